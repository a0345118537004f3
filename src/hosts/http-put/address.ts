/** Where an object is. Each name is encoded by itself, so that none of its characters has a meaning in a URL. */
export const objectUrl = (base: string, path: string): string =>
  `${base}/${path.split('/').map(encodeURIComponent).join('/')}`;

/** Where a folder is, with a slash at its end, as servers know collections (RFC 4918, 5.2); the base for the empty path. */
export const folderUrl = (base: string, folder: string): string =>
  folder === '' ? `${base}/` : `${objectUrl(base, folder)}/`;

/** The folders that an object is in, the outermost first: `a`, `a/b` for `a/b/c`. */
export const foldersOf = (path: string): readonly string[] => {
  const names = path.split('/').slice(0, -1);
  return names.map((_, i) => names.slice(0, i + 1).join('/'));
};

/** Whether a URL leads to this very machine, so that nobody reads along. */
export const isLoopback = ({ hostname }: URL): boolean =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** The URL for messages: without user information, query and fragment, any of which may be a secret. */
export const shownUrl = ({ origin, pathname }: URL): string => `${origin}${pathname}`;
