import { foldersOf, folderUrl } from './address.js';
import type { PutClient } from './client.js';

/** Makes the folders that names are in, where a server wants them to be there first (RFC 4918, 9.3 and 9.7.1). */
export interface Folders {
  /** Sees to it that the folders of a path are there, asking once a run for each. */
  readonly ensure: (path: string) => Promise<void>;
  /** The same, asking anew: the server has just missed one. */
  readonly ensureAgain: (path: string) => Promise<void>;
}

/**
 * Folders of one server. Its answer is not looked at: a folder that was there (405) is as good as a new one, and where
 * there are none, or may be none, the object that follows tells it better.
 */
export const foldersOn = (client: PutClient): Folders => {
  const made = new Map<string, Promise<unknown>>();
  const make = (folder: string): Promise<unknown> => {
    const known = made.get(folder);
    if (known) return known;
    const making = client.ask({ method: 'MKCOL', path: folder, url: folderUrl(client.base, folder) });
    made.set(folder, making);
    // What failed may go well the next time.
    making.catch(() => made.delete(folder));
    return making;
  };
  const ensure = async (path: string): Promise<void> => {
    for (const folder of foldersOf(path)) await make(folder);
  };
  return {
    ensure,
    ensureAgain: (path) => {
      for (const folder of foldersOf(path)) made.delete(folder);
      return ensure(path);
    },
  };
};
