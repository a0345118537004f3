import { OtaError } from '../errors/ota-error.js';
import { hasErrors, problem } from '../errors/problem.js';
import type { ProvenanceStatement } from '../provenance/provenance-statement.js';
import { findRelease } from './archive.js';
import { archiveHost, readDirectory } from './audit/archive-reader.js';
import { auditRecord } from './audit/record-audit.js';
import { auditRelease } from './audit/release-audit.js';
import { type SiteReader, siteReader } from './audit/site-reader.js';
import { type HistoryRequest, type LoggedRevision, readHistory } from './history.js';
import { releaseChanges } from './history-change.js';
import type { IndexRelease, Rollout } from './index-statement.js';
import { sha256Hex } from './json-bytes.js';
import { recordPath } from './layout.js';
import { type LogEntry, logEntry } from './log-entry.js';
import type { RecordPredicate } from './release-record.js';
import type { SiteSource } from './site-source.js';
import type { ReleasePredicate } from './statement.js';
import { verifyUpgradeObject } from './upgrade-object.js';
import { vouchedTrust } from './vouched-trust.js';

/** How much of the fleet a revision offers a release to; null for all of it. */
export interface RolloutStep {
  readonly counter: number;
  /** RFC 3339. */
  readonly created: string;
  readonly rollout: Rollout | null;
  readonly by?: string;
  readonly reason?: string;
}

/** Everything that a site tells of one release, verified. Plain data: the one JSON of a release. */
export interface ReleaseHistory {
  readonly product: string;
  readonly channel: string;
  readonly version: string;
  /** Whether it is the channel’s `latest`. */
  readonly latest: boolean;
  readonly upgradeObject: { readonly path: string; readonly sha256: string };
  readonly bundle: IndexRelease['bundle'];
  /** What its upgrade object states; null where that is gone, as a withdrawn release’s may be. */
  readonly statement: ReleasePredicate | null;
  /** Ids of the keys that signed the upgrade object. */
  readonly signers: readonly string[];
  /** Null for a release that was made before there were records. */
  readonly record: (RecordPredicate & { readonly path: string; readonly sha256: string }) | null;
  readonly provenance: ProvenanceStatement | null;
  /** From the newest revision that changed it to the one that listed it. */
  readonly rollouts: readonly RolloutStep[];
  readonly withdrawal: { readonly reason: string; readonly at: string; readonly by?: string } | null;
  /** The revisions that are about it, newest first. */
  readonly history: readonly LogEntry[];
}

/** Which release is asked for. */
export interface ReleaseRequest extends HistoryRequest {
  readonly source: SiteSource;
  readonly version: string;
}

/**
 * Everything of one release: its entry, upgrade object, record and provenance, and every revision that is about it. The log is walked
 * back to the revision that says it released it.
 *
 * @throws OtaError `operation-version-unknown`, as `readHistory`, and with every error that `verify` would find on the release.
 */
export const releaseHistory = async (request: ReleaseRequest): Promise<ReleaseHistory> => {
  const walk = readHistory(request);
  const first = await walk.next();
  if (first.done) throw new RangeError('a history has a revision');
  const reader = siteReader(request.source);
  const entry = await entryOf(request, first.value, reader);
  const objects = await objectsOf(request, first.value, entry, reader);
  const told = await revisionsAbout(first.value, walk, request.version);
  const { product, latest } = first.value.revision.predicate;
  return {
    product,
    channel: request.layout.channel,
    version: request.version,
    latest: latest === request.version,
    upgradeObject: { path: request.layout.upgradeObject(request.version), sha256: entry.upgradeObject.sha256 },
    bundle: entry.bundle,
    ...objects,
    rollouts: told.rollouts,
    withdrawal: withdrawalOf(entry, told.history),
    history: told.history,
  };
};

