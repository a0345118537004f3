import { fail } from '../errors/ota-error.js';
import type { Trust } from '../signing/trust.js';
import { findRelease, readArchiveDirectory } from '../site/archive.js';
import type { Revision } from '../site/channel-state.js';
import type { ChannelLayout } from '../site/layout.js';
import type { SiteSource } from '../site/site-source.js';
import { uncached, verifiedRelease } from '../site/verified-release.js';
import type { Device, OfferedRelease } from './decide.js';

/** Where a release is looked for. */
interface OfferingSite {
  readonly source: SiteSource;
  readonly trust: Trust;
  readonly layout: ChannelLayout;
  readonly newest: Revision;
}

/**
 * What is signed about a release that a device is to take.
 *
 * @throws OtaError `site-…`, `verify-release-disagrees`, `device-model-other`.
 */
export const offeredRelease = async (
  { source, trust, layout, newest }: OfferingSite,
  version: string,
  { model }: Pick<Device, 'model'>,
): Promise<OfferedRelease> => {
  const path = layout.upgradeObject(version);
  const host = uncached(source);
  const directory = await readArchiveDirectory(host, newest.predicate);
  const entry = await findRelease(host, newest.predicate, directory, version);
  if (!entry) throw fail('site-object-unverified', { path, reason: 'the signed index does not list that version' });
  const { statement, flist } = await verifiedRelease(source, { layout, newest, entry }, trust);
  const { models, bundle, notes, barrier } = statement.predicate;
  if (model !== undefined && !models.includes(model))
    throw fail('device-model-other', { path, model, models }, { place: { file: path } });
  return {
    version,
    models,
    bundle,
    ...(notes === undefined ? {} : { notes }),
    ...(barrier === undefined ? {} : { barrier }),
    upgradeObject: { path, sha256: entry.upgradeObject.sha256 },
    flist,
  };
};
