import { fail } from '../errors/ota-error.js';
import type { Host } from '../hosts/host.js';
import { signEnvelope } from '../signing/dsse.js';
import type { Signer } from '../signing/signer.js';
import type { Trust } from '../signing/trust.js';
import { findRelease, readArchiveDirectory } from './archive.js';
import { assertFollows, type ChannelState, type Revision, readChannel, verifyRevision } from './channel-state.js';
import type {
  ArchiveDirectory,
  ChangeNote,
  IndexPredicate,
  IndexRelease,
  IndexStatement,
  TrustSet,
} from './index-statement.js';
import { jsonBytes } from './json-bytes.js';
import type { ChannelLayout } from './layout.js';
import { type IndexChange, type IndexFacts, listing, type NewObject, nextIndex } from './next-index.js';
import { PAYLOAD_TYPE } from './statement.js';
import { type Further, type KnownRevision, writeViews } from './write-views.js';

export { type Further, type KnownRevision, writeViews } from './write-views.js';

/** Each lost race means that somebody else's release landed, so this many losses in a row is a fault, not bad luck. */
const MAX_ATTEMPTS = 100;
/** A flush, or the look back at a revision, is lost only to somebody else’s release, too. */
const MAX_ROUNDS = 100;

/** What a commit needs of the world. */
export interface CommitServices {
  readonly host: Host;
  readonly layout: ChannelLayout;
  readonly trust: Trust;
  readonly signers: readonly Signer[];
  /** The time that the revision after `before` states. */
  readonly clock: (before: IndexPredicate | undefined) => Date;
  /** Waits a little, longer at each attempt, with jitter. */
  readonly backOff: (attempt: number) => Promise<void>;
  /** SHA-256 of the page for people that was seen in its place, as the newest revision named it; undefined where it was not. */
  readonly pageInLine?: string | undefined;
  /** Adds to a statement what follows from it and needs the signers, with the objects that it then names, which never change. */
  readonly complete?: CompleteIndex;
}

/**
 * Completes the statement of a new revision before it is signed. Asked anew after each lost race.
 *
 * @param before what the revision before it says; undefined for the first.
 */
export type CompleteIndex = (
  statement: IndexStatement,
  before: IndexPredicate | undefined,
) => Promise<{ readonly statement: IndexStatement; readonly objects: readonly NewObject[] }>;

/** What a new revision is made from, apart from the one before it and the time. */
export interface ProposedChange extends IndexChange {
  readonly expiresDays: number;
}

/**
 * What is to become of a channel as it stands; undefined where that is so already. Asked anew after each lost race. It throws where the
 * change may not be made.
 *
 * @param judged the state is the one that the caller has looked at before.
 */
export type Propose = (
  state: ChannelState,
  directory: ArchiveDirectory,
  judged: boolean,
) => Promise<ProposedChange | undefined>;

/** A release that is committed, and how the index is to list it. */
export interface CommitRequest extends IndexFacts, Pick<IndexChange, 'page'> {
  readonly release: IndexRelease;
  readonly expiresDays: number;
  /** Whom devices on the release trust, where its bytes were made for others than the revision names. */
  readonly devicesTrust?: TrustSet;
  /** Who releases it, and what else the history says of it. */
  readonly note?: Omit<ChangeNote, 'version'>;
  /** Judges the release anew against a state of the channel that it was not checked against; throws where it may not stand. */
  readonly recheck: (state: ChannelState, directory: ArchiveDirectory) => Promise<void>;
}

/** `committed`: this run created the revision. `standing`: what was to be done stood there already. */
export interface CommitResult {
  readonly kind: 'committed' | 'standing';
  readonly revision: Revision;
  readonly directory: ArchiveDirectory;
  /** Races lost before it landed. */
  readonly lostRaces: number;
}

/**
 * Creates the next revision of the index: the one point at which a change exists. A lost race re-reads the channel, has the change
 * proposed against what is there now, signs anew and tries again.
 *
 * @param judged whether the caller has judged the change against `first` already.
 * @throws OtaError `site-contended`, whatever `propose` throws, `host-…`.
 */
