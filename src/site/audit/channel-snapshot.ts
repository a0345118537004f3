import { type Gathered, gather } from '../../errors/gather.js';
import { type Problem, type ProblemCode, problem } from '../../errors/problem.js';
import type { Trust } from '../../signing/trust.js';
import { assertFollows, type Revision } from '../channel-state.js';
import type { ArchiveDirectory } from '../index-statement.js';
import type { ChannelLayout } from '../layout.js';
import { readDirectory } from './archive-reader.js';
import { auditDeviceDocuments } from './device-documents.js';
import { auditPage } from './page-audit.js';
import { auditPointers } from './pointer-audit.js';
import { counterOf, examineRevision } from './revision.js';
import { placedAt, type SiteReader } from './site-reader.js';

/** What is needed to audit a channel. */
export interface ChannelContext {
  readonly reader: SiteReader;
  readonly layout: ChannelLayout;
  readonly trust: Trust;
  /** The site, for messages. */
  readonly site: string;
  /** Counters of the revisions that a listing of the site shows, ascending; undefined where it can't be listed. */
  readonly listed: readonly number[] | undefined;
  /** Looks for the newest revision where the index is of no help; costs a read a revision. */
  readonly searchLog: boolean;
  /** Audits the page for people, too; true where it is left out. */
  readonly withPage?: boolean;
  /** Looks for a revision that is newer than the index; true where it is left out. */
  readonly lookAhead?: boolean | undefined;
  /** The versions that are asked for, where a site may hold a part of the releases alone. */
  readonly excerpt?: readonly string[];
}

/** The head of a channel at one moment: what the signed index says, and whether the pointers say the same. */
export interface ChannelSnapshot {
  /** `index.json`, if it verifies. */
  readonly index?: Revision;
  /** The newest revision that verifies with the trusted keys. */
  readonly newest?: Revision;
  /** The archive that `newest` names; absent where it can't be read. */
  readonly directory?: ArchiveDirectory;
  /** The versions that the site holds, where it holds a part of those that are listed. */
  readonly held?: readonly string[];
  readonly problems: readonly Problem[];
}

/** Between two readings of a head that disagrees with itself. */
const FIRST_WAIT_MS = 100;
const MAX_WAIT_MS = 1_000;
/** What a release that is just being published may show for a moment; nothing else gets better by waiting. */
const PASSING: ReadonlySet<ProblemCode> = new Set([
  'verify-index-missing',
  'verify-index-not-copy',
  'verify-index-stale',
  'verify-object-missing',
  'verify-pointer-differs',
  'verify-document-differs',
  'page-tampered',
]);
/**
 * Revisions in a row that may fail to verify before the search for the newest ends: a server that answers every name
 * would lead it on for ever.
 */
const MAX_BLIND_STEPS = 16;

/** Reads the head of a channel, and again for as long as it disagrees with itself and patience lasts. */
export const settledSnapshot = async (context: ChannelContext, patienceMs: number): Promise<ChannelSnapshot> => {
  let leftMs = patienceMs;
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(MAX_WAIT_MS, 2 * waitMs)) {
    const snapshot = await takeSnapshot(context);
    if (leftMs < waitMs || !snapshot.problems.some(({ code }) => PASSING.has(code))) return snapshot;
    leftMs -= waitMs;
    await new Promise((done) => setTimeout(done, waitMs));
  }
};

const takeSnapshot = async (context: ChannelContext): Promise<ChannelSnapshot> => {
  const index = await readIndex(context);
  const wanted = context.lookAhead !== false && (index.value !== undefined || context.searchLog);
  const newer = wanted ? await newestAfter(context, index.value) : { problems: [] };
  const newest = newer.value ?? index.value;
  const problems = [...index.problems, ...newer.problems];
  if (!newest) return { problems };
  const directory = await gather(() => readDirectory(context.reader, newest.predicate));
  const pointers = await auditPointers(context, newest, directory.value);
  // Documents speak of the whole channel, so a part of it has none.
  const documents =
    directory.value && !pointers.held ? await auditDeviceDocuments(context, newest, directory.value) : [];
  const page = context.withPage !== false ? await auditPage(context, newest) : [];
  return {
    ...(index.value ? { index: index.value } : {}),
    newest,
    ...(directory.value ? { directory: directory.value } : {}),
    ...(pointers.held ? { held: pointers.held } : {}),
    problems: [
      ...problems,
      ...staleness(context.layout, index.value, newest),
      ...placedAt(directory.problems, newest.predicate.archive?.path ?? newest.path),
      ...pointers.problems,
      ...documents,
      ...page,
    ],
  };
};

