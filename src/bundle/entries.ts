import { type Dirent, lstatSync, readdirSync, readlinkSync, realpathSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Problem, type ProblemCode, problem } from '../errors/problem.js';
import type { BundleSpec } from '../project/project.js';
import { patternProblems, type Selection, selectionOf } from './selection.js';
import { describeStray } from './stray-files.js';
import { linkProblems } from './symlinks.js';

/** One file of the bundle. */
export interface BundleEntry {
  /** Relative to the bundle's root, `/`-separated, spelled as on disk. */
  readonly path: string;
  /** Absolute path on this machine. */
  readonly file: string;
  /** Bytes of the file, or of a symbolic link's target. */
  readonly size: number;
  readonly mode: 0o755 | 0o644;
  readonly kind: 'file' | 'symlink';
  /** What a symbolic link points to, as it is written in the link. */
  readonly target?: string;
}

export interface CollectOptions {
  /** Whether git's index says that a file is executable; undefined where it doesn't know the file. */
  readonly executable?: (relativePath: string) => boolean | undefined;
  /** The root as the user would write it, for the problems' places; the absolute root otherwise. */
  readonly shownRoot?: string;
}

/** Compares by code units of the path: the one order of entries, the same in every locale. */
export const byPath = (a: BundleEntry, b: BundleEntry): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

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

const addFile = (walk: Walk, path: string, file: string): void => {
  const stats = lstatSync(file);
  const stray = describeStray(path);
  if (stray) walk.problems.push(problem('bundle-file-stray', { path, what: stray }, placeOf(walk, path)));
  walk.entries.push({ path, file, size: stats.size, mode: modeOf(walk, path, stats), kind: 'file' });
};

const addLink = (walk: Walk, path: string, file: string): void => {
  const target = readlinkSync(file);
  if (walk.spec.symlinks === 'refuse') {
    walk.problems.push(problem('bundle-symlink-refused', { path, target }, placeOf(walk, path)));
    return;
  }
  walk.entries.push({ path, file, size: Buffer.byteLength(target), mode: 0o755, kind: 'symlink', target });
};

const addEntry = (walk: Walk, path: string, file: string, found: Dirent): void => {
  if (!walk.selection.includes(path)) return;
  // Node puts U+FFFD where a name is not UTF-8, and then no longer finds the file.
  const code: ProblemCode | undefined = path.includes('\uFFFD') ? 'bundle-name-undecodable' : undefined;
  if (code) return void walk.problems.push(problem(code, { path }, placeOf(walk, path)));
  try {
    if (found.isFile()) addFile(walk, path, file);
    else if (found.isSymbolicLink()) addLink(walk, path, file);
    else walk.problems.push(problem('bundle-file-special', { path, kind: kindOf(found) }, placeOf(walk, path)));
  } catch (error) {
    walk.problems.push(problem('bundle-file-unreadable', { path, reason: reasonOf(error) }, placeOf(walk, path)));
  }
};

/** Reads one directory and gives back the directories in it. `directory` is empty for the root. */
const readDirectory = (walk: Walk, directory: string): readonly string[] => {
  const below: string[] = [];
  let found: readonly Dirent[];
  try {
    found = readdirSync(join(walk.spec.root, directory), { withFileTypes: true });
  } catch (error) {
    const details = { path: directory, reason: reasonOf(error) };
    walk.problems.push(problem('bundle-file-unreadable', details, placeOf(walk, directory)));
    return below;
  }
  if (found.length === 0 && directory !== '') {
    walk.problems.push(problem('bundle-directory-empty', { path: directory }, placeOf(walk, directory)));
  }
  const prefix = directory === '' ? '' : `${directory}/`;
  const root = join(walk.spec.root, prefix, '/');
  for (const one of found) {
    const path = prefix + one.name;
    if (!one.isDirectory()) addEntry(walk, path, root + one.name, one);
    else if (!walk.selection.skips(path)) below.push(path);
  }
  return below;
};

const rootProblem = ({ root }: Pick<BundleSpec, 'root'>, shownRoot: string): Problem | undefined => {
  const refuse = (reason: string): Problem => problem('bundle-root-missing', { root: shownRoot, reason }, { file: shownRoot });
  try {
    return lstatSync(realpathSync(root)).isDirectory() ? undefined : refuse('it is not a directory');
  } catch (error) {
    return refuse(reasonOf(error));
  }
};

/** The code a file system's walk needs: deepest first is fine, as everything is sorted in the end. */
const walkAll = async (walk: Walk): Promise<void> => {
  const waiting = [''];
  let read = 0;
  for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
    waiting.push(...readDirectory(walk, directory));
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
  return { entries, problems: [...walk.problems, ...links, ...walk.selection.unmatched(), ...empty] };
};
