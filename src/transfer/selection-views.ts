import { deviceViews } from '../devices/device-views.js';
import { fail } from '../errors/ota-error.js';
import type { Host } from '../hosts/host.js';
import { jsonBytes } from '../site/json-bytes.js';
import { latestAmong } from '../site/listed-versions.js';
import { carryOut, dueWrite, type ViewObject } from '../site/mutable-object.js';
import { tufViews } from '../tuf/views.js';
import type { SelectedChannel } from './selection.js';

/** A pointer is lost only to another program that writes the same export. */
const MAX_ROUNDS = 20;

/**
 * The pointers of a channel as the copy has them, in the order in which they are written: `versions` names the releases that
 * are there, and `latest` the highest of them that everybody is offered, so that no reader of pointers finds nothing.
 */
export const viewsOfSelection = ({
  layout,
  newest,
  directory,
  versions,
  whole,
}: Pick<SelectedChannel, 'layout' | 'newest' | 'directory' | 'versions' | 'whole'>): readonly ViewObject[] => {
  const latest = latestAmong(versions, newest.predicate);
  // Documents of device families and TUF metadata speak of the whole channel; a part of it can’t be told from them.
  const forDevices = whole
    ? [...deviceViews(layout, newest.predicate, directory), ...tufViews(layout, newest.predicate)]
    : [];
  return [
    ...forDevices,
    { path: layout.index, bytes: newest.bytes },
    { path: layout.versions, bytes: jsonBytes(versions) },
    latest === null ? { path: layout.latest, absent: true } : { path: layout.latest, bytes: jsonBytes(latest) },
  ];
};

/**
 * Writes mutable objects in their order, each over what is there.
 *
 * @returns the paths that were written.
 * @throws OtaError `site-views-contended`, `host-…`.
 */
export const replaceAll = async (host: WrittenHost, objects: readonly ViewObject[]): Promise<readonly string[]> => {
  const written: string[] = [];
  for (const object of objects) if (await replaceOne(host, object)) written.push(object.path);
  return written;
};

type WrittenHost = Pick<Host, 'read' | 'replace' | 'compareCopy' | 'copy' | 'remove'>;

const replaceOne = async (host: WrittenHost, object: ViewObject): Promise<boolean> => {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const due = await dueWrite(host, object);
    const outcome = due ? await carryOut(host, due) : 'same';
    if (outcome !== 'lost') return outcome === 'replaced';
  }
  throw fail('site-views-contended', { path: object.path });
};
