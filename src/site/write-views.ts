import { deviceViews } from '../devices/device-views.js';
import { fail } from '../errors/ota-error.js';
import type { Host } from '../hosts/host.js';
import { pageViews } from '../page/page-view.js';
import type { Trust } from '../signing/trust.js';
import { tufViews } from '../tuf/views.js';
import { readArchiveDirectory, releasedVersions } from './archive.js';
import { assertFollows, type Revision, verifyRevision } from './channel-state.js';
import { mapInOrder } from './in-order.js';
import type { ArchiveDirectory, IndexPredicate } from './index-statement.js';
import type { ChannelLayout } from './layout.js';
import { listedVersions } from './listed-versions.js';
import { carryOut, dueWrite, type MutableObject } from './mutable-object.js';
import { orderedPointers } from './pointer-order.js';

/** A pointer is lost only to a writer that saw an equally new or newer revision; two rounds settle it. */
const MAX_VIEW_ROUNDS = 20;

/** Documents of device families that are looked at, or written, side by side. */
const WRITES_AT_ONCE = 4;

/** Where the views are, and who vouches for what they follow from. */
export interface ViewServices {
  readonly host: Host;
  readonly layout: ChannelLayout;
  readonly trust: Trust;
}

/** Mutable objects besides the views, written before them: header files. Without a revision, as far as they follow from none. */
export type Further = (predicate: IndexPredicate | undefined) => readonly MutableObject[];

/** A revision, and what it says of the archive. */
export interface KnownRevision {
  readonly revision: Revision;
  readonly directory: ArchiveDirectory;
  /** SHA-256 of the page for people that stands in its place already, as the revision before this one named it: not looked at again. */
  readonly inLine?: string | undefined;
}

/**
 * Brings the views in line with the newest revision, and again for as long as a newer one appears meanwhile: a pointer
 * may be written late by a slow process, but never stays behind.
 *
 * @param further mutable objects besides the views, written before them: header files.
 * @returns the paths that were written, in order.
 * @throws OtaError `site-views-contended`, `host-…`.
 */
export const writeViews = async (
  { host, layout, trust }: ViewServices,
  known: KnownRevision,
  further: Further = () => [],
): Promise<{ readonly revision: Revision; readonly written: readonly string[] }> => {
  const written: string[] = [];
  let { revision, directory, inLine } = known;
  for (let round = 0; round < MAX_VIEW_ROUNDS; round += 1) {
    const settled = await writeOnce({ host, layout, revision, directory, further, inLine, written });
    const newer = await newerRevision(host, layout, trust, revision);
    if (!newer && settled) return { revision, written };
    if (newer) {
      revision = newer;
      inLine = undefined;
      directory = await readArchiveDirectory(host, revision.predicate);
    }
  }
  throw fail('site-views-contended', { path: layout.index });
};

interface ViewRound {
  readonly host: Host;
  readonly layout: ChannelLayout;
  readonly revision: Revision;
  readonly directory: ArchiveDirectory;
  readonly further: Further;
  readonly inLine: string | undefined;
  readonly written: string[];
}

/** Writes each view that differs; false where another process wrote one in between, or a newer revision appeared. */
const writeOnce = async (round: ViewRound): Promise<boolean> => {
  const { layout, revision, directory, further, inLine } = round;
  const { bytes, predicate } = revision;
  const inTurn = (objects: readonly MutableObject[]) => objects.map((object) => [object]);
  const batches = [
    ...inTurn(further(predicate)),
    // Each is whole by itself, so their order doesn't matter, and there may be hundreds.
    deviceViews(layout, predicate, directory),
    ...inTurn(tufViews(layout, predicate)),
    ...inTurn(pageViews(layout, predicate).filter(({ copyOf }) => copyOf.sha256 !== inLine)),
    [{ path: layout.index, bytes }],
  ];
  for (const batch of batches) if (!(await writeBatch(round, batch))) return false;
  const versions = listedVersions(predicate, directory);
  const wanted = { versions, latest: predicate.latest, released: releasedVersions(predicate, directory) };
  for (const pointer of await orderedPointers(round.host, layout, wanted))
    if (!(await writeBatch(round, [pointer]))) return false;
  return true;
};

const writeBatch = async (
  { host, layout, revision, written }: ViewRound,
  objects: readonly MutableObject[],
): Promise<boolean> => {
  const atOnce = host.capabilities.uploadsAtOnce ?? WRITES_AT_ONCE;
  const looked = await mapInOrder(objects, (object) => dueWrite(host, object), atOnce);
  const due = looked.filter((write) => write !== undefined);
  // Asked between reading the tags and writing under them: a newer revision's view is then never overwritten with an
  // older one, because whoever committed it later also wrote later, and so changed the tag.
  if (due.length > 0 && (await host.read(layout.revision(revision.predicate.counter + 1)))) return false;
  const outcomes = await mapInOrder(due, (write) => carryOut(host, write), atOnce);
  written.push(...due.flatMap(({ path }, position) => (outcomes[position] === 'replaced' ? [path] : [])));
  return !outcomes.includes('lost');
};

const newerRevision = async (
  host: Host,
  layout: ChannelLayout,
  trust: Trust,
  before: Revision,
): Promise<Revision | undefined> => {
  let newest = before;
  for (;;) {
    const path = layout.revision(newest.predicate.counter + 1);
    const stored = await host.read(path);
    if (!stored) return newest === before ? undefined : newest;
    const next = verifyRevision(stored.bytes, path, layout, trust);
    assertFollows(newest, next);
    newest = next;
  }
};
