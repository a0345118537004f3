import {
  accessSync,
  constants,
  type Dirent,
  lstatSync,
  readdirSync,
  readlinkSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Problem, problem } from '../errors/problem.js';
import type { BundleSpec } from '../project/project.js';
import type { BundleEntry } from './bundle-entry.js';
import { patternProblems, type Selection, selectionOf } from './selection.js';
import { describeStray } from './stray-files.js';
import { linkProblems } from './symlinks.js';

export type { BundleEntry } from './bundle-entry.js';

export interface CollectOptions {
  /** Whether git's index says that a file is executable; undefined where it doesn't know the file. */
  readonly executable?: (relativePath: string) => boolean | undefined;
  /** The root as the user would write it, for the problems' places; the absolute root otherwise. */
  readonly shownRoot?: string;
}

/** Compares by code units of the path: the one order of entries, the same in every locale. */
export const byPath = (a: BundleEntry, b: BundleEntry): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

const byPlace = ({ place: a }: Problem, { place: b }: Problem): number => {
  const [first, second] = [a?.file ?? '', b?.file ?? ''];
  return first < second ? -1 : Number(first > second);
};

/** Scripts that devices start: executable, whatever the file system says. */
const SCRIPTS: ReadonlySet<string> = new Set(['update.sh', 'rollback.sh']);

const DIRECTORIES_BETWEEN_PAUSES = 64;

interface Walk {
  readonly spec: Pick<BundleSpec, 'root' | 'symlinks'>;
  readonly options: CollectOptions;
  readonly selection: Selection;
  readonly entries: BundleEntry[];
  readonly problems: Problem[];
}

const placeOf = ({ spec, options }: Walk, path: string) => ({ file: join(options.shownRoot ?? spec.root, path) });

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const kindOf = (found: Dirent | Stats): string => {
  if (found.isFIFO()) return 'named pipe';
  if (found.isSocket()) return 'socket';
  return found.isBlockDevice() || found.isCharacterDevice() ? 'device' : 'file of an unknown kind';
};

const modeOf = ({ options }: Walk, path: string, stats: Stats): 0o755 | 0o644 => {
  if (SCRIPTS.has(path)) return 0o755;
  return (options.executable?.(path) ?? (stats.mode & 0o100) !== 0) ? 0o755 : 0o644;
};

const EVERYONE_READS = 0o444;

const addFile = (walk: Walk, path: string, file: string): void => {
  const stats = lstatSync(file);
  // Asking the system costs as much as the stat, and where everyone may read there is nothing to ask.
  if ((stats.mode & EVERYONE_READS) !== EVERYONE_READS) accessSync(file, constants.R_OK);
  const stray = describeStray(path);
  if (stray) walk.problems.push(problem('bundle-file-stray', { path, what: stray }, placeOf(walk, path)));
  walk.entries.push({ path, file, size: stats.size, mode: modeOf(walk, path, stats), kind: 'file' });
};

const addLink = (walk: Walk, path: string, file: string): void => {
  // Windows writes links with backslashes; a device reads '/' only.
  const target = sep === '\\' ? readlinkSync(file).replaceAll(sep, '/') : readlinkSync(file);
  if (walk.spec.symlinks === 'refuse') {
    walk.problems.push(problem('bundle-symlink-refused', { path, target }, placeOf(walk, path)));
    return;
  }
  walk.entries.push({ path, file, size: Buffer.byteLength(target), mode: 0o755, kind: 'symlink', target });
};

// Node puts U+FFFD where a name is not UTF-8, and then no longer finds the file.
const isUndecodable = (name: string, file: string): boolean =>
  name.includes('\uFFFD') && lstatSync(file, { throwIfNoEntry: false }) === undefined;

const addEntry = (walk: Walk, path: string, file: string, found: Dirent): void => {
  try {
    if (found.isFile()) addFile(walk, path, file);
    else if (found.isSymbolicLink()) addLink(walk, path, file);
    else walk.problems.push(problem('bundle-file-special', { path, kind: kindOf(found) }, placeOf(walk, path)));
  } catch (error) {
    walk.problems.push(problem('bundle-file-unreadable', { path, reason: reasonOf(error) }, placeOf(walk, path)));
  }
};