export const commitChange = async (
  services: CommitServices,
  propose: Propose,
  first: ChannelState,
  { judged = true }: { readonly judged?: boolean } = {},
): Promise<CommitResult> => {
  let state = first;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const directory = await readArchiveDirectory(services.host, state.newest?.predicate);
    const change = await propose(state, directory, judged && attempt === 0);
    if (!change) return { kind: 'standing', revision: newestOf(state), directory, lostRaces: attempt };
    const landed = await tryCommit(services, change, state.newest, directory);
    if (landed) return { kind: 'committed', ...landed, lostRaces: attempt };
    await services.backOff(attempt);
    state = await readChannel(services.host, services.layout, services.trust);
  }
  throw fail('site-contended', { attempts: MAX_ATTEMPTS });
};

const newestOf = ({ newest }: ChannelState): Revision => {
  if (!newest) throw new RangeError('nothing can stand in a channel without a revision');
  return newest;
};

/**
 * Commits a release: the next revision lists it. One that is listed already, with these very bytes, stands.
 *
 * @throws OtaError as `commitChange`, `site-version-differs`, and whatever `recheck` throws.
 */
export const commitRelease = (
  services: CommitServices,
  request: CommitRequest,
  first: ChannelState,
  options?: { readonly judged?: boolean },
): Promise<CommitResult> => commitChange(services, proposeRelease(services, request), first, options);

const proposeRelease = (
  { host }: Pick<CommitServices, 'host'>,
  { release, expiresDays, devicesTrust, note, page, recheck, ...facts }: CommitRequest,
): Propose => {
  return async (state, directory, judged) => {
    const standing = await findRelease(host, state.newest?.predicate, directory, release.version);
    if (standing && state.newest) {
      assertSame(standing, release);
      return undefined;
    }
    if (!judged) await recheck(state, directory);
    const trust = devicesTrust === undefined ? {} : { trust: devicesTrust };
    return { ...listing(release, facts, note), ...trust, ...(page === undefined ? {} : { page }), expiresDays };
  };
};

const none: Further = () => [];

/** What a publication came to. */
export interface Published {
  readonly kind: CommitResult['kind'];
  /** The newest revision at its end. */
  readonly revision: Revision;
  /** The views that were written, in order. */
  readonly written: readonly string[];
  readonly lostRaces: number;
}

/** A change of a channel, and what goes with it. */
export interface PublishedChange {
  readonly propose: Propose;
  /** Creates what the revision will point to; asked again in every round. */
  readonly claim?: () => Promise<void>;
  readonly further: Further;
}

/**
 * Commits a change and brings the views in line, until both are there to stay. On a host that writes in one step they
 * become visible together, and a flush that was lost begins anew. On a host that ignores conditions somebody may have
 * written over the revision: it is read again, before the views and after them, and where another stands in its place the
 * change is committed behind that one.
 *
 * @throws OtaError as `commitChange` and `writeViews`, and whatever `claim` throws.
 */
export const publishChange = async (
  services: CommitServices,
  { propose, claim, further }: PublishedChange,
  first: ChannelState,
): Promise<Published> => {
  let lostRaces = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const state = round === 0 ? first : await readChannel(services.host, services.layout, services.trust);
    await claim?.();
    const landed = await commitChange(services, propose, state, { judged: round === 0 });
    lostRaces += landed.lostRaces;
    const inLine = round + landed.lostRaces === 0 && first.newest?.predicate.page ? services.pageInLine : undefined;
    const views = await settledViews(services, { ...landed, inLine }, further);
    if (views) return { kind: landed.kind, ...views, lostRaces };
    lostRaces += 1;
    await services.backOff(round);
  }
  throw fail('site-contended', { attempts: MAX_ROUNDS });
};

/** The same for a release: `claim` creates its upgrade object. */
export const publishRelease = (
  services: CommitServices,
  { claim, further, ...request }: CommitRequest & { readonly claim: () => Promise<void>; readonly further: Further },
  first: ChannelState,
): Promise<Published> => publishChange(services, { propose: proposeRelease(services, request), claim, further }, first);

/**
 * Brings the views in line with the newest revision of a channel, and makes them durable.
 *
 * @throws OtaError as `writeViews`.
 */
