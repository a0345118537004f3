import type { Draft } from './draft.js';
import { isHeaderFile } from './header-files.js';
import type { IndexPredicate, PageRef } from './index-statement.js';
import { type ChannelLayout, minisigPath } from './layout.js';
import type { Plan, PlannedWrite } from './plan.js';
import { isForEverybody } from './rollout.js';

/** What is to be written of a page for people: the object under its digest, and its copy where people look. */
export interface SitePageWrites {
  readonly object: boolean;
  readonly copy: boolean;
}

/** What the plan is made from. */
export interface PlanInput {
  readonly layout: ChannelLayout;
  readonly draft: Draft;
  /** Absolute. */
  readonly bundleUrl: string;
  readonly newest: IndexPredicate | undefined;
  /** What the channel will say with the release, or says where that is committed. */
  readonly coming: Pick<IndexPredicate, 'created' | 'latest' | 'releases'>;
  /** The release is committed already, with these very contents. */
  readonly committed: boolean;
  /** Views that are behind, and header files that differ. */
  readonly staleViews: readonly string[];
  /** Tags that the remote doesn't have yet. */
  readonly newTags: readonly string[];
  /** Paths of the files that a family of devices has signed with a key of its own. */
  readonly sealed?: readonly string[];
  /** Paths of the documents for families of devices. */
  readonly documents?: readonly string[];
  /** The page for people, where there is to be one. */
  readonly page?: PageRef & SitePageWrites;
  /** Whether it is published how the release was made. */
  readonly provenance?: boolean;
  /** Paths of objects that the site has already: those of a release that is issued anew. */
  readonly standing?: readonly string[] | undefined;
  /** Names of the files that the release page lacks; undefined where nothing is to be done on a page. */
  readonly pageFiles: readonly string[] | undefined;
}

/** The plan of a release. */
export const planRelease = (input: PlanInput): Plan => {
  const { layout, draft, bundleUrl, newest, committed } = input;
  const { product, version, channel, tag, commit, bundle } = draft.statement.predicate;
  const before = newest?.counter ?? 0;
  const latestBefore = newest?.latest ?? null;
  const after = committed ? latestBefore : input.coming.latest;
  const rollout = rolloutOf(input.coming, version);
  const pending = [
    ...(committed
      ? replacements(input.staleViews)
      : [...staging(draft, bundle.path, input), ...commits(input, before + 1, after !== latestBefore)]),
    ...pageWrites(tag, input.pageFiles),
  ];
  return {
    action: !committed ? 'publish' : pending.length > 0 ? 'repair' : 'unchanged',
    product,
    version,
    channel,
    tag,
    commit,
    bundle: { path: bundle.path, url: bundleUrl, size: bundle.size, sha256: bundle.sha256 },
    latest: { before: latestBefore, after },
    ...(rollout === undefined ? {} : { rollout }),
    revision: { before, after: committed ? before : before + 1 },
    writes: pending.map((write) =>
      write.path === layout.latest && write.kind === 'replace' ? { ...write, what: `latest is ${after}` } : write,
    ),
  };
};

/** Undefined where everybody is offered it. */
const rolloutOf = ({ created, releases }: PlanInput['coming'], version: string): Plan['rollout'] => {
  const release = releases.find((one) => one.version === version);
  return release && !isForEverybody(release, created) ? release.rollout : undefined;
};

const replacements = (paths: readonly string[]): readonly PlannedWrite[] =>
  paths.map((path) => ({ kind: 'replace', path, what: 'bring up to date' }));

/** The page comes last: it tells people of a release that devices can already verify. */
const pageWrites = (tag: string, files: readonly string[] | undefined): readonly PlannedWrite[] =>
  files === undefined
    ? []
    : [
        {
          kind: 'page',
          path: tag,
          what: `release page${files.length > 0 ? ` with ${files.join(', ')}` : ', published'}`,
        },
      ];

const staging = (
  draft: Draft,
  bundle: string,
  { sealed = [], standing = [] }: Pick<PlanInput, 'sealed' | 'standing'>,
): readonly PlannedWrite[] => objectWrites(draft, bundle, sealed).filter(({ path }) => !standing.includes(path));

const objectWrites = (draft: Draft, bundle: string, sealed: readonly string[]): readonly PlannedWrite[] => [
  ...draft.objects.map(({ path, body }) => ({
    kind: 'create' as const,
    path,
    what: whatOf(draft, path, bundle),
    size: body.kind === 'file' ? body.size : body.bytes.length,
  })),
  { kind: 'create', path: minisigPath(bundle), what: 'signature of the bundle' },
  ...sealed.map((path) => ({ kind: 'create' as const, path, what: 'signed for its devices' })),
];

const whatOf = ({ statement }: Draft, path: string, bundle: string): string => {
  if (path === bundle) return 'bundle';
  const forDevices = statement.predicate.deviceFiles?.find((file) => file.path === path);
  return forDevices ? `for ${forDevices.family}` : (path.split('/')[0] ?? path);
};

const commits = (
  { layout, draft, newTags, staleViews, documents = [], page, provenance = false }: PlanInput,
  counter: number,
  movesLatest: boolean,
): readonly PlannedWrite[] => [
  ...newTags.map((name) => ({
    kind: 'tag' as const,
    path: name,
    what: `on ${draft.statement.predicate.commit.slice(0, 12)}`,
  })),
  { kind: 'create', path: layout.upgradeObject(draft.statement.predicate.version), what: 'upgrade object' },
  // Their names are their digests, and what they state depends on the run.
  ...(provenance ? [{ kind: 'create' as const, path: 'provenance/', what: 'provenance of the release' }] : []),
  { kind: 'create', path: 'records/', what: 'record of the release' },
  ...(page?.object ? [{ kind: 'create' as const, path: page.path, what: 'page for people', size: page.size }] : []),
  { kind: 'create', path: layout.revision(counter), what: 'commit: the next revision of the index' },
  ...staleViews.filter(isHeaderFile).map((path) => ({ kind: 'replace' as const, path, what: 'header rules' })),
  ...documentFolders(documents),
  ...(page?.copy ? [{ kind: 'replace' as const, path: layout.page, what: 'page for people' }] : []),
  { kind: 'replace', path: layout.index, what: 'copy of the newest revision' },
  { kind: 'replace', path: layout.versions, what: 'list of versions' },
  ...(movesLatest ? [{ kind: 'replace' as const, path: layout.latest, what: 'latest' }] : []),
];

/** A family may have hundreds of documents; the plan names the folders that they lie in. */
const documentFolders = (paths: readonly string[]): readonly PlannedWrite[] => {
  const folders = new Map<string, readonly string[]>();
  for (const path of paths) {
    const folder = path.split('/')[0] ?? path;
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders].map(([folder, inside]) =>
    inside.length === 1
      ? { kind: 'replace', path: inside[0] ?? folder, what: 'document for devices' }
      : { kind: 'replace', path: `${folder}/`, what: `${inside.length} documents for devices` },
  );
};
