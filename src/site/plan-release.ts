import type { Draft } from './draft.js';
import { isHeaderFile } from './header-files.js';
import type { IndexPredicate } from './index-statement.js';
import { type ChannelLayout, minisigPath } from './layout.js';
import { latestOf } from './next-index.js';
import type { Plan, PlannedWrite } from './plan.js';

/** What the plan is made from. */
export interface PlanInput {
  readonly layout: ChannelLayout;
  readonly draft: Draft;
  readonly flist: string;
  readonly newest: IndexPredicate | undefined;
  /** The release is committed already, with these very contents. */
  readonly committed: boolean;
  /** Views that are behind, and header files that differ. */
  readonly staleViews: readonly string[];
  /** Tags that the remote doesn't have yet. */
  readonly newTags: readonly string[];
  /** Names of the files that the release page lacks; undefined where nothing is to be done on a page. */
  readonly pageFiles: readonly string[] | undefined;
}

/** The plan of a release. */
export const planRelease = (input: PlanInput): Plan => {
  const { layout, draft, flist, newest, committed } = input;
  const { product, version, channel, tag, commit, bundle } = draft.statement.predicate;
  const before = newest?.counter ?? 0;
  const latestBefore = newest?.latest ?? null;
  const after = committed
    ? latestBefore
    : latestOf([...(newest?.releases ?? []), { version, upgradeObject: { sha256: '' }, bundle }]);
  const pending = [
    ...(committed
      ? replacements(input.staleViews)
      : [...staging(draft, bundle.path), ...commits(input, before + 1, after !== latestBefore)]),
    ...pageWrites(tag, input.pageFiles),
  ];
  return {
    action: !committed ? 'publish' : pending.length > 0 ? 'repair' : 'unchanged',
    product,
    version,
    channel,
    tag,
    commit,
    bundle: { path: bundle.path, url: flist, size: bundle.size, sha256: bundle.sha256 },
    latest: { before: latestBefore, after },
    revision: { before, after: committed ? before : before + 1 },
    writes: pending.map((write) =>
      write.path === layout.latest && write.kind === 'replace' ? { ...write, what: `latest is ${after}` } : write,
    ),
  };
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

const staging = (draft: Draft, bundle: string): readonly PlannedWrite[] => [
  ...draft.objects.map(({ path, body }) => ({
    kind: 'create' as const,
    path,
    what: path === bundle ? 'bundle' : (path.split('/')[0] ?? path),
    size: body.kind === 'file' ? body.size : body.bytes.length,
  })),
  { kind: 'create', path: minisigPath(bundle), what: 'signature of the bundle' },
];

const commits = (
  { layout, draft, newTags, staleViews }: PlanInput,
  counter: number,
  movesLatest: boolean,
): readonly PlannedWrite[] => [
  ...newTags.map((name) => ({
    kind: 'tag' as const,
    path: name,
    what: `on ${draft.statement.predicate.commit.slice(0, 12)}`,
  })),
  { kind: 'create', path: layout.upgradeObject(draft.statement.predicate.version), what: 'upgrade object' },
  { kind: 'create', path: layout.revision(counter), what: 'commit: the next revision of the index' },
  ...staleViews.filter(isHeaderFile).map((path) => ({ kind: 'replace' as const, path, what: 'header rules' })),
  { kind: 'replace', path: layout.index, what: 'copy of the newest revision' },
  { kind: 'replace', path: layout.versions, what: 'list of versions' },
  ...(movesLatest ? [{ kind: 'replace' as const, path: layout.latest, what: 'latest' }] : []),
];