export const publishViews = async (
  services: CommitServices,
  known: KnownRevision,
  further: Further = none,
): Promise<Omit<Published, 'kind'>> => {
  const { host, layout, trust, backOff } = services;
  let from = known;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const views = await settledViews(services, from, further);
    if (views) return { ...views, lostRaces: round };
    await backOff(round);
    const { newest } = await readChannel(host, layout, trust);
    if (newest) from = { revision: newest, directory: await readArchiveDirectory(host, newest.predicate) };
  }
  throw fail('site-views-contended', { path: layout.index });
};

/** Writes the views and has them stay; undefined where somebody else's write came in between. */
const settledViews = async (
  services: CommitServices,
  known: KnownRevision,
  further: Further,
): Promise<{ readonly revision: Revision; readonly written: readonly string[] } | undefined> => {
  const { host } = services;
  if (!(await stands(host, known.revision)) || (await hasWrittenOver(services, known.revision))) return undefined;
  const views = await writeViews(services, known, further);
  if ((await host.flush?.()) === 'lost') return undefined;
  return (await stands(host, known.revision)) ? views : undefined;
};

/**
 * Whether this revision took the place of one that readers have seen already, on a host that ignores conditions: its copy
 * in `index.json` is then put back, and the release goes behind it.
 */
const hasWrittenOver = async ({ host, layout, trust }: CommitServices, { path, bytes, predicate }: Revision) => {
  if (host.capabilities.conditionalWrites) return false;
  const index = await host.read(layout.index);
  if (!index || Buffer.compare(index.bytes, bytes) === 0) return false;
  const seen = verifyRevision(index.bytes, layout.index, layout, trust).predicate;
  if (seen.counter !== predicate.counter || seen.previous !== predicate.previous) return false;
  await host.replace(path, index.bytes, (await host.read(path))?.etag);
  return true;
};

/** Whether a revision is still what stands under its name; where conditions are kept, nothing else can. */
const stands = async (host: Host, { path, bytes }: Revision): Promise<boolean> => {
  if (host.capabilities.conditionalWrites) return true;
  const stored = await host.read(path);
  return stored !== undefined && Buffer.compare(stored.bytes, bytes) === 0;
};

const tryCommit = async (
  { host, layout, trust, signers, clock, complete, pageInLine }: CommitServices,
  change: ProposedChange,
  before: Revision | undefined,
  directory: ArchiveDirectory,
): Promise<{ readonly revision: Revision; readonly directory: ArchiveDirectory } | undefined> => {
  const input = { ...change, layout, previous: before?.sha256 ?? null, now: clock(before?.predicate) };
  const next = nextIndex(before?.predicate, directory, input);
  const { statement, objects } = (await complete?.(next.statement, before?.predicate)) ?? {
    statement: next.statement,
    objects: [],
  };
  // Before anything is written: a signature that is made elsewhere may be missing.
  const bytes = jsonBytes(await signEnvelope(PAYLOAD_TYPE, jsonBytes(statement), signers));
  const path = layout.revision(statement.predicate.counter);
  // What is about to become public must be what every reader will accept: nobody publishes what doesn't verify.
  const revision = verifyRevision(bytes, path, layout, trust);
  assertFollows(before, revision);
  // Last of all, as clients may see these at once: a signer that fails leaves nothing behind.
  await createAll(host, next.archiveObjects);
  if (next.page && !(pageInLine === next.page.sha256 && before?.predicate.page?.sha256 === pageInLine))
    await createAll(host, [next.page]);
  if (!(await claimAll(host, objects))) return undefined;
  const outcome = await host.create(path, { kind: 'bytes', bytes });
  return outcome === 'other' ? undefined : { revision, directory: next.directory };
};

const createAll = async (host: Host, objects: readonly NewObject[]): Promise<void> => {
  for (const { path, bytes } of objects) {
    if ((await host.create(path, { kind: 'bytes', bytes })) === 'other') throw fail('site-stage-differs', { path });
  }
};

/** False where another run has created one of them with other bytes: the statement that names it is to be made anew. */
const claimAll = async (host: Host, objects: readonly NewObject[]): Promise<boolean> => {
  for (const { path, bytes } of objects)
    if ((await host.create(path, { kind: 'bytes', bytes })) === 'other') return false;
  return true;
};

const assertSame = (standing: IndexRelease, wanted: IndexRelease): void => {
  if (standing.upgradeObject.sha256 === wanted.upgradeObject.sha256) return;
  throw fail('site-version-differs', { version: wanted.version, differences: 'upgrade object' });
};
