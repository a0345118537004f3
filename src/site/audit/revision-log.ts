import { gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import type { Trust } from '../../signing/trust.js';
import { archivedVersions } from '../archive.js';
import type { Revision } from '../channel-state.js';
import { readAhead } from '../in-order.js';
import type { IndexPredicate } from '../index-statement.js';
import { sha256Hex } from '../json-bytes.js';
import type { ChannelLayout } from '../layout.js';
import { readDirectory } from './archive-reader.js';
import { type ExaminedRevision, examineRevision, examineVouched } from './revision.js';
import { placedAt, type SiteReader } from './site-reader.js';
import { historyProblems, type Listed, listedIn } from './version-history.js';

/** What the walk through the log needs. */
export interface LogContext {
  readonly reader: SiteReader;
  readonly layout: ChannelLayout;
  readonly trust: Trust;
  readonly newest: Revision;
  /** SHA-256 of the upgrade object of each archived version. */
  readonly archive: ReadonlyMap<string, string>;
  /** The counter at which the walk ends: a reader that has that revision has all before it. 1 by default. */
  readonly lowest?: number;
}

/** What the walk found, and the archive objects that revisions name. */
export interface LogAudit {
  readonly problems: readonly Problem[];
  /** SHA-256 of every archive directory that a revision names, by its path. */
  readonly directories: ReadonlyMap<string, string>;
  /** SHA-256 of every page that one of these names, by its path. */
  readonly pages: ReadonlyMap<string, string>;
  /** Paths of the pages for people that revisions name, the newest among them. */
  readonly forPeople: ReadonlySet<string>;
}

/** Revisions in a row that may be missing before the walk ends: the log is gone, and naming more of it helps nobody. */
const MAX_MISSED = 100;

/** The later revision, from which the walk looks back: nothing of an earlier one is believed but through it. */
interface Later {
  readonly path: string;
  readonly predicate: IndexPredicate;
  readonly listed: Listed;
}

/**
 * Walks the log from the newest revision back to the first: every one is there, verifies (or is vouched for by the next),
 * is followed by the next, and loses or changes no version. Memory doesn't grow with the log.
 */
export const auditLog = async (context: LogContext): Promise<LogAudit> => {
  const { reader, newest } = context;
  const archives = archiveReader(reader);
  const forPeople = new Set(pagesOf(newest));
  const first = await archives.versionsOf(newest.predicate);
  // The newest revision's own archive has been reported already.
  const problems: Problem[] = [...originProblems(newest)];
  let later: Later = { path: newest.path, predicate: newest.predicate, listed: listedIn(newest, first.versions) };
  let missed = 0;
  let expected: string | undefined = newest.predicate.previous ?? undefined;
  const read = async (path: string) => ({ path, ...(await reader.read(path)) });
  for await (const { path, value: bytes, problems: faults } of readAhead(pathsBefore(context), read)) {
    if (!bytes) {
      problems.push(...(faults.length > 0 ? faults : [missing(path, newest.path)]));
      expected = undefined;
      missed += 1;
      if (missed === MAX_MISSED) break;
      continue;
    }
    missed = 0;
    const { revision, problems: found } = await examineLinked(bytes, path, { ...context, expected, next: later.path });
    problems.push(...found);
    expected = revision?.predicate.previous ?? undefined;
    if (!revision) continue;
    for (const path of pagesOf(revision)) forPeople.add(path);
    const archived = await archives.versionsOf(revision.predicate);
    const listed = listedIn(revision, archived.versions);
    problems.push(...archived.problems, ...originProblems(revision), ...stepProblems(revision, listed, later, context));
    later = { path, predicate: revision.predicate, listed };
  }
  return { problems, directories: archives.directories, pages: archives.pages, forPeople };
};

const pagesOf = ({ predicate: { page } }: Pick<Revision, 'predicate'>): readonly string[] => (page ? [page.path] : []);

function* pathsBefore({ newest, layout, lowest = 1 }: LogContext): Generator<string> {
  for (let counter = newest.predicate.counter - 1; counter >= lowest; counter -= 1) yield layout.revision(counter);
}

const missing = (path: string, newest: string): Problem =>
  problem('verify-revision-missing', { path, newest }, { file: path });

const examineLinked = async (
  bytes: Uint8Array,
  path: string,
  { layout, trust, expected, next }: LogContext & { readonly expected: string | undefined; readonly next: string },
): Promise<ExaminedRevision> => {
  if (expected !== undefined && sha256Hex(bytes) === expected) return examineVouched(bytes, path, layout, trust);
  const alone = await examineRevision(bytes, path, layout, trust);
  if (expected === undefined) return alone;
  return { ...alone, problems: [problem('verify-revision-forked', { path, next }, { file: path }), ...alone.problems] };
};

/** The first revision follows none, and every other one says what it follows. */
const originProblems = ({ path, predicate: { counter, previous } }: Revision): readonly Problem[] => {
  if ((counter === 1) === (previous === null)) return [];
  const reason = counter === 1 ? 'it is the first and names one before it' : 'it names no revision before it';
  return [problem('site-revision-broken-chain', { path, reason }, { file: path })];
};

const stepProblems = (
  { path, predicate }: Revision,
  listed: Listed,
  later: Later,
  { newest, archive }: LogContext,
): readonly Problem[] => {
  const { product } = newest.predicate;
  const { created } = later.predicate;
  return [
    ...(predicate.product === product
      ? []
      : [problem('verify-other-product', { path, found: predicate.product, product }, { file: path })]),
    ...(Date.parse(created) >= Date.parse(predicate.created)
      ? []
      : [
          problem(
            'verify-revision-time-back',
            { path: later.path, created, before: predicate.created },
            { file: later.path },
          ),
        ]),
    ...historyProblems(listed, later.listed, archive),
  ];
};

/** Reads each archive directory once, however many revisions name it. */
const archiveReader = (reader: SiteReader) => {
  const directories = new Map<string, string>();
  const pages = new Map<string, string>();
  let current: { readonly path: string | undefined; readonly versions: ReadonlySet<string> | undefined } = {
    path: undefined,
    versions: new Set(),
  };
  const versionsOf = async (predicate: IndexPredicate) => {
    const path = predicate.archive?.path;
    // The very same set, so that a comparison of neighbours that share an archive costs nothing.
    if (path === current.path) return { versions: current.versions, problems: [] };
    const { value, problems } = await gather(() => readDirectory(reader, predicate));
    current = { path, versions: value && new Set(archivedVersions(value)) };
    if (predicate.archive) directories.set(predicate.archive.path, predicate.archive.sha256);
    for (const page of value?.pages ?? []) pages.set(page.path, page.sha256);
    return { versions: current.versions, problems: placedAt(problems, path ?? '') };
  };
  return { versionsOf, directories, pages };
};
