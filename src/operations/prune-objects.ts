import { gather } from '../errors/gather.js';
import { fail } from '../errors/ota-error.js';
import type { Host } from '../hosts/host.js';
import { archivedReleases, isPruned, readArchiveDirectory } from '../site/archive.js';
import { channelsOf } from '../site/audit/channels.js';
import { documentsOf } from '../site/audit/release-audit.js';
import { readChannel } from '../site/channel-state.js';
import { mapInOrder } from '../site/in-order.js';
import type { ArchiveDirectory, IndexPredicate, IndexRelease } from '../site/index-statement.js';
import { sha256Hex } from '../site/json-bytes.js';
import { type ChannelLayout, channelLayout, minisigPath } from '../site/layout.js';
import type { ReleaseStatement } from '../site/statement.js';
import { verifyUpgradeObject } from '../site/upgrade-object.js';
import type { ChannelAt } from './operation.js';

/** Where releases are read. */
export type SiteAt = Pick<ChannelAt, 'trust'> & { readonly host: Pick<Host, 'read'> };

/** An object of a release. */
export interface ReleaseObject {
  readonly path: string;
  /** Bytes; undefined where only a digest is signed. */
  readonly size?: number;
}

/** A channel whose kept releases are asked for. */
export interface ChannelOfSite {
  readonly layout: ChannelLayout;
  readonly predicate: IndexPredicate;
  readonly directory: ArchiveDirectory;
}

/**
 * The statement of a release, verified, and the one that the index names; undefined for a withdrawn one whose object is gone.
 *
 * @throws OtaError `prune-object-unreadable`.
 */
export const statementOf = async (
  { host, trust }: SiteAt,
  layout: ChannelLayout,
  { version, upgradeObject, yanked }: IndexRelease,
): Promise<ReleaseStatement | undefined> => {
  const path = layout.upgradeObject(version);
  const unreadable = (reason: string) => fail('prune-object-unreadable', { version, path, reason });
  const stored = await host.read(path);
  if (!stored && yanked) return undefined;
  if (!stored) throw unreadable('it is not on the site');
  if (sha256Hex(stored.bytes) !== upgradeObject.sha256) throw unreadable('its digest is not the signed one');
  const { value, problems } = await gather(() => verifyUpgradeObject(stored.bytes, path, trust));
  if (!value) throw unreadable(problems[0]?.message.replace(/\.$/, '') ?? 'it does not verify');
  return value.statement;
};

/**
 * What a release consists of besides its upgrade object and its record, in the order in which it is removed: the bundle is last, so that as
 * long as it is there, something may be left.
 */
export const objectsOf = (
  { bundle, sealedFiles = [] }: Pick<IndexRelease, 'bundle' | 'sealedFiles'>,
  statement: ReleaseStatement | undefined,
): readonly ReleaseObject[] => [
  ...(statement ? documentsOf(statement, '').map(sizedObject) : []),
  ...sealedFiles.map(sizedObject),
  { path: minisigPath(bundle.path) },
  sizedObject(bundle),
];

const sizedObject = ({ path, size }: { readonly path: string; readonly size?: number | undefined }): ReleaseObject => ({
  path,
  ...(size === undefined ? {} : { size }),
});

/** Every channel of a site that has a release, as its newest revision says it is. @param names every path of the site. */
export const channelsOfSite = async (
  { host, trust }: Pick<ChannelAt, 'host' | 'trust'>,
  names: readonly string[],
): Promise<readonly ChannelOfSite[]> => {
  const found: ChannelOfSite[] = [];
  for (const channel of channelsOf(undefined, names)) {
    const layout = channelLayout(channel);
    const { newest } = await readChannel(host, layout, trust);
    if (!newest) continue;
    const { predicate } = newest;
    found.push({ layout, predicate, directory: await readArchiveDirectory(host, predicate) });
  }
  return found;
};

/** The paths of all that kept releases of these channels consist of: channels share bundles, schemas and attachments. */
export const keptPaths = async (site: SiteAt, channels: readonly ChannelOfSite[]): Promise<ReadonlySet<string>> => {
  const kept = new Set<string>();
  for (const { layout, predicate, directory } of channels) {
    const archived = await archivedReleases(site.host, directory);
    const entries = [...predicate.releases, ...archived].filter(({ version }) => !isPruned(directory, version));
    const objects = await mapInOrder(entries, async (entry) =>
      objectsOf(entry, await statementOf(site, layout, entry)),
    );
    for (const { path } of objects.flat()) kept.add(path);
  }
  return kept;
};
