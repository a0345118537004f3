import { type Place, type Problem, problem } from '../errors/problem.js';
import type { BundleEntry } from './bundle-entry.js';

type Link = BundleEntry & { readonly target: string };

const isLink = (entry: BundleEntry): entry is Link => entry.target !== undefined;

/** As many links as a path may lead through, a limit that Linux has too. */
const MAX_HOPS = 40;

interface Tree {
  readonly links: ReadonlyMap<string, string>;
  readonly files: ReadonlySet<string>;
  readonly directories: ReadonlySet<string>;
}

const treeOf = (entries: readonly BundleEntry[]): Tree => {
  const directories = new Set(['']);
  for (const { path } of entries) {
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const directory = path.slice(0, slash);
      if (directories.has(directory)) break;
      directories.add(directory);
    }
  }
  return {
    links: new Map(entries.filter(isLink).map(({ path, target }) => [path, target])),
    files: new Set(entries.filter((entry) => !isLink(entry)).map(({ path }) => path)),
    directories,
  };
};

const parentParts = (path: string): readonly string[] => path.split('/').slice(0, -1);

/** Follows a link part by part, through the links on its way, as a device's kernel does. */
const follow = (tree: Tree, link: Link): 'found' | 'escapes' | 'absolute' | 'dangling' => {
  let at = parentParts(link.path);
  const ahead = link.target.split('/');
  let hops = 0;
  for (let part = ahead.shift(); part !== undefined; part = ahead.shift()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (at.length === 0) return 'escapes';
      at = at.slice(0, -1);
      continue;
    }
    const path = [...at, part].join('/');
    const next = tree.links.get(path);
    if (next === undefined) {
      const isThere = tree.directories.has(path) || (ahead.length === 0 && tree.files.has(path));
      if (!isThere) return 'dangling';
      at = [...at, part];
    } else {
      hops += 1;
      if (next.startsWith('/')) return 'absolute';
      if (hops > MAX_HOPS) return 'dangling';
      ahead.unshift(...next.split('/'));
    }
  }
  return 'found';
};

const isAbsolute = (target: string): boolean =>
  target.startsWith('/') || /^[a-z]:/i.test(target) || target.startsWith('\\');

/**
 * What is wrong with the symbolic links among the entries: absolute, leading out of the bundle on any part of their way,
 * or to something that is not in the bundle (excluded files and loops included).
 */
export const linkProblems = (entries: readonly BundleEntry[], place: (path: string) => Place): readonly Problem[] => {
  const links = entries.filter(isLink);
  if (links.length === 0) return [];
  const tree = treeOf(entries);
  return links.flatMap((link) => {
    const { path, target } = link;
    const end = isAbsolute(target) ? 'absolute' : follow(tree, link);
    if (end === 'found') return [];
    // Where another link on the way is absolute, that one is reported, and this one leads out of the bundle by it.
    const kind = end === 'absolute' && !isAbsolute(target) ? 'escapes' : end;
    return [problem(`bundle-symlink-${kind}`, { path, target }, place(path))];
  });
};
