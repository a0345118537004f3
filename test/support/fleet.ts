import { type ChannelView, channelView } from '../../src/devices/channel-view.js';
import type { ArchiveDirectory, IndexPredicate, IndexRelease } from '../../src/site/index-statement.js';
import { EMPTY_ARCHIVE, latestOf } from '../../src/site/next-index.js';

/** A release of a made-up channel; what is left out doesn’t matter to the test. */
export type FleetRelease = Pick<IndexRelease, 'version'> & Partial<IndexRelease>;

const digestOf = (version: string): string => Buffer.from(version).toString('hex').padEnd(64, '0').slice(0, 64);

/** The entry of an index for a release of which only what matters is given. */
export const releaseOf = (release: FleetRelease): IndexRelease => {
  const sha256 = digestOf(release.version);
  const path = `bundles/${sha256}.logger-${release.version}.zip`;
  return { upgradeObject: { sha256 }, bundle: { path, sha256, size: 1000 }, ...release };
};

/** When the made-up revision was made. */
const CREATED = '2026-01-01T00:00:00Z';

/** The predicate of an index that lists the releases. */
export const predicateOf = (
  releases: readonly FleetRelease[],
  changes: Partial<IndexPredicate> = {},
): IndexPredicate => {
  const all = releases.map(releaseOf);
  return {
    product: 'logger',
    channel: 'stable',
    counter: Math.max(1, releases.length),
    previous: null,
    created: CREATED,
    expires: '2026-07-01T00:00:00Z',
    trustedKeys: [],
    threshold: 1,
    latest: latestOf(all, changes.created ?? CREATED),
    releases: all,
    ...changes,
  };
};

/** The channel that the releases make. */
export const viewOf = (
  releases: readonly FleetRelease[],
  {
    archive = EMPTY_ARCHIVE,
    ...changes
  }: Omit<Partial<IndexPredicate>, 'archive'> & { readonly archive?: ArchiveDirectory } = {},
): ChannelView => channelView(predicateOf(releases, changes), archive);
