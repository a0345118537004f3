import type { Host } from '../hosts/host.js';
import { mapInOrder } from '../site/in-order.js';
import { pathsToCopy } from './copy-channels.js';
import type { PreparedMirror } from './mirror-site.js';

/** Paths that are asked for at once. */
const PARALLEL = 4;

/** What a mirror would write, in its order: every object that the target lacks, then the pointers that are behind. */
export const missingPaths = async (
  host: Pick<Host, 'open'>,
  { channels, names }: Pick<PreparedMirror, 'channels' | 'names'>,
): Promise<readonly string[]> => {
  const isThere = names ? async (path: string) => names.has(path) : (path: string) => exists(host, path);
  const checked = await mapInOrder(
    pathsToCopy(channels),
    async (path) => ((await isThere(path)) ? [] : [path]),
    PARALLEL,
  );
  return [...checked.flat(), ...channels.flatMap(({ stale }) => stale)];
};

/** Costs the beginning of the object. */
const exists = async (host: Pick<Host, 'open'>, path: string): Promise<boolean> => {
  const chunks = await host.open(path);
  // Left early, so that the connection is free again.
  if (chunks) for await (const _ of chunks) break;
  return chunks !== undefined;
};
