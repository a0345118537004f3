import { bad, good, type Judged } from './judged.js';

/** How an object is read. */
export interface ReadOptions {
  readonly maxBytes: number;
  /** Asks the server whether what a cache holds is still right: for what is replaced. */
  readonly fresh?: boolean;
}

/** Where a page finds the objects of its site. */
export interface ObjectSource {
  readonly kind: 'server' | 'carried' | 'folder';
  read(path: string, options: ReadOptions): Promise<ReadObject>;
  /** An address for links to the object, relative to the page. */
  href(path: string): string;
}

/** An object that was read, or why not; `missing` where it is not on the site. */
export type ReadObject = Judged<Uint8Array<ArrayBuffer>> & { readonly missing?: true };

/** Upper bound for an index and a page of the archive, as devices have it for an index, with room. */
export const MAX_JSON_BYTES = 16 * 1024 * 1024;

/** A path in an address: each segment escaped, so that it never means anything else. */
export const addressOf = (root: string, path: string): string =>
  root + path.split('/').map(encodeURIComponent).join('/');

/** Nothing is there. */
export const missing = (reason: string): ReadObject => ({ ...bad(reason), missing: true });

/** Objects that the page itself carries, in an export. */
export const carriedSource = (objects: Readonly<Record<string, string>>, root: string): ObjectSource => ({
  kind: 'carried',
  href: (path) => addressOf(root, path),
  read: async (path, { maxBytes }) => {
    if (!Object.hasOwn(objects, path)) return missing('this offline page doesn’t carry it');
    const bytes = new TextEncoder().encode(objects[path]);
    return bytes.length > maxBytes ? bad(`it is larger than ${maxBytes} bytes`) : good(bytes);
  },
});

/** A file of a folder that was chosen, with its path in there. */
export interface ChosenFile extends Blob {
  readonly name: string;
  readonly webkitRelativePath?: string;
}

/**
 * The files of a folder that a visitor has chosen.
 *
 * @param index the path of the channel’s index, by which the site’s root is found in the folder.
 */
export const folderSource = (files: Iterable<ChosenFile>, index: string, root: string): ObjectSource | undefined => {
  const byPath = new Map([...files].map((file) => [file.webkitRelativePath || file.name, file]));
  const found = [...byPath.keys()].filter((path) => path === index || path.endsWith(`/${index}`));
  const shortest = found.sort((a, b) => a.length - b.length)[0];
  if (shortest === undefined) return undefined;
  const prefix = shortest.slice(0, shortest.length - index.length);
  return {
    kind: 'folder',
    href: (path) => addressOf(root, path),
    read: async (path, { maxBytes }) => {
      const file = byPath.get(prefix + path);
      if (!file) return missing('it is not in the folder');
      if (file.size > maxBytes) return bad(`it is larger than ${maxBytes} bytes`);
      return good(new Uint8Array(await file.arrayBuffer()));
    },
  };
};
