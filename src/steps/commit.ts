import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors, strictly } from '../errors/problem.js';
import type { CreateOutcome, Host } from '../hosts/host.js';
import type { ChannelState, Revision } from '../site/channel-state.js';
import { deviceFileRef } from '../site/draft.js';
import type { ArchiveDirectory } from '../site/index-statement.js';
import { sha256Hex } from '../site/json-bytes.js';
import { rfc3339 } from '../site/next-index.js';
import {
  type CommitRequest,
  type CommitServices,
  commitRelease,
  publishRelease,
  publishViews,
} from '../site/transaction.js';
import { foreseeRoot, tufCompletion } from '../tuf/completion.js';
import { judgeAgainstChannel } from './channel-rules.js';
import type { Checked } from './check.js';
import type { FoundSource } from './find-source.js';
import { judgeFleet } from './fleet.js';
import type { Step } from './flow.js';
import { keyProblemsOf } from './key-rules.js';
import type { LoadedProject } from './load-project.js';
import type { Outcome } from './outcome.js';
import type { Packed } from './pack.js';
import type { Planned } from './plan.js';
import { furtherOf, type Preflight } from './preflight.js';
import { type ReadyPreflight, ready, trustedKeysOf } from './ready.js';
import type { Rehearsed } from './rehearse.js';
import type { ReissueInputs } from './reissue-inputs.js';
import { reissueNote, reissueProblems } from './reissue-rules.js';
import { type ReleaseRecord, releaseRecord } from './release-record.js';
import type { ReleaseInputs, Services } from './services.js';
import type { SignedRelease } from './sign.js';
import { revisionClock } from './signing.js';
import { pageInLine } from './site-page.js';
import { given, unlessPublishing, whenUnchanged } from './skips.js';
import type { Staged } from './stage.js';
import { unwrittenHost } from './unwritten-host.js';
import { indexInput, upcomingIndex } from './upcoming-index.js';

export interface Publication {
  readonly outcome: Outcome;
  /** The newest revision of the index when the run ended. */
  readonly revision: Revision;
  /** Pointers this run wrote, in order. */
  readonly written: readonly string[];
  /** What tells how the release came about, where this run listed it. */
  readonly recorded?: ReleaseRecord;
}

/** What earlier steps give to a commit. */
export type CommitNeeds = ReleaseInputs &
  LoadedProject &
  Checked &
  Packed &
  Planned &
  Rehearsed &
  Partial<FoundSource & Pick<ReissueInputs, 'reissue'>> &
  Staged & { readonly preflight: Preflight; readonly signed?: SignedRelease };

type Needs = CommitNeeds;

/**
 * Step 10: creates the next revision of the index, which makes the release exist, then brings the pointers in line,
 * `latest` last.
 */
export const commit = (services: Services): Step<Needs, { readonly publication?: Publication }> => ({
  title: 'Commit',
  effect: 'writes',
  skip: whenUnchanged,
  run: async (state) => {
    const access = ready(state.preflight, state.project);
    const published =
      state.plan.action === 'publish' ? publish(services, access, state) : repair(services, access, state);
    const { lostRaces, ...publication } = await published;
    if (lostRaces > 0) services.reporter.detail(`landed after ${lostRaces} lost races`);
    return { publication };
  },
});

type Landed = Publication & { readonly lostRaces: number };

const commitServices = (
  services: Services,
  { host, layout, trust, signers, awaited, standing }: ReadyPreflight,
  { tuf }: Needs['project'],
): CommitServices => {
  const complete = tufCompletion(tuf, { host, layout, signers });
  const clock = revisionClock(services, awaited);
  return {
    ...{ host, layout, trust, signers, clock, backOff: services.backOff },
    ...pageInLine(standing.page),
    ...(complete ? { complete } : {}),
  };
};

/**
 * Signs the revision that the commit will create, and writes nothing: where signatures are made elsewhere, a run ends here without them,
 * before a tag is pushed.
 *
 * @throws OtaError `signatures-pending`, `tuf-root-threshold`, and what a commit throws.
 */
export const signUpcoming = async (services: Services, state: Needs): Promise<void> => {
  const access = ready(state.preflight, state.project);
  if (!access.awaited) return foreseeTuf(services, access, state.project);
  // What the revision lists is read where it will be.
  const path = access.layout.upgradeObject(state.draft.statement.predicate.version);
  const bytes = given(state.signed).upgradeObject;
  const read: Host['read'] = async (asked) => (asked === path ? { bytes, etag: '' } : access.host.read(asked));
  const unwritten = { ...access, host: { ...unwrittenHost(access.host), read } };
  const trial = commitServices(services, unwritten, state.project);
  await commitRelease(trial, await requestOf(services, unwritten, state), access.standing);
};

/** A root that clients would refuse is found before there is a tag. */
const foreseeTuf = async (
  { clock }: Services,
  { trust, standing: { newest }, ...access }: ReadyPreflight,
  { tuf }: Needs['project'],
): Promise<void> => {
  const coming = { trustedKeys: trustedKeysOf(trust), threshold: trust.threshold, created: rfc3339(clock()) };
  await foreseeRoot(tuf, access, coming, newest?.predicate);
};

