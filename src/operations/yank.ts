import { fail } from '../errors/ota-error.js';
import { MAX_REASON_LENGTH } from '../project/schema.js';
import { isPruned } from '../site/archive.js';
import { bringBack } from '../site/archive-changes.js';
import type { IndexRelease } from '../site/index-statement.js';
import type { IndexChange } from '../site/next-index.js';
import { rfc3339 } from '../site/next-index.js';
import { highest } from '../version/semver.js';
import { comingIndex, withObjects } from './coming-index.js';
import type { ChannelAt, Operation, Proposal } from './operation.js';
import { renewPastDocuments } from './past-documents.js';
import { yankEffects } from './yank-effects.js';

/** Which release is withdrawn, and why. */
export interface YankInput {
  readonly version: string;
  /** One line, for everybody to read. */
  readonly reason: string | undefined;
}

/**
 * Withdraws a release: its entry stays in the index with `yanked`, for good, and `latest` goes back. Nothing of it is removed. An archived
 * release is brought back into the index for that.
 *
 * @throws OtaError `yank-reason-missing`, `yank-reason-invalid`.
 */
export const yankOperation = ({ version, reason }: YankInput): Operation => {
  const stated = statedReason(version, reason);
  return {
    kind: 'yank',
    propose: (channel) => proposeYank(channel, version, stated),
    // Devices on versions that have left the index are answered by documents that no revision brings in line.
    afterwards: renewPastDocuments,
  };
};

const statedReason = (version: string, given = ''): string => {
  const reason = given.trim();
  if (reason === '') throw fail('yank-reason-missing', { version });
  const isPlain = [...reason].every((sign) => sign >= ' ' && !(sign >= '\u007f' && sign <= '\u009f'));
  if (isPlain && reason.length <= MAX_REASON_LENGTH) return reason;
  throw fail('yank-reason-invalid', { reason, maximum: MAX_REASON_LENGTH });
};

const proposeYank = async (channel: ChannelAt, version: string, reason: string): Promise<Proposal | undefined> => {
  const { entry, archive } = await standingRelease(channel, version);
  if (entry.yanked) return undefined;
  const withdrawn = { ...entry, yanked: { reason, at: rfc3339(channel.now) } };
  const change = await withLatest(channel, {
    releases: (current) => [...current.filter((release) => release.version !== version), withdrawn],
    ...(archive ? { archive } : {}),
  });
  const { told, problems } = await yankEffects(channel, version, comingIndex(channel, change));
  return { note: { version, reason }, ...change, told, problems };
};

/** The release as index or archive hold it, and the archive without it. @throws OtaError `operation-version-unknown`, `yank-pruned`. */
const standingRelease = async (
  { predicate, directory, host, layout }: ChannelAt,
  version: string,
): Promise<Pick<IndexChange, 'archive'> & { readonly entry: IndexRelease }> => {
  const indexed = predicate.releases.find((release) => release.version === version);
  if (indexed) return { entry: indexed };
  if (isPruned(directory, version)) throw fail('yank-pruned', { version });
  const listed = directory.groups.some(({ versions }) => versions.includes(version));
  const found = listed ? await bringBack(host, directory, version, layout) : undefined;
  if (found) return found;
  throw fail('operation-version-unknown', { version, channel: layout.channel, newest: predicate.latest });
};

/** The change, and where the index would offer nothing any more, the highest archived release in it again: `latest` names it. */
const withLatest = async (
  channel: ChannelAt,
  change: Pick<IndexChange, 'releases' | 'archive'>,
): Promise<Pick<IndexChange, 'releases' | 'archive'>> => {
  const { predicate, directory } = comingIndex(channel, change);
  const version = highest(directory.groups.flatMap(({ versions }) => versions));
  // Where a release is only rolled out to a part of the fleet, the rest keeps what it has.
  if (version === undefined || predicate.releases.some(({ yanked }) => !yanked)) return change;
  const { objects = [] } = change.archive ?? {};
  const found = await bringBack(withObjects(channel.host, objects), directory, version, channel.layout);
  if (!found) return change;
  const { entry, archive } = found;
  return {
    releases: (current) => [...(change.releases?.(current) ?? current), entry],
    archive: { directory: archive.directory, objects: [...objects, ...archive.objects] },
  };
};
