import { fail, OtaError } from '../errors/ota-error.js';
import type { Host } from '../hosts/host.js';
import type { Trust } from '../signing/trust.js';
import { findRelease, isPruned, readArchiveDirectory } from './archive.js';
import { factProblems } from './audit/release-facts.js';
import { type Revision, readChannel } from './channel-state.js';
import type { IndexRelease } from './index-statement.js';
import { sha256Hex } from './json-bytes.js';
import type { ChannelLayout } from './layout.js';
import type { SiteSource } from './site-source.js';
import type { ReleaseStatement } from './statement.js';
import { verifyUpgradeObject } from './upgrade-object.js';

/** A release as the index of a channel lists it. */
export interface ListedRelease {
  readonly layout: ChannelLayout;
  /** The newest revision of the channel. */
  readonly newest: Revision;
  readonly entry: IndexRelease;
  /** Nobody is offered it any more, and its bytes may be gone. */
  readonly pruned: boolean;
}

/** What is signed about a release. */
export interface VerifiedRelease {
  readonly statement: ReleaseStatement;
  /** The address that nodes of 0-OS are given. */
  readonly flist: string;
}

/** A site as whoever reads a channel needs it: past the caches that may stand before it. */
export const uncached = (source: SiteSource): Pick<Host, 'read'> => ({
  read: async (path) => {
    const bytes = await (source.peek ? source.peek(path) : source.read(path));
    return bytes && { bytes, etag: '' };
  },
});

/**
 * The release of a version in a channel, verified as far as the signed index says of it; undefined where the channel doesn’t list it, or
 * isn’t there.
 *
 * @throws OtaError `site-…` where the channel doesn’t verify.
 */
export const listedRelease = async (
  source: SiteSource,
  { layout, trust, version }: { readonly layout: ChannelLayout; readonly trust: Trust; readonly version: string },
): Promise<ListedRelease | undefined> => {
  const host = uncached(source);
  const { newest } = await readChannel(host, layout, trust);
  const directory = await readArchiveDirectory(host, newest?.predicate);
  const entry = await findRelease(host, newest?.predicate, directory, version);
  return newest && entry && { layout, newest, entry, pruned: isPruned(directory, version) };
};

/**
 * What is signed about a listed release: its upgrade object is the one that the index names, verifies, and agrees with its place.
 *
 * @throws OtaError `site-object-unverified`, `site-object-unreadable`, `verify-release-disagrees`.
 */
export const verifiedRelease = async (
  source: SiteSource,
  { layout, newest, entry }: Omit<ListedRelease, 'pruned'>,
  trust: Trust,
): Promise<VerifiedRelease> => {
  const path = layout.upgradeObject(entry.version);
  const bytes = await source.read(path);
  if (!bytes)
    throw fail('site-object-unverified', { path, reason: 'the signed index lists it, and it is not on the site' });
  if (sha256Hex(bytes) !== entry.upgradeObject.sha256)
    throw fail('site-object-unverified', { path, reason: 'its digest is not the one in the signed index' });
  const { statement, object } = verifyUpgradeObject(bytes, path, trust);
  const problems = factProblems(statement, { layout, product: newest.predicate.product, entry });
  if (problems.length > 0) throw new OtaError(problems);
  return { statement, flist: object.flist };
};