const namesIn = (walk: Walk, directory: string): readonly Dirent[] => {
  try {
    const found = readdirSync(join(walk.spec.root, directory), { withFileTypes: true });
    if (found.length === 0 && directory !== '' && walk.selection.takesBelow(directory)) {
      walk.problems.push(problem('bundle-directory-empty', { path: directory }, placeOf(walk, directory)));
    }
    return found;
  } catch (error) {
    const details = { path: directory === '' ? walk.spec.root : directory, reason: reasonOf(error) };
    walk.problems.push(problem('bundle-file-unreadable', details, placeOf(walk, directory)));
    return [];
  }
};

/** Reads one directory and adds those in it to `waiting`. `directory` is empty for the root. */
const readDirectory = (walk: Walk, directory: string, waiting: string[]): void => {
  const prefix = directory === '' ? '' : `${directory}/`;
  const root = join(walk.spec.root, prefix, '/');
  for (const one of namesIn(walk, directory)) {
    const path = prefix + one.name;
    const file = root + one.name;
    if (one.isDirectory() ? walk.selection.skips(path) : !walk.selection.includes(path)) continue;
    if (isUndecodable(one.name, file)) {
      walk.problems.push(problem('bundle-name-undecodable', { path }, placeOf(walk, path)));
    } else if (one.isDirectory()) waiting.push(path);
    else addEntry(walk, path, file, one);
  }
};

const rootProblem = ({ root }: Pick<BundleSpec, 'root'>, shownRoot: string): Problem | undefined => {
  const refuse = (reason: string): Problem =>
    problem('bundle-root-missing', { root: shownRoot, reason }, { file: shownRoot });
  try {
    return statSync(root).isDirectory() ? undefined : refuse('it is not a directory');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return refuse(missing ? 'there is no such directory' : reasonOf(error));
  }
};

// Synchronous calls, because handing each small file to a thread takes longer than its stat; other work gets its turn
// in the pauses.
const walkAll = async (walk: Walk): Promise<void> => {
  const waiting = [''];
  let read = 0;
  for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
    readDirectory(walk, directory, waiting);
    read += 1;
    if (read % DIRECTORIES_BETWEEN_PAUSES === 0) await setImmediate();
  }
};

/**
 * The files of the bundle, sorted by path, and everything that is wrong with them.
 *
 * Directories have no entries of their own. A file's mode is 0755 where `executable` or, without an answer from it, the
 * owner's x bit says so, and always for `update.sh` and `rollback.sh` at the root; 0644 otherwise. Symbolic links are
 * never followed. Patterns are explained at `selectionOf`.
 */
export const collectEntries = async (
  spec: Pick<BundleSpec, 'root' | 'include' | 'exclude' | 'symlinks'>,
  options: CollectOptions = {},
): Promise<{ readonly entries: readonly BundleEntry[]; readonly problems: readonly Problem[] }> => {
  const shownRoot = options.shownRoot ?? spec.root;
  const wrongPatterns = patternProblems([...spec.include, ...spec.exclude]);
  const wrongRoot = rootProblem(spec, shownRoot);
  if (wrongRoot || wrongPatterns.length > 0) {
    return { entries: [], problems: wrongRoot ? [...wrongPatterns, wrongRoot] : wrongPatterns };
  }
  const walk: Walk = { spec, options, selection: selectionOf(spec.include, spec.exclude), entries: [], problems: [] };
  await walkAll(walk);
  const entries = walk.entries.sort(byPath);
  const links = linkProblems(entries, (path) => placeOf(walk, path));
  const empty = entries.length === 0 ? [problem('bundle-empty', { root: shownRoot }, { file: shownRoot })] : [];
  return { entries, problems: [...walk.problems.sort(byPlace), ...links, ...walk.selection.unmatched(), ...empty] };
};