const readIndex = async ({ reader, layout, trust, site }: ChannelContext): Promise<Gathered<Revision>> => {
  const { value: bytes, problems } = await reader.read(layout.index);
  const place = { file: layout.index };
  if (!bytes)
    return {
      problems: problems.length > 0 ? problems : [problem('verify-index-missing', { path: layout.index, site }, place)],
    };
  const { revision, problems: faults } = await examineRevision(bytes, layout.index, layout, trust);
  if (!revision) return { problems: faults };
  const path = layout.revision(revision.predicate.counter);
  const original = await reader.read(path);
  return {
    value: { ...revision, path },
    problems: [...faults, ...(await copyProblems(path, bytes, original, { layout, trust }))],
  };
};

const copyProblems = async (
  path: string,
  bytes: Uint8Array,
  { value: original, problems }: Gathered<Uint8Array>,
  { layout, trust }: Pick<ChannelContext, 'layout' | 'trust'>,
): Promise<readonly Problem[]> => {
  if (!original)
    return problems.length > 0
      ? problems
      : [problem('site-revision-missing', { path, index: layout.index }, { file: path })];
  if (Buffer.compare(original, bytes) === 0) return [];
  const copy = problem('verify-index-not-copy', { path: layout.index, revision: path }, { file: layout.index });
  return [copy, ...(await examineRevision(original, path, layout, trust)).problems];
};

/**
 * The newest revision after `start` that verifies. Without a listing the counters are followed up to the first that is
 * missing; with one, no gap hides what stands beyond it.
 */
const newestAfter = async (context: ChannelContext, start: Revision | undefined): Promise<Gathered<Revision>> => {
  let newest = start;
  const chain: Problem[] = [];
  // Faults of what stands above the newest revision; those below it are found by the walk through the log.
  let faults: readonly Problem[] = [];
  for await (const { path, bytes, problems } of revisionsAfter(context, start)) {
    const examined = bytes ? await examineRevision(bytes, path, context.layout, context.trust) : { problems };
    if (examined.revision) {
      chain.push(...(await chainProblems(newest, examined.revision)));
      newest = examined.revision;
      faults = examined.problems;
    } else faults = [...faults, ...examined.problems];
    if (!context.listed && faults.length >= MAX_BLIND_STEPS) break;
  }
  const problems = [...(context.searchLog ? [] : chain), ...faults];
  return newest && newest !== start ? { value: newest, problems } : { problems };
};

const chainProblems = async (before: Revision | undefined, next: Revision): Promise<readonly Problem[]> => {
  // The walk through the log reports gaps.
  if (next.predicate.counter !== (before?.predicate.counter ?? 0) + 1) return [];
  return placedAt((await gather(() => assertFollows(before, next))).problems, next.path);
};

async function* revisionsAfter({ reader, layout, listed }: ChannelContext, start: Revision | undefined) {
  const after = start?.predicate.counter ?? 0;
  for (const counter of listed?.filter((number) => number > after) ?? countUp(after + 1)) {
    const path = layout.revision(counter);
    // A cache that remembers that the next revision was not there would hide it from devices once it is.
    const { value: bytes, problems } = await (listed ? reader.read(path) : reader.peek(path));
    if (bytes || problems.length > 0) yield { path, bytes, problems };
    if (!bytes && !listed) return;
  }
}

function* countUp(first: number): Generator<number> {
  for (let number = first; ; number += 1) yield number;
}

const staleness = (layout: ChannelLayout, index: Revision | undefined, newest: Revision): readonly Problem[] =>
  !index || index.predicate.counter === newest.predicate.counter
    ? []
    : [
        problem(
          'verify-index-stale',
          { path: layout.index, counter: index.predicate.counter, newest: newest.path },
          { file: layout.index },
        ),
      ];

/** The counters of the revisions among the listed paths, ascending. */
export const listedCounters = (paths: readonly string[], layout: ChannelLayout): readonly number[] =>
  paths
    .map((path) => ({ path, counter: counterOf(path) }))
    .filter(({ path, counter }) => Number.isSafeInteger(counter) && path === layout.revision(counter))
    .map(({ counter }) => counter)
    .sort((a, b) => a - b);
