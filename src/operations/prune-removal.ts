import { fail } from '../errors/ota-error.js';
import { prunedReleases } from '../site/archive-changes.js';
import type { IndexRelease } from '../site/index-statement.js';
import { minisigPath } from '../site/layout.js';
import type { ChannelAt } from './operation.js';
import {
  type ChannelOfSite,
  channelsOfSite,
  keptPaths,
  objectsOf,
  type ReleaseObject,
  type SiteAt,
  statementOf,
} from './prune-objects.js';
import { outdatedPages, putBackPages } from './prune-pages.js';

/** What of a pruned release is still there, and is named by no release that is kept. */
export interface Removal {
  readonly version: string;
  readonly objects: readonly ReleaseObject[];
}

type Needs = Pick<ChannelAt, 'host' | 'trust' | 'layout'>;

/** Each further round is somebody else’s change of the site. */
const MAX_ROUNDS = 20;

/**
 * What could be removed of these releases of a channel.
 *
 * @param channels every channel of the site, this one as it will be. @param names every path of the site.
 * @throws OtaError `prune-object-unreadable`, `host-…`.
 */
export const removalsOf = async (
  { host, trust, layout }: SiteAt & Pick<ChannelAt, 'layout'>,
  entries: readonly IndexRelease[],
  channels: readonly ChannelOfSite[],
  names: ReadonlySet<string>,
): Promise<readonly Removal[]> => {
  const left = entries.filter(({ bundle }) => names.has(bundle.path) || names.has(minisigPath(bundle.path)));
  if (left.length === 0) return [];
  const kept = await keptPaths({ host, trust }, channels);
  const claimed = new Set<string>();
  const removals: Removal[] = [];
  for (const entry of left) {
    const statement = await statementOf({ host, trust }, layout, entry);
    // What two of them share is counted once, and goes with the first.
    const objects = objectsOf(entry, statement).filter(
      ({ path }) => names.has(path) && !kept.has(path) && !claimed.has(path),
    );
    for (const { path } of objects) claimed.add(path);
    if (objects.length > 0) removals.push({ version: entry.version, objects });
  }
  return removals;
};

/**
 * Removes what pruned releases of the channel have left on the host, and pages for people that only earlier revisions name: worked out anew
 * from the tombstones, so that a removal that was cut short is finished by the next. Before each release it looks for a newer revision of any channel, which may name an object again.
 *
 * @returns the paths that were removed. @throws OtaError `prune-contended`, `prune-object-unreadable`, `host-…`.
 */
export const removePruned = async (channel: Needs): Promise<readonly string[]> => {
  const removed: string[] = [];
  const pages = new Map<string, Uint8Array>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const done = await removeOnce(channel, removed, pages);
    const flushed = (await channel.host.flush?.()) !== 'lost';
    if (done && flushed) return removed;
  }
  throw fail('prune-contended', { attempts: MAX_ROUNDS });
};

/** False where a newer revision appeared. */
const removeOnce = async (channel: Needs, removed: string[], pages: Map<string, Uint8Array>): Promise<boolean> => {
  const { host, layout } = channel;
  const names = await host.list('');
  const channels = await channelsOfSite(channel, names);
  const own = channels.find((each) => each.layout.channel === layout.channel);
  if (!own) return true;
  await putBackPages(channel, channels, pages);
  const entries = await prunedReleases(host, own.directory);
  for (const { objects } of await removalsOf(channel, entries, channels, new Set(names))) {
    if (await hasMoved(host, channels)) return false;
    for (const { path } of objects) {
      await host.remove(path);
      removed.push(path);
    }
  }
  for (const path of await outdatedPages(channel, channels, names)) {
    if (await hasMoved(host, channels)) return false;
    const stored = await host.read(path);
    if (!stored) continue;
    pages.set(path, stored.bytes);
    await host.remove(path);
    removed.push(path);
  }
  return pages.size === 0 || !(await hasMoved(host, channels));
};

const hasMoved = async (host: ChannelAt['host'], channels: readonly ChannelOfSite[]): Promise<boolean> => {
  const next = channels.map(({ layout, predicate }) => host.read(layout.revision(predicate.counter + 1)));
  return (await Promise.all(next)).some((revision) => revision !== undefined);
};
