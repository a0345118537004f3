import { fail } from '../errors/ota-error.js';
import type { Host } from '../hosts/host.js';
import { releasedVersions } from '../site/archive.js';
import { jsonBytes } from '../site/json-bytes.js';
import { latestAmong } from '../site/listed-versions.js';
import { carryOut, dueWrite, type ViewObject } from '../site/mutable-object.js';
import { orderedPointers } from '../site/pointer-order.js';
import { documentsOf } from '../site/views.js';
import type { ExportedChannel } from './export-site.js';

/** A pointer is lost only to another program that writes the same export. */
const MAX_ROUNDS = 20;

type ViewedChannel = Pick<ExportedChannel, 'layout' | 'newest' | 'directory' | 'versions' | 'whole' | 'page'>;

/**
 * The views of a channel as the copy has them, in the order in which they are written where nothing is yet: `versions` names the
 * releases that are there, and `latest` the highest of them that everybody is offered, so that no reader of pointers finds nothing.
 */
export const viewsOfSelection = (channel: ViewedChannel): readonly ViewObject[] => {
  const { layout, versions } = channel;
  const latest = latestAmong(versions, channel.newest.predicate);
  return [
    ...signedViews(channel),
    { path: layout.versions, bytes: jsonBytes(versions) },
    latest === null ? { path: layout.latest, absent: true } : { path: layout.latest, bytes: jsonBytes(latest) },
  ];
};

/** Documents of device families and TUF metadata speak of the whole channel; a part of it can’t be told from them. */
const signedViews = ({ layout, newest, directory, whole, page }: ViewedChannel): readonly ViewObject[] => [
  ...(whole ? documentsOf(layout, newest.predicate, directory) : []),
  ...(page ? [{ path: layout.page, bytes: page }] : []),
  { path: layout.index, bytes: newest.bytes },
];

/**
 * Writes the views of a channel over those of an earlier copy, its pointers in the order that never misleads a reader.
 *
 * @returns the paths that were written.
 * @throws OtaError as `replaceAll`.
 */
export const replaceViews = async (host: WrittenHost, channel: ViewedChannel): Promise<readonly string[]> => {
  const { layout, newest, directory, versions } = channel;
  const { predicate } = newest;
  const written = await replaceAll(host, signedViews(channel));
  const pointers = await orderedPointers(host, layout, {
    versions,
    latest: latestAmong(versions, predicate),
    released: releasedVersions(predicate, directory),
  });
  return [...written, ...(await replaceAll(host, pointers))];
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
