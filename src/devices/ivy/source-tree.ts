import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { gitOutput } from '../../repository/git.js';
import type { Repository } from '../../repository/repository.js';
import { entryBytes, passOver, type TarEntry, tarEntries } from './tar-file.js';

/** The source of a release as a device gets it, and what was seen of it in one pass. */
export interface SourceTree {
  /** An uncompressed tarball on this machine; all names in it begin with `prefix`. */
  readonly tarFile: string;
  /** The one directory at its top, with a slash at its end. */
  readonly prefix: string;
  /** Names at the top of the source; those of directories end with a slash. */
  readonly topNames: ReadonlySet<string>;
  /** Texts that rules look at, by path: Python files of the tests, and those that the caller asked for. */
  readonly texts: ReadonlyMap<string, string>;
  /** Paths of submodules: an archive has an empty directory in their place. */
  readonly submodules: readonly string[];
  /** Paths of files that git-lfs keeps elsewhere: an archive has a pointer in their place. */
  readonly lfsPointers: readonly string[];
  /** Paths that an archive can’t hold on every machine: not UTF-8, or with a backslash. */
  readonly oddNames: readonly string[];
}

/** What is asked for. */
export interface SourceRequest {
  readonly repository: Repository;
  readonly commit: string;
  /** Without a slash. */
  readonly topDirectory: string;
  /** Paths whose texts are wanted besides the tests’. */
  readonly wanted: readonly string[];
  readonly workDirectory: () => Promise<string>;
}

/** A tree with a million files is archived within it, from a slow disk. */
const ARCHIVE_TIMEOUT_MS = 10 * 60_000;
/** A longer text is no source that somebody wrote. */
const MAX_TEXT_BYTES = 8 * 1024 * 1024;
/** git-lfs specification, “The pointer”: shorter than this, and begins so. */
const MAX_POINTER_BYTES = 1024;
const POINTER = 'version https://git-lfs.github.com/spec/';

/** One archive a run: what check has read is what is published. */
const made = new WeakMap<Repository, Promise<SourceTree>>();

/**
 * The source tree of a commit as `git archive` gives it, so without what the attribute `export-ignore` leaves out. A repository
 * is opened once a run, and its tree is made once for it.
 *
 * @throws OtaError `repository-git-…`.
 */
export const sourceTree = (request: SourceRequest): Promise<SourceTree> => {
  const tree = made.get(request.repository) ?? makeTree(request);
  made.set(request.repository, tree);
  return tree;
};

const makeTree = async ({
  repository,
  commit,
  topDirectory,
  wanted,
  workDirectory,
}: SourceRequest): Promise<SourceTree> => {
  const directory = await mkdtemp(join(await workDirectory(), 'source-'));
  const tarFile = join(directory, 'source.tar');
  const prefix = `${topDirectory}/`;
  const settings = [...SAME_EVERYWHERE, ...(await withoutFilters(repository))].flatMap((setting) => ['-c', setting]);
  const archive = ['archive', '--format=tar', `--prefix=${prefix}`, `--output=${tarFile}`, commit];
  await gitOutput(repository.git, [...settings, ...archive], { timeoutMs: ARCHIVE_TIMEOUT_MS });
  return { tarFile, prefix, ...(await surveyTar(tarFile, prefix, new Set(wanted))) };
};

/** What a machine’s own configuration would change in the bytes. */
const SAME_EVERYWHERE = ['core.autocrlf=false', 'core.eol=lf', 'core.attributesFile=', 'tar.umask=0022'];

/** Filters are programs of the machine; with git-lfs installed, an archive would hold what no forge’s archive has. */
const withoutFilters = async ({ git }: Repository): Promise<readonly string[]> => {
  const { stdout } = await git(['config', '--name-only', '--null', '--get-regexp', '^filter\\..*\\.(smudge|process)$']);
  const keys = stdout.split('\0').filter(Boolean);
  const required = keys.map((key) => key.replace(/\.[^.]*$/, '.required=false'));
  return [...keys.map((key) => `${key}=`), ...new Set(required)];
};

type Survey = Omit<SourceTree, 'tarFile' | 'prefix'>;

const surveyTar = async (tarFile: string, prefix: string, wanted: ReadonlySet<string>): Promise<Survey> => {
  const topNames = new Set<string>();
  const texts = new Map<string, string>();
  const lfsPointers: string[] = [];
  const oddNames: string[] = [];
  const directories = new Set<string>();
  for await (const entry of tarEntries(tarFile)) {
    const path = entry.header.name.slice(prefix.length);
    if (path !== '') topNames.add(/^[^/]+\/?/.exec(path)?.[0] ?? path);
    if (/[\\\uFFFD]/.test(path)) oddNames.push(path);
    const bare = path.replace(/\/$/, '');
    for (const parent of parentsOf(bare)) directories.delete(parent);
    if (entry.header.type === 'directory') directories.add(bare);
    const text = await textOf(entry, path, wanted);
    if (text?.startsWith(POINTER) && entry.header.size < MAX_POINTER_BYTES) lfsPointers.push(path);
    else if (text !== undefined && isWanted(path, wanted)) texts.set(path, text);
  }
  // git has no empty directories but those that stand for a submodule.
  return { topNames, texts, lfsPointers, oddNames, submodules: [...directories].filter(Boolean) };
};

const parentsOf = (path: string): readonly string[] => {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
};

const isWanted = (path: string, wanted: ReadonlySet<string>): boolean =>
  wanted.has(path) || (path.startsWith('tests/') && path.endsWith('.py'));

/** The text of a file that is wanted, or so small that it may be a pointer; the others are passed over. */
const textOf = async (entry: TarEntry, path: string, wanted: ReadonlySet<string>): Promise<string | undefined> => {
  const { type, size } = entry.header;
  const isRead = type === 'file' && (size < MAX_POINTER_BYTES || (isWanted(path, wanted) && size <= MAX_TEXT_BYTES));
  if (isRead) return (await entryBytes(entry)).toString('utf8');
  await passOver(entry);
  return undefined;
};
