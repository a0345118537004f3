import { deviceViews } from '../devices/device-views.js';
import type { Host } from '../hosts/host.js';
import { pageViews } from '../page/page-view.js';
import type { StandingPage } from '../page/standing-page.js';
import { tufViews } from '../tuf/views.js';
import type { Revision } from './channel-state.js';
import { mapInOrder } from './in-order.js';
import type { ArchiveDirectory, IndexPredicate } from './index-statement.js';
import { jsonBytes } from './json-bytes.js';
import type { ChannelLayout } from './layout.js';
import { listedVersions } from './listed-versions.js';
import { dueWrite, type MutableObject, type ViewObject } from './mutable-object.js';

/** What families of devices read of a revision, and clients of its TUF repository, in the order in which it is written. */
export const documentsOf = (
  layout: ChannelLayout,
  predicate: IndexPredicate,
  directory: ArchiveDirectory,
): readonly ViewObject[] => [...deviceViews(layout, predicate, directory), ...tufViews(layout, predicate)];

/**
 * The mutable objects that follow from a revision, as a rule in the order in which they are written: the documents, the page for people, then the
 * index and the lists; `latest` is last, because 0-OS refuses a `latest` that `versions` doesn't list. Where it goes back, `orderedPointers` has the
 * order.
 */
export const viewsOf = (
  layout: ChannelLayout,
  revision: Uint8Array,
  predicate: IndexPredicate,
  directory: ArchiveDirectory,
): readonly ViewObject[] => [
  ...documentsOf(layout, predicate, directory),
  ...pageViews(layout, predicate),
  ...pointersOf(layout, revision, predicate, directory),
];

/** The copy of the revision and the two lists: the views that every site has, in their order. */
const pointersOf = (
  layout: ChannelLayout,
  revision: Uint8Array,
  predicate: IndexPredicate,
  directory: ArchiveDirectory,
): readonly ViewObject[] => [
  { path: layout.index, bytes: revision },
  { path: layout.versions, bytes: jsonBytes(listedVersions(predicate, directory)) },
  predicate.latest === null
    ? { path: layout.latest, absent: true }
    : { path: layout.latest, bytes: jsonBytes(predicate.latest) },
];

/** A family may have hundreds of documents. */
const LOOKS_AT_ONCE = 4;

/**
 * The views on the host that are behind the revision, in the order in which they would be written.
 *
 * @param page what stands in the page’s place, where that is known.
 */
export const staleViews = async (
  host: Pick<Host, 'read' | 'compareCopy'>,
  layout: ChannelLayout,
  revision: Pick<Revision, 'bytes' | 'predicate'>,
  directory: ArchiveDirectory,
  further: readonly MutableObject[] = [],
  page?: StandingPage,
): Promise<readonly string[]> => {
  const { bytes, predicate } = revision;
  const known = page === undefined ? [] : predicate.page && page.kind === 'free' ? [layout.page] : [];
  const unknown = page === undefined ? pageViews(layout, predicate) : [];
  return [
    ...(await differing(host, [...further, ...documentsOf(layout, predicate, directory), ...unknown])),
    ...known,
    ...(await differing(host, pointersOf(layout, bytes, predicate, directory))),
  ];
};

/** The paths of the objects that are missing on the host, or are others there. */
export const differing = async (
  host: Pick<Host, 'read' | 'compareCopy'>,
  objects: readonly MutableObject[],
): Promise<readonly string[]> => {
  const due = await mapInOrder(objects, (object) => dueWrite(host, object), LOOKS_AT_ONCE);
  return due.flatMap((write) => write?.path ?? []);
};
