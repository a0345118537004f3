import { openHost } from '../../../src/hosts/registry.js';
import { DAV_USER, type DavServer } from '../dav-servers.js';
import { fillDirectory, objectsBelow } from './directory-target.js';
import { quickSurroundings } from './quick-surroundings.js';
import type { Target } from './target.js';

/** A site in a folder of its own on a WebDAV server; past the server, it is a directory. */
export const putTarget = (name: string, server: DavServer): Target & { readonly directory: string } => {
  const { url, directory } = server.site();
  const { origin, pathname } = new URL(url);
  return {
    name: `http-put on ${name}`,
    url: origin,
    directory,
    open: (through, use) =>
      openHost({ kind: 'http-put', url: `${through}${pathname}` }, quickSurroundings(DAV_USER, use)),
    objects: async () => objectsBelow(directory),
    reset: async (objects) => fillDirectory(directory, objects),
  };
};
