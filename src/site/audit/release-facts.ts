import { type Problem, problem } from '../../errors/problem.js';
import { tagName } from '../../version/semver.js';
import type { IndexRelease } from '../index-statement.js';
import { attachmentPath, bundlePath, type ChannelLayout, packedVersion, schemaPath } from '../layout.js';
import { type ReleaseStatement, statementDifferences } from '../statement.js';

/** Where a release stands, as far as its statement must agree. */
export interface ReleasePosition {
  readonly layout: ChannelLayout;
  readonly product: string;
  readonly entry: IndexRelease;
}

/**
 * Facts of a signed statement that don't fit its place: its product, channel, version and tag, the index's entry for
 * it, and the names that follow from its digests. A good signature is not enough: it may be a replay from elsewhere.
 */
export const factProblems = (
  statement: ReleaseStatement,
  { layout, product, entry }: ReleasePosition,
): readonly Problem[] => {
  const path = layout.upgradeObject(entry.version);
  const { predicate } = statement;
  const { bundle, schemas = {} } = predicate;
  const expected = {
    product,
    channel: layout.channel,
    version: entry.version,
    tag: predicate.tag.endsWith(`/${tagName(entry.version)}`) ? predicate.tag : tagName(entry.version),
    bundle: { ...sizedRef(entry.bundle), path: bundlePath(bundle.sha256, product, packedAs(statement, product)) },
    subject: [{ name: bundle.path, digest: { sha256: bundle.sha256 } }],
    upgradeFrom: entry.upgradeFrom,
    barrier: entry.barrier,
    policy: entry.policy,
    schemaDigests: { ...entry.schemas },
    paths: [
      ...schemaKinds.flatMap(([key, kind]) => (schemas[key] ? [schemaPath(schemas[key].sha256, kind)] : [])),
      ...predicate.attachments.map(({ sha256, name }) => attachmentPath(sha256, name)),
    ],
  };
  const found = {
    product: predicate.product,
    channel: predicate.channel,
    version: predicate.version,
    tag: predicate.tag,
    bundle: sizedRef(bundle),
    subject: statement.subject.map(({ name, digest }) => ({ name, digest: { sha256: digest.sha256 } })),
    upgradeFrom: predicate.upgradeFrom,
    barrier: predicate.barrier,
    policy: predicate.policy,
    schemaDigests: Object.fromEntries(
      schemaKinds.flatMap(([key]) => (schemas[key] ? [[key, schemas[key].sha256]] : [])),
    ),
    paths: [
      ...schemaKinds.flatMap(([key]) => (schemas[key] ? [schemas[key].path] : [])),
      ...predicate.attachments.map((attachment) => attachment.path),
    ],
  };
  return statementDifferences(found, expected).map((fact) =>
    problem(
      'verify-release-disagrees',
      { path, fact, found: at(found, fact), expected: at(expected, fact) },
      { file: path },
    ),
  );
};

/** What both have of a bundle: keys that only one of them has are of a later format. */
const sizedRef = ({ path, size, sha256 }: ReleaseStatement['predicate']['bundle']) => ({ path, size, sha256 });

/** The version in the name of the bundle: bytes that are issued anew keep the name that they were packed under. */
const packedAs = ({ predicate }: ReleaseStatement, product: string): string => {
  const { version, bundle, reissuedFrom } = predicate;
  const packed = reissuedFrom && packedVersion(bundle.path, { sha256: bundle.sha256, product });
  return packed ?? version;
};

/** What is wrong with the entry that an index or archive page has for a release: its bundle lies under another name. */
export const entryProblems = (
  listedIn: string,
  { product, entry }: Pick<ReleasePosition, 'product' | 'entry'>,
): readonly Problem[] => {
  const found = entry.bundle.path;
  // Of a version that only its statement tells: a reissue has the bundle of another one.
  if (packedVersion(found, { sha256: entry.bundle.sha256, product }) !== undefined) return [];
  const expected = bundlePath(entry.bundle.sha256, product, entry.version);
  const fact = `bundle.path of ${entry.version}`;
  return [problem('verify-release-disagrees', { path: listedIn, fact, found, expected }, { file: listedIn })];
};

const schemaKinds = [
  ['config', 'config'],
  ['foreignConfig', 'foreign-config'],
  ['template', 'template'],
] as const;

const at = (value: unknown, dotted: string): unknown =>
  dotted
    .split('.')
    .reduce((inner: unknown, key) => (inner as Readonly<Record<string, unknown>> | undefined)?.[key], value) ??
  'nothing';

/**
 * Whether devices that follow `flist` reach the bundle: an absolute http(s) URL that ends with the bundle's path, or the very one
 * that is signed as the project's own.
 */
export const flistProblems = (
  path: string,
  flist: string,
  bundle: string,
  site: string | undefined,
  own?: string,
): readonly Problem[] => {
  const place = { file: path, path: 'flist' };
  const url = URL.canParse(flist) ? new URL(flist) : undefined;
  const web = url?.protocol === 'https:' || url?.protocol === 'http:';
  // `new URL` forgives blanks and backslashes that a shell's curl doesn't.
  const plain = /^https?:\/\/[\x21-\x5b\x5d-\x7e]+$/.test(flist);
  if (web && plain && flist === own) return [];
  if (!web || !plain || !flist.endsWith(`/${bundle}`))
    return [problem('verify-flist-invalid', { path, flist, bundle }, place)];
  if (site === undefined || flist === `${site}/${bundle}`) return [];
  return [problem('verify-flist-elsewhere', { path, flist, site }, place)];
};
