import { putClient } from '../../src/hosts/http-put/client.js';
import { foldersOn } from '../../src/hosts/http-put/folders.js';
import { type Manners, UNKNOWN_MANNERS } from '../../src/hosts/http-put/manners.js';
import type { PutServer } from '../../src/hosts/http-put/server.js';
import type { HostSurroundings } from '../../src/hosts/surroundings.js';
import { hostSurroundings } from './host-surroundings.js';

/** A server as the parts of the host know it. */
export const openPutServer = async (
  base: string,
  manners: Partial<Manners> = {},
  changes: Partial<HostSurroundings> = {},
): Promise<PutServer> => {
  const surroundings = hostSurroundings(changes);
  const client = putClient({ base, fetch: await surroundings.openFetch(), credentials: {} });
  const known = { ...UNKNOWN_MANNERS, ...manners };
  return { client, timing: surroundings, folders: foldersOn(client), manners: () => known };
};