/** The same, as a step. */
export const signIndex = (services: Services): Step<Needs, object> => ({
  title: 'Sign the index',
  effect: 'writes',
  skip: unlessPublishing,
  run: async (state) => {
    await signUpcoming(services, state);
    return {};
  },
});

/** What the revision that lists the release is made from; the same at each run of it. */
const requestOf = async (
  services: Services,
  access: ReadyPreflight,
  { project, draft, ...state }: Needs,
  recorded?: ReleaseRecord,
): Promise<CommitRequest> => {
  const { upgradeObject, sealed: files } = given(state.signed);
  const sealed = files.map(deviceFileRef);
  const upgradeObjectSha256 = sha256Hex(upgradeObject);
  const { trust, makePage } = access;
  const listing = await indexInput({
    project,
    draft,
    trust,
    sealed,
    upgradeObjectSha256,
    ...(makePage ? { makePage } : {}),
  });
  const { actor } = services;
  return {
    ...listing,
    release: recorded ? { ...listing.release, record: { sha256: recorded.record.sha256 } } : listing.release,
    ...(state.devicesTrust === undefined ? {} : { devicesTrust: state.devicesTrust }),
    note: {
      ...(state.reissue && state.source ? reissueNote(state.reissue, state.source.from) : { kind: 'release' }),
      ...(actor === undefined ? {} : { by: actor }),
    },
    recheck: (channel, directory) => recheck(services, { ...state, project, draft }, access, { channel, directory }),
  };
};

/** The release stands; what points to it doesn't yet. */
const repair = async (services: Services, access: ReadyPreflight, { project }: Needs): Promise<Landed> => {
  const { newest, directory } = access.standing;
  const known = { revision: given(newest), directory };
  return {
    outcome: 'resumed',
    ...(await publishViews(commitServices(services, access, project), known, furtherOf(project))),
  };
};

const publish = async (services: Services, access: ReadyPreflight, state: Needs): Promise<Landed> => {
  const { host, layout } = access;
  const { version } = state.draft.statement.predicate;
  const bytes = given(state.signed).upgradeObject;
  const path = layout.upgradeObject(version);
  const claims: CreateOutcome[] = [];
  // They tell of this very run: signed elsewhere, they would never be the ones that were asked for.
  const recorded = access.awaited ? undefined : await releaseRecord(services, access, state, bytes);
  const result = await publishRelease(
    commitServices(services, access, state.project),
    {
      ...(await requestOf(services, access, state, recorded)),
      // Before the revision that lists it, so that no reader follows the index to nothing; after the tag, so that a
      // number is claimed on the site only for the commit that carries it.
      claim: async () => {
        const claimed = await host.create(path, { kind: 'bytes', bytes });
        if (claimed === 'other') throw fail('site-version-claimed', { version, path });
        claims.push(claimed);
        if (recorded) await keepRecord(host, recorded);
      },
      further: furtherOf(state.project),
    },
    access.standing,
  );
  const resumed = result.kind === 'standing' || claims[0] === 'same' || state.resumedStaging === true;
  const { kind, ...landed } = result;
  const told = kind === 'committed' && recorded ? { recorded } : {};
  return { ...landed, outcome: resumed ? 'resumed' : 'published', ...told };
};

/** Before the revision that names them; a run that dies here leaves objects that nothing points to. */
const keepRecord = async (host: Host, { record, provenance }: ReleaseRecord): Promise<void> => {
  for (const { path, bytes } of provenance ? [provenance, record] : [record])
    if ((await host.create(path, { kind: 'bytes', bytes })) === 'other') throw fail('site-stage-differs', { path });
};

/** Another release has landed since the check: the rules that look at the channel are asked again. */
const recheck = async (
  { clock }: Services,
  state: Needs,
  { host, layout, trust, signers }: ReadyPreflight,
  { channel, directory }: { readonly channel: ChannelState; readonly directory: ArchiveDirectory },
): Promise<void> => {
  const standing = { ...channel, directory, release: undefined, stale: [] };
  const verdict = await judgeAgainstChannel(state, { host, standing });
  const sealed = given(state.signed).sealed.map(deviceFileRef);
  const release = { ...state, layout, trust, sealed, now: clock() };
  const next = await upcomingIndex(release, channel.newest?.predicate, directory);
  const fleet = await judgeFleet({ ...state, matrix: verdict.matrix }, next);
  const again = state.reissue ? reissueProblems({ ...state, reissue: state.reissue }, standing) : [];
  const keys = keyProblemsOf(state.project, { trust, signers }, { newest: channel.newest, directory });
  const found = [...again, ...verdict.problems, ...keys];
  const problems = [...(state.strict ? strictly(found) : found), ...fleet.problems];
  if (hasErrors(problems)) throw new OtaError(problems);
};
