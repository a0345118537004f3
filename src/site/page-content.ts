import type { PageAsset, ReleasePage } from '../forges/release-page.js';
import type { Body } from '../hosts/host.js';
import { isPrerelease } from '../version/semver.js';
import type { Draft } from './draft.js';
import { bundleFileName, STABLE } from './layout.js';

/** What a release page is made from. */
export interface PageFacts {
  readonly draft: Draft;
  /** The site's own address, without a trailing slash. */
  readonly publicUrl: string;
  /** The channel's `latest` once the release is out. */
  readonly latest: string | null;
}

/** The signed parts of a release, as they are on the site. */
export interface SignedParts {
  readonly minisig: Uint8Array;
  readonly upgradeObject: Uint8Array;
}

/** The release page of a release: its notes, how to verify it, and the files of the site under names for people. */
export const pageContent = (facts: PageFacts, signed: SignedParts): ReleasePage => {
  const { product, version, channel, tag } = facts.draft.statement.predicate;
  return {
    product,
    version,
    tag,
    title: `${product} ${version}`,
    notes: notesText(facts),
    prerelease: channel !== STABLE || isPrerelease(version),
    latest: channel === STABLE && facts.latest === version,
    assets: assetsOf(facts.draft, signed),
  };
};

/** The names that the page's files have. */
export const pageAssetNames = (draft: Draft): readonly string[] =>
  assetsOf(draft, { minisig: new Uint8Array(), upgradeObject: new Uint8Array() }).map(({ name }) => name);

const assetsOf = (draft: Draft, { minisig, upgradeObject }: SignedParts): readonly PageAsset[] => {
  const { product, version, bundle, attachments } = draft.statement.predicate;
  const zip = bundleFileName(product, version);
  const own: readonly PageAsset[] = [
    { name: zip, body: bodyAt(draft, bundle.path), mediaType: 'application/zip' },
    { name: `${zip}.minisig`, body: { kind: 'bytes', bytes: minisig }, mediaType: 'text/plain' },
    {
      name: `${product}-${version}.upgrade.json`,
      body: { kind: 'bytes', bytes: upgradeObject },
      mediaType: 'application/json',
    },
  ];
  const names = distinctNames(
    attachments.map(({ name }) => name),
    own.map(({ name }) => name),
  );
  return [
    ...own,
    ...attachments.map(({ path, mediaType }, i) => ({ name: names[i] ?? '', body: bodyAt(draft, path), mediaType })),
  ];
};

/**
 * Names that forges leave as they are, each its own: letters, digits, `.`, `_` and `-`, no dot at the end. A forge would rename
 * any other, and then the file would be missing under its own.
 */
const distinctNames = (names: readonly string[], others: readonly string[]): readonly string[] => {
  const taken = new Set(others);
  return names.map((name) => {
    const plain = name.replace(/[^A-Za-z0-9._-]|\.$/g, '_');
    const candidates = [plain, `attachment-${plain}`, ...names.map((_, i) => `attachment-${i + 2}-${plain}`)];
    const free = candidates.find((candidate) => !taken.has(candidate)) ?? plain;
    taken.add(free);
    return free;
  });
};

const bodyAt = (draft: Draft, path: string): Body => {
  const object = draft.objects.find((staged) => staged.path === path);
  if (!object) throw new RangeError(`the draft stages no ${path}`);
  return object.body;
};

const notesText = ({ draft, publicUrl }: PageFacts): string => {
  const { product, version, channel, models, bundle, notes, barrier } = draft.statement.predicate;
  const zip = bundleFileName(product, version);
  return [
    ...(notes === undefined ? [] : [notes.trimEnd(), '']),
    ...(barrier === undefined ? [] : [`Every device passes through this release: ${barrier.reason}`, '']),
    '| | |',
    '|---|---|',
    `| For | ${models.map(cell).join(', ')} |`,
    `| Channel | ${channel} |`,
    `| Devices fetch | ${publicUrl}/${bundle.path} |`,
    `| Size | ${bundle.size} bytes |`,
    `| SHA-256 | \`${bundle.sha256}\` |`,
    '',
    'To verify the bundle with the public key of the project:',
    '',
    '```sh',
    `minisign -Vm ${zip} -p ota.pub`,
    '```',
    '',
  ].join('\n');
};

/** A text of the project in a cell of a table. */
const cell = (text: string): string => text.replace(/[\\|`<>*_[\]]/g, '\\$&');
