import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors, strictly } from '../errors/problem.js';
import type { CreateOutcome, Host } from '../hosts/host.js';
import type { ChannelState, Revision } from '../site/channel-state.js';
import { deviceFileRef } from '../site/draft.js';
import type { ArchiveDirectory } from '../site/index-statement.js';
import { sha256Hex } from '../site/json-bytes.js';
import { publishRelease, publishViews } from '../site/transaction.js';
import { judgeAgainstChannel } from './channel-rules.js';
import type { Checked } from './check.js';
import { judgeFleet } from './fleet.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Outcome } from './outcome.js';
import type { Packed } from './pack.js';
import type { Planned } from './plan.js';
import { furtherOf, type Preflight } from './preflight.js';
import { type ReadyPreflight, ready } from './ready.js';
import type { Rehearsed } from './rehearse.js';
import { type ReleaseRecord, releaseRecord } from './release-record.js';
import type { ReleaseInputs, Services } from './services.js';
import type { SignedRelease } from './sign.js';
import { given, whenUnchanged } from './skips.js';
import type { Staged } from './stage.js';
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

type Needs = ReleaseInputs &
  LoadedProject &
  Checked &
  Packed &
  Planned &
  Rehearsed &
  Staged & { readonly preflight: Preflight; readonly signed?: SignedRelease };

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

const commitServices = ({ clock, backOff }: Services, { host, layout, trust, signers }: ReadyPreflight) => ({
  host,
  layout,
  trust,
  signers,
  clock,
  backOff,
});

/** The release stands; what points to it doesn't yet. */
const repair = async (services: Services, access: ReadyPreflight, { project }: Needs): Promise<Landed> => {
  const { newest, directory } = access.standing;
  const known = { revision: given(newest), directory };
  return { outcome: 'resumed', ...(await publishViews(commitServices(services, access), known, furtherOf(project))) };
};

const publish = async (services: Services, access: ReadyPreflight, state: Needs): Promise<Landed> => {
  const { host, layout, trust } = access;
  const { version } = state.draft.statement.predicate;
  const bytes = given(state.signed).upgradeObject;
  const path = layout.upgradeObject(version);
  const claims: CreateOutcome[] = [];
  const { project, draft, signed } = state;
  const sealed = given(signed).sealed.map(deviceFileRef);
  const listing = await indexInput({ project, draft, trust, sealed, upgradeObjectSha256: sha256Hex(bytes) });
  const { actor } = services;
  const recorded = await releaseRecord(services, access, state, bytes);
  const result = await publishRelease(
    commitServices(services, access),
    {
      ...listing,
      release: { ...listing.release, record: { sha256: recorded.record.sha256 } },
      note: { kind: 'release', ...(actor === undefined ? {} : { by: actor }) },
      recheck: (channel, directory) => recheck(services, state, access, { channel, directory }),
      // Before the revision that lists it, so that no reader follows the index to nothing; after the tag, so that a
      // number is claimed on the site only for the commit that carries it.
      claim: async () => {
        const claimed = await host.create(path, { kind: 'bytes', bytes });
        if (claimed === 'other') throw fail('site-version-claimed', { version, path });
        claims.push(claimed);
        await keepRecord(host, recorded);
      },
      further: furtherOf(state.project),
    },
    access.standing,
  );
  const resumed = result.kind === 'standing' || claims[0] === 'same' || state.resumedStaging === true;
  const { kind, ...landed } = result;
  const told = kind === 'committed' ? { recorded } : {};
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
  { host, layout, trust }: ReadyPreflight,
  { channel, directory }: { readonly channel: ChannelState; readonly directory: ArchiveDirectory },
): Promise<void> => {
  const verdict = await judgeAgainstChannel(state, {
    host,
    standing: { ...channel, directory, release: undefined, stale: [] },
  });
  const sealed = given(state.signed).sealed.map(deviceFileRef);
  const release = { ...state, layout, trust, sealed, now: clock() };
  const next = await upcomingIndex(release, channel.newest?.predicate, directory);
  const fleet = await judgeFleet({ ...state, matrix: verdict.matrix }, next);
  const problems = [...(state.strict ? strictly(verdict.problems) : verdict.problems), ...fleet.problems];
  if (hasErrors(problems)) throw new OtaError(problems);
};
