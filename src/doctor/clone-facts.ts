import { open, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Repository } from '../repository/repository.js';
import { gitLines } from './facts.js';

/** What a clone is like, as far as it changes what is packed and tagged. Paths are relative to its root, `/`-separated. */
export interface CloneFacts {
  /** `2.39.5` */
  readonly gitVersion: string | undefined;
  readonly shallow: boolean;
  /** The files of the bundle that git tracks. */
  readonly tracked: readonly string[];
  /** Of those, files that are still pointers of Git LFS. */
  readonly pointers: readonly string[];
  /** Of those, files whose line ends differ from the commit’s though nothing asks for that. */
  readonly changedEnds: readonly string[];
  /** Of those, files that are executable on disk and not in the index. */
  readonly lostModes: readonly string[];
  readonly autocrlf: string;
  /** Submodules of the whole repository that are not checked out. */
  readonly emptySubmodules: readonly string[];
  /** Tags of releases, with the commit each stands on. */
  readonly tags: ReadonlyMap<string, string>;
}

/** More files than that aren’t opened: a look must not take longer than a release. */
const MAX_OPENED = 5_000;
/** A pointer has some 130 bytes (Git LFS, “Specification”). */
const MAX_POINTER_BYTES = 1024;
const POINTER = 'version https://git-lfs.github.com/spec/';

/** Looks at a clone. @param root the bundle’s, absolute. */
export const cloneFacts = async (repository: Repository, root: string): Promise<CloneFacts> => {
  const below = relative(repository.root, root).split(sep).join('/');
  const scope = below === '' || below.startsWith('..') ? '.' : below;
  const [version, staged, ends, autocrlf, submodules, tags] = await Promise.all([
    gitLines(repository, ['version']),
    gitLines(repository, ['ls-files', '--stage', '-z', '--', scope], '\0'),
    gitLines(repository, ['ls-files', '--eol', '-z', '--', scope], '\0'),
    gitLines(repository, ['config', '--get', 'core.autocrlf']),
    gitLines(repository, ['submodule', 'status']),
    gitLines(repository, ['for-each-ref', '--format=%(refname:strip=2) %(objectname) %(*objectname)', 'refs/tags']),
  ]);
  const files = staged.map(parseStaged).filter(({ mode }) => mode.startsWith('100'));
  return {
    gitVersion: /(\d+\.\d+(\.\d+)?)/.exec(version[0] ?? '')?.[1],
    shallow: repository.shallow,
    tracked: files.map(({ path }) => path),
    pointers: await filtered(repository, files, isPointer),
    changedEnds: ends.flatMap(changedPath),
    lostModes: await filtered(
      repository,
      files.filter(({ mode }) => mode === '100644'),
      isExecutable,
    ),
    autocrlf: autocrlf[0] ?? '',
    emptySubmodules: submodules.flatMap((line) => /^-\S+ (.+)$/.exec(line)?.[1] ?? []),
    tags: new Map(tags.map(parseTag)),
  };
};

interface Staged {
  readonly mode: string;
  readonly path: string;
}

/** `mode object stage TAB path` (git-ls-files(1), Output). */
const parseStaged = (entry: string): Staged => ({
  mode: entry.slice(0, 6),
  path: entry.slice(entry.indexOf('\t') + 1),
});

/** `i/lf w/crlf attr/text=auto TAB path`. Where an attribute asks for CRLF, every machine has it. */
const changedPath = (entry: string): readonly string[] => {
  const [, index, tree, attributes = '', path = ''] = /^i\/(\S+)\s+w\/(\S+)\s+attr\/(.*?)\s*\t(.*)$/s.exec(entry) ?? [];
  return index === 'lf' && tree === 'crlf' && !attributes.includes('eol=crlf') ? [path] : [];
};

/** `name object peeled`, the last empty for a lightweight tag. */
const parseTag = (line: string): readonly [name: string, commit: string] => {
  const [name = '', object = '', peeled] = line.split(' ');
  return [name, peeled || object];
};

const filtered = async (
  { root }: Repository,
  files: readonly Staged[],
  holds: (file: string) => Promise<boolean>,
): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const { path } of files.slice(0, MAX_OPENED))
    if (await holds(join(root, path)).catch(() => false)) found.push(path);
  return found;
};

const isExecutable = async (file: string): Promise<boolean> => {
  const { mode } = await stat(file);
  return sep === '/' && (mode & 0o100) !== 0;
};

const isPointer = async (file: string): Promise<boolean> => {
  if ((await stat(file)).size > MAX_POINTER_BYTES) return false;
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(POINTER.length), 0, POINTER.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === POINTER;
  } finally {
    await handle.close();
  }
};
