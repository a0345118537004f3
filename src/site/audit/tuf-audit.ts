import { gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import { roleDocuments, TUF_ROLES } from '../../tuf/documents.js';
import { metadataOf } from '../../tuf/metadata.js';
import { releaseObject, rolePath, tufNames } from '../../tuf/names.js';
import { assertRootFollows, parseRoot, type StandingRoot } from '../../tuf/root.js';
import type { Revision } from '../channel-state.js';
import type { IndexRelease, TufFacts } from '../index-statement.js';
import type { ChannelLayout } from '../layout.js';
import type { SiteReader } from './site-reader.js';

/** A root that expires sooner than this is worth a warning. */
const WARN_DAYS = 30;
const DAY_MS = 86_400_000;

/** What is needed to audit the TUF repository of a channel. */
export interface TufContext {
  readonly reader: Pick<SiteReader, 'read' | 'peek'>;
  readonly layout: ChannelLayout;
  readonly now: Date;
  /** Every root back to the first is read, as a client that is as old would read them; the newest alone otherwise. */
  readonly whole: boolean;
  /** Looks for a root that no revision names; true where it is left out. */
  readonly lookAhead?: boolean | undefined;
}

/** What is wrong with the TUF repository of a channel. */
export interface TufAudit {
  readonly problems: readonly Problem[];
  /** The roots that were read, oldest first: nothing else makes them, so whoever copies the channel takes them along. */
  readonly roots: readonly string[];
}

/** Of a channel without a TUF repository, or of a copy of some of its releases, which has none. */
export const NONE: TufAudit = { problems: [], roots: [] };

/**
 * Audits what the documents of a TUF repository, which follow from the revision, don’t show by themselves: the chain of roots up to the
 * one that the revision names, its time, and that it verifies the signatures which the revision holds.
 */
export const auditTuf = async (context: TufContext, { path, predicate }: Revision): Promise<TufAudit> => {
  const { tuf } = predicate;
  if (!tuf) return NONE;
  const { roots, problems } = await readRoots(context, tuf.root);
  const newest = roots.at(-1);
  if (!newest || problems.length > 0) return { problems, roots: roots.map(pathOf) };
  if (newest.sha256 !== tuf.root.sha256) {
    const reason = `it is not the one that ${path} names`;
    return { problems: [broken(newest.path, reason)], roots: roots.map(pathOf) };
  }
  const next = await unnamedRoot(context, newest);
  return {
    problems: [...timeProblems(newest, context.now), ...refusals(context, newest, predicate, tuf), ...next],
    roots: roots.map(pathOf),
  };
};

const pathOf = ({ path }: StandingRoot): string => path;

const broken = (path: string, reason: string): Problem => problem('tuf-root-broken', { path, reason }, { file: path });

/** The roots up to the one that is named, each as a client follows it (TUF 1.0, sections 5.3.3 to 5.3.5). */
const readRoots = async (
  { reader, layout, whole }: TufContext,
  { version: last }: TufFacts['root'],
): Promise<{ readonly roots: readonly StandingRoot[]; readonly problems: readonly Problem[] }> => {
  const names = tufNames(layout);
  const roots: StandingRoot[] = [];
  for (let version = whole ? 1 : last; version <= last; version += 1) {
    const path = names.root(version);
    const { value: bytes, problems } = await reader.read(path);
    const missing = problem('tuf-root-missing', { path }, { file: path });
    if (!bytes) return { roots, problems: problems.length > 0 ? problems : [missing] };
    const { value: root, problems: faults } = await gather(() => followed(path, bytes, roots.at(-1), whole));
    if (!root) return { roots, problems: faults.map((fault) => ({ ...fault, place: { file: path } })) };
    roots.push(root);
  }
  return { roots, problems: [] };
};

const followed = (path: string, bytes: Uint8Array, before: StandingRoot | undefined, whole: boolean): StandingRoot => {
  const root = parseRoot(path, bytes);
  // Alone, it is vouched for by its digest.
  if (whole) assertRootFollows(before, root);
  return root;
};

/** A client that is at the newest root asks for the next one (TUF 1.0, section 5.3.3). */
const unnamedRoot = async (
  { reader, layout, lookAhead }: TufContext,
  newest: StandingRoot,
): Promise<readonly Problem[]> => {
  if (lookAhead === false) return [];
  const path = tufNames(layout).root(newest.metadata.signed.version + 1);
  const { value: bytes, problems } = await reader.peek(path);
  if (!bytes) return problems;
  const { value, problems: faults } = await gather(() => followed(path, bytes, newest, true));
  const place = { file: path };
  if (!value) return faults.map((fault) => ({ ...fault, place }));
  return [problem('tuf-root-unnamed', { path, named: newest.path }, place)];
};

const timeProblems = ({ path, metadata }: StandingRoot, now: Date): readonly Problem[] => {
  const { expires } = metadata.signed;
  const leftMs = Date.parse(expires) - now.getTime();
  const place = { file: path };
  if (leftMs <= 0) return [problem('tuf-root-expired', { path, expires }, place)];
  if (leftMs >= WARN_DAYS * DAY_MS) return [];
  return [problem('tuf-root-expires-soon', { path, expires, days: Math.floor(leftMs / DAY_MS) }, place)];
};

/** Metadata that the root doesn’t verify: whoever signed the revision gave it signatures that are none. */
const refusals = (
  { layout }: TufContext,
  { path: root, metadata }: StandingRoot,
  predicate: Revision['predicate'],
  { latest, signatures }: TufFacts,
): readonly Problem[] => {
  const documents = roleDocuments(predicate, latest?.size);
  const names = tufNames(layout);
  return TUF_ROLES.flatMap((role) => {
    const reason = refusal(() => metadata.verifyDelegate(role, metadataOf(documents[role], signatures[role])));
    const path = rolePath(names, role, predicate.counter);
    return reason === undefined ? [] : [problem('tuf-metadata-refused', { path, root, reason }, { file: path })];
  });
};

const refusal = (verify: () => void): string | undefined => {
  try {
    verify();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/**
 * The repositories that were switched off and are still there: they expire, and then every client of them stops.
 *
 * @param paths every path of the site.
 */
export const leftMetadata = (
  paths: readonly string[],
  channels: readonly { readonly layout: ChannelLayout; readonly contents?: { readonly newest: Revision } }[],
): readonly Problem[] =>
  channels.flatMap(({ layout, contents }) => {
    const path = tufNames(layout).timestamp;
    const isLeft = contents && !contents.newest.predicate.tuf && paths.includes(path);
    return isLeft ? [problem('tuf-metadata-left', { path }, { file: path })] : [];
  });

/**
 * The names that a TUF repository of the channel may have left on the site: of every revision so far, and of every release that was the
 * newest. Clients in the middle of an update still read older ones.
 *
 * @param counters of the revisions that a listing of the site shows: a signed counter alone may be any number.
 */
export const tufNamesSoFar = (
  layout: ChannelLayout,
  { counter, product, channel }: Revision['predicate'],
  releases: readonly Pick<IndexRelease, 'upgradeObject'>[],
  counters: readonly number[],
): readonly string[] => {
  const names = tufNames(layout);
  const soFar = counters.filter((listed) => listed <= counter);
  return [
    names.timestamp,
    ...soFar.flatMap((version) => [names.targets(version), names.snapshot(version), names.root(version)]),
    // One that no revision names is told of by itself.
    names.root(counter + 1),
    ...releases.map(({ upgradeObject }) => releaseObject(upgradeObject.sha256, { product, channel })),
  ];
};
