import { channelView } from '../devices/channel-view.js';
import { siteUrlOf } from '../devices/device-views.js';
import { type PastDocuments, pastIotoDocuments } from '../devices/ioto/past-documents.js';
import { fieldedVersions } from '../rehearsal/fielded-versions.js';
import { readArchiveDirectory } from '../site/archive.js';
import { readChannel } from '../site/channel-state.js';
import { mapInOrder } from '../site/in-order.js';
import type { IndexPredicate } from '../site/index-statement.js';
import { carryOut, dueWrite } from '../site/mutable-object.js';
import type { ChannelAt } from './operation.js';

/** Documents that are looked at, or written, side by side. */
const WRITES_AT_ONCE = 4;
/** Each further round is somebody else’s revision. */
const MAX_ROUNDS = 20;

type Needs = Pick<ChannelAt, 'host' | 'layout' | 'trust'>;

/**
 * Writes anew what devices read that are on versions without a document of their own: it may lead to a release that was withdrawn or pruned.
 * Again for as long as a newer revision appears meanwhile, so that what stands at the end follows from the newest. Safe to repeat.
 *
 * @returns the paths that were written. @throws OtaError `site-…`, `host-…`.
 */
export const renewPastDocuments = async ({ host, layout, trust }: Needs): Promise<readonly string[]> => {
  const written = new Set<string>();
  let seen = -1;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { newest } = await readChannel(host, layout, trust);
    if (!newest || newest.predicate.counter === seen) break;
    seen = newest.predicate.counter;
    for (const path of await renewOnce(host, newest.predicate)) written.add(path);
    await host.flush?.();
  }
  return [...written];
};

const renewOnce = async (host: ChannelAt['host'], predicate: IndexPredicate): Promise<readonly string[]> => {
  const publicUrl = siteUrlOf(predicate);
  if (publicUrl === undefined) return [];
  const directory = await readArchiveDirectory(host, predicate);
  const past = pastIotoDocuments(predicate.families?.ioto, { channel: channelView(predicate, directory), publicUrl });
  if (!past) return [];
  const paths = await pathsOf(host, past, () => fieldedVersions(predicate, directory, []));
  const written = await mapInOrder(paths, (path) => renew(host, past, path), WRITES_AT_ONCE);
  return written.flat();
};

const pathsOf = (host: ChannelAt['host'], { prefix, candidates }: PastDocuments, fielded: () => readonly string[]) =>
  host.capabilities.lists ? host.list(prefix) : candidates(fielded());

/** One that somebody else writes meanwhile follows from as new a revision, or a newer one. */
const renew = async (
  host: ChannelAt['host'],
  { documentAt }: PastDocuments,
  path: string,
): Promise<readonly string[]> => {
  const object = documentAt(path);
  const due = object && (await dueWrite(host, object));
  // A version that never had a document is not given one: nobody knows that a device asks for it.
  if (!due || due.etag === undefined) return [];
  return (await carryOut(host, due)) === 'replaced' ? [path] : [];
};
