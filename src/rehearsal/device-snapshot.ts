import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeviceRoot } from './device-root.js';

/** What a device has on its disk: by path what it is. */
export type DeviceSnapshot = ReadonlyMap<string, string>;

/** What may change without meaning anything: what is not kept, what is this machine’s, logs, and the note of the rehearsal itself. */
const FLEETING = ['dev', 'proc', 'run', 'sys', 'tmp', 'usr', 'var/tmp', 'var/log', 'var/cache', 'bin', 'sbin', 'lib'];

/** Every file, link and directory of a device, apart from what is fleeting, and from what is below `except`. */
export const snapshotOf = async (
  { root, changes }: Pick<DeviceRoot, 'root' | 'changes'>,
  except: readonly string[] = [],
): Promise<DeviceSnapshot> => {
  const skipped = new Set([...FLEETING, ...except.map((path) => path.replace(/^\//, ''))]);
  const found = new Map<string, string>();
  const walk = async (from: string, prefix: string, below = ''): Promise<void> => {
    for (const entry of (await readdir(join(from, below), { withFileTypes: true })).sort(byName)) {
      const path = `${prefix}${below}${entry.name}`;
      if (skipped.has(path)) continue;
      const isOpened = from !== root && entry.isDirectory();
      if (!isOpened) found.set(`/${path}`, await describe(join(from, below, entry.name)));
      if (entry.isDirectory()) await walk(from, prefix, `${below}${entry.name}/`);
    }
  };
  await walk(root, '');
  for (const place of await readdir(changes)) await walk(join(changes, place, 'upper'), `${place}/`);
  return found;
};

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);

const describe = async (file: string): Promise<string> => {
  const stats = await lstat(file);
  if (stats.isSymbolicLink()) return `link ${await readlink(file)}`;
  const mode = (stats.mode & 0o7777).toString(8);
  return stats.isFile() ? `file ${mode} ${await digestOf(file)}` : `other ${mode}`;
};

const digestOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
};

/** The paths that are others than before, or gone; and those that are new. */
export const differences = (
  before: DeviceSnapshot,
  after: DeviceSnapshot,
): { readonly changed: readonly string[]; readonly added: readonly string[] } => ({
  changed: [...before].flatMap(([path, what]) => (after.get(path) === what ? [] : [path])),
  added: [...after.keys()].filter((path) => !before.has(path)),
});