const entryOf = async (
  { layout, version }: ReleaseRequest,
  { revision }: LoggedRevision,
  reader: SiteReader,
): Promise<IndexRelease> => {
  const { predicate } = revision;
  const directory = await readDirectory(reader, predicate);
  const entry = await findRelease(archiveHost(reader), predicate, directory, version);
  if (entry) return entry;
  const newest = predicate.releases.at(-1)?.version ?? null;
  throw new OtaError([problem('operation-version-unknown', { version, channel: layout.channel, newest })]);
};

const objectsOf = async (
  { layout, trust }: ReleaseRequest,
  { revision }: LoggedRevision,
  entry: IndexRelease,
  reader: SiteReader,
): Promise<Pick<ReleaseHistory, 'statement' | 'signers' | 'record' | 'provenance'>> => {
  const { predicate: keys } = revision;
  const context = { reader, layout, trust, keys, product: keys.product, publicUrl: undefined };
  const { problems } = await auditRelease(context, { entry, listedIn: revision.path });
  if (hasErrors(problems)) throw new OtaError(problems);
  const path = layout.upgradeObject(entry.version);
  const { value: bytes } = await reader.read(path);
  // A withdrawn release may lose its objects.
  if (!bytes) return { statement: null, signers: [], record: null, provenance: null };
  // Keys that are retired since count for the very bytes that the index names, and for no others.
  const isNamed = sha256Hex(bytes) === entry.upgradeObject.sha256;
  const then = isNamed ? vouchedTrust(trust, keys, entry.trust) : trust;
  const { statement, keyIds } = verifyUpgradeObject(bytes, path, then);
  const recorded = { entry, statement: statement.predicate };
  const audit = await auditRecord({ ...context, trust: then }, recorded, revision.path);
  return {
    statement: statement.predicate,
    signers: keyIds,
    record: audit.record && entry.record ? { ...objectOf(entry.record), ...audit.record.predicate } : null,
    provenance: audit.provenance ?? null,
  };
};

const objectOf = ({ sha256 }: { readonly sha256: string }) => ({ path: recordPath(sha256), sha256 });

interface Told {
  readonly history: readonly LogEntry[];
  readonly rollouts: readonly RolloutStep[];
}

/** The revisions that are about a version, down to the one that says it listed it. */
const revisionsAbout = async (
  first: LoggedRevision,
  rest: AsyncGenerator<LoggedRevision>,
  version: string,
): Promise<Told> => {
  const history: LogEntry[] = [];
  const rollouts: RolloutStep[] = [];
  const listedBy = (logged: LoggedRevision): boolean => {
    const entry = logEntry(logged);
    const { added, withdrawn, rolledOut } = releaseChanges(logged.before?.predicate, logged.revision.predicate);
    const isAdded = !logged.broken && added.includes(version);
    const touched = isAdded || (!logged.broken && [...withdrawn, ...rolledOut].includes(version));
    if (entry.version === version || touched) history.push(entry);
    if (isAdded || (!logged.broken && rolledOut.includes(version))) rollouts.push(rolloutStep(logged, entry, version));
    // Without a note it may have come back from the archive, and have been listed long before.
    return isAdded && logged.revision.predicate.change?.version === version;
  };
  if (listedBy(first)) return { history, rollouts };
  for await (const logged of rest) if (listedBy(logged)) break;
  return { history, rollouts };
};

const rolloutStep = ({ revision }: LoggedRevision, { by, reason }: LogEntry, version: string): RolloutStep => ({
  counter: revision.predicate.counter,
  created: revision.predicate.created,
  rollout: revision.predicate.releases.find((entry) => entry.version === version)?.rollout ?? null,
  ...(by === undefined ? {} : { by }),
  ...(reason === undefined ? {} : { reason }),
});

const withdrawalOf = (
  { version, yanked }: IndexRelease,
  history: readonly LogEntry[],
): ReleaseHistory['withdrawal'] => {
  if (!yanked) return null;
  const { reason, at } = yanked;
  const by = history.find((entry) => entry.kind === 'yank' && entry.version === version)?.by;
  return { reason, at, ...(by === undefined ? {} : { by }) };
};
