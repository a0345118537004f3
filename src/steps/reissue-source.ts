import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors } from '../errors/problem.js';
import { parsePublicUrl } from '../project/addresses.js';
import { channelsOf } from '../site/audit/channels.js';
import { expiryProblems } from '../site/audit/expiry.js';
import { hostSource } from '../site/host-source.js';
import { channelLayout, STABLE } from '../site/layout.js';
import type { SiteSource } from '../site/site-source.js';
import type { ReissuedFrom, ReleaseStatement } from '../site/statement.js';
import { type ListedRelease, listedRelease, verifiedRelease } from '../site/verified-release.js';
import type { ReadyPreflight } from './ready.js';
import type { ReissueRequest } from './reissue-inputs.js';

/** A release whose bytes are to be issued anew, found and verified. */
export interface ReissueSource extends ListedRelease {
  readonly statement: ReleaseStatement;
  readonly site: SiteSource;
  /** What the new statement says of it. */
  readonly from: ReissuedFrom;
}

/** Where it is looked for. */
export interface ReissueSearch {
  readonly request: ReissueRequest;
  readonly access: Pick<ReadyPreflight, 'host' | 'layout' | 'trust'>;
  readonly product: string;
  readonly now: Date;
}

/**
 * Finds the release that a reissue takes its bytes from, and verifies what is signed about it.
 *
 * @throws OtaError `reissue-source-…`, `site-other-product`, `verify-index-expired` for another site, and what verifying throws.
 */
export const reissueSource = async (search: ReissueSearch): Promise<ReissueSource> => {
  const { request, access, product, now } = search;
  const { source: site, trust } = request.site ?? { source: hostSource(access.host), trust: access.trust };
  const found = await onlyOne(await everywhere(search, site, trust), search, site);
  const { newest, entry, layout } = found;
  const { predicate } = newest;
  if (predicate.product !== product)
    throw fail('site-other-product', { site: site.location, found: predicate.product, product });
  // Whoever keeps an old copy alive could hide that a release was withdrawn. The project’s own host is asked itself.
  const age = request.site ? expiryProblems(layout.index, predicate, { now }) : [];
  if (hasErrors(age)) throw new OtaError(age);
  assertOffered(found);
  const { statement, flist } = await verifiedRelease(site, found, trust);
  const address = request.site && siteAddress(flist, entry.bundle.path);
  const from: ReissuedFrom = {
    channel: layout.channel,
    version: entry.version,
    upgradeObject: { sha256: entry.upgradeObject.sha256 },
    ...(address === undefined ? {} : { site: address }),
  };
  return { ...found, statement, site, from };
};

const everywhere = async (
  search: ReissueSearch,
  site: SiteSource,
  trust: ReadyPreflight['trust'],
): Promise<readonly ListedRelease[]> => {
  const found: ListedRelease[] = [];
  for (const channel of await channelsToSearch(search)) {
    const listed = await listedRelease(site, { layout: channelLayout(channel), trust, version: search.request.of });
    if (listed) found.push(listed);
  }
  return found;
};

/** A promotion looks into every other channel of the site, unless it is told into which. */
const channelsToSearch = async ({ request, access }: ReissueSearch): Promise<readonly string[]> => {
  const { channel } = access.layout;
  if (request.from !== undefined) return [request.from];
  if (request.kind !== 'promote') return [channel];
  const { host } = access;
  if (host.capabilities.lists === false) throw fail('reissue-channel-unknown', { location: host.location });
  const named = channelsOf(undefined, await host.list('channels/'));
  return [...new Set([STABLE, ...named])].filter((name) => name !== channel);
};

const onlyOne = (
  found: readonly ListedRelease[],
  { request, access }: ReissueSearch,
  site: SiteSource,
): ListedRelease => {
  const [first, ...others] = found;
  const { of: version, from } = request;
  if (!first)
    throw fail('reissue-source-missing', {
      version,
      site: site.location,
      channel: from ?? (request.kind === 'promote' ? null : access.layout.channel),
    });
  if (others.length > 0)
    throw fail('reissue-source-ambiguous', { version, channels: found.map(({ layout }) => layout.channel) });
  return first;
};

const assertOffered = ({ entry, layout, pruned }: ListedRelease): void => {
  const { version, yanked } = entry;
  const { channel } = layout;
  if (yanked) throw fail('reissue-source-withdrawn', { version, channel, reason: yanked.reason });
  if (pruned) throw fail('reissue-source-pruned', { version, channel });
};

/** The public URL of the site, as its own releases name it: the same however the site was opened. */
const siteAddress = (flist: string, bundle: string): string | undefined => {
  if (!flist.endsWith(`/${bundle}`)) return undefined;
  const judged = parsePublicUrl(flist.slice(0, -bundle.length - 1));
  return 'value' in judged ? judged.value : undefined;
};
