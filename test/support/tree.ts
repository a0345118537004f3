import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

export interface TreeOptions {
  /** Also tell when each file was last written, so that a rewrite with the same bytes shows. */
  readonly mtimes?: boolean;
  /** Relative paths that are left out, with everything below them. */
  readonly without?: readonly string[];
}

/**
 * Every file, link and directory below `directory`, by path relative to it: type, permissions and SHA-256. Two trees are
 * the same exactly if their maps are. Empty where there is no such directory.
 */
export const readTree = (directory: string, options: TreeOptions = {}): ReadonlyMap<string, string> =>
  new Map(walk(directory, '', options));

/** The paths of the files alone, sorted. */
export const filesOf = (directory: string): readonly string[] =>
  [...readTree(directory)].filter(([, facts]) => !facts.startsWith('directory')).map(([path]) => path);

const walk = (root: string, below: string, options: TreeOptions): readonly [string, string][] =>
  namesIn(join(root, below)).flatMap((name) => {
    const path = below === '' ? name : `${below}/${name}`;
    if (options.without?.includes(path)) return [];
    const entry: [string, string] = [path, factsOf(join(root, path), options)];
    return entry[1].startsWith('directory') ? [entry, ...walk(root, path, options)] : [entry];
  });

const namesIn = (directory: string): readonly string[] => {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
};

const factsOf = (file: string, { mtimes }: TreeOptions): string => {
  const stat = lstatSync(file, { bigint: true });
  const mode = (stat.mode & 0o777n).toString(8);
  // Adding a file to a directory is seen as that file; its time would only repeat it.
  if (stat.isDirectory()) return `directory ${mode}`;
  if (stat.isSymbolicLink()) return `link ${readlinkSync(file)}`;
  // Reading a pipe would wait for somebody to write to it.
  if (!stat.isFile()) return `special ${mode}`;
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  return `file ${mode} ${digest}${mtimes ? ` ${stat.mtimeNs}` : ''}`;
};
