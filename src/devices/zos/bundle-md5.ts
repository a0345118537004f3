import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DeviceFile } from '../../site/draft.js';

/** Where 0-OS looks for the MD5 of what `flist` names (0-OS contract, “Bodies”). */
const md5Path = (bundle: string): string => `${bundle}.md5`;

/**
 * The `.md5` beside a bundle: bare lowercase hex, without a line break, because a node takes the whole body for its cache key. The
 * bundle is read in constant memory.
 *
 * @param bundle the packed zip on this machine, and its path on the site.
 */
export const bundleMd5 = async (bundle: { readonly file: string; readonly path: string }): Promise<DeviceFile> => {
  const hash = createHash('md5');
  await pipeline(createReadStream(bundle.file), hash);
  const bytes = new TextEncoder().encode(hash.digest('hex'));
  return { family: 'zos', path: md5Path(bundle.path), body: { kind: 'bytes', bytes } };
};
