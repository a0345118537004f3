import type { Problem } from '../errors/problem.js';
import { rehearsalFacts } from '../rehearsal/rehearsal-report.js';
import type { ReleaseFacts } from '../report/run-record.js';
import type { UpgradeMatrix } from '../schemas/upgrade-paths.js';
import type { IndexPredicate } from '../site/index-statement.js';
import { runFlow, type StateOf } from './flow.js';
import type { Outcome } from './outcome.js';
import { checkFlow, reissueFlow, releaseFlow } from './pipeline.js';
import type { ReissueInputs } from './reissue-inputs.js';
import type { ReleaseInputs, Services } from './services.js';
import { pageAddress } from './site-page.js';

/** What a release came to. Plain data: the result that `--json` prints. */
export interface ReleaseReport extends ReleaseFacts {
  /** Warnings. */
  readonly findings: readonly Problem[];
}

/** Runs the release flow: a real release with `intent: 'release'`, a dry run otherwise. */
export const release = async (services: Services, inputs: ReleaseInputs): Promise<ReleaseReport> => {
  const dryRun = inputs.intent !== 'release';
  return releaseReport(await runFlow(releaseFlow(services), inputs, { dryRun, reporter: services.reporter }));
};

/** Issues a release anew: really with `intent: 'release'`, a dry run otherwise. @throws OtaError with every problem at once. */
export const reissue = async (services: Services, inputs: ReissueInputs): Promise<ReleaseReport> => {
  const dryRun = inputs.intent !== 'release';
  const state = await runFlow(reissueFlow(services), inputs, { dryRun, reporter: services.reporter });
  return { ...releaseReport(state), ...(state.source ? { reissuedFrom: state.source.from } : {}) };
};

const releaseReport = (state: FlowState): ReleaseReport => {
  const { plan, project, preflight, publication } = state;
  if (!plan || !project || !preflight) throw new RangeError('the flow ended before there was a plan');
  const predicate = publication?.revision.predicate ?? preflight.standing?.newest?.predicate;
  return {
    outcome: outcomeOf(state),
    product: plan.product,
    models: project.models,
    version: plan.version,
    channel: plan.channel,
    tag: plan.tag,
    commit: plan.commit,
    bundle: plan.bundle,
    upgradeObject: preflight.layout.upgradeObject(plan.version),
    revision: predicate?.counter ?? 0,
    latest: predicate?.latest ?? null,
    site: {
      host: preflight.host?.location ?? '',
      publicUrl: project.publicUrl ?? '',
      ...sitePageOf(state, predicate),
    },
    plan,
    matrix: state.matrix ?? null,
    fleet: state.fleetPlan ?? null,
    ...(state.rehearsal ? { rehearsal: rehearsalFacts(state.rehearsal) } : {}),
    verification: verified(state),
    ...recordedIn(state),
    page: state.page ?? null,
    findings: [
      ...(state.findings ?? []),
      ...(state.packFindings ?? []),
      ...(state.rehearsalFindings ?? []),
      ...(state.fleetFindings ?? []),
      ...(state.verification?.problems ?? []),
      ...(state.deliveryFindings ?? []),
    ],
  };
};

/** Where the page for people is, once a revision names one. */
const sitePageOf = (
  { project, preflight }: FlowState,
  predicate: Pick<IndexPredicate, 'page'> | undefined,
): Pick<ReleaseFacts['site'], 'page'> =>
  predicate?.page &&
  preflight?.standing?.page?.kind !== 'foreign' &&
  project?.publicUrl !== undefined &&
  preflight?.host
    ? { page: pageAddress(project.publicUrl, preflight.layout, preflight.host.kind) }
    : {};

type FlowState = Partial<StateOf<ReturnType<typeof releaseFlow>>>;

const outcomeOf = ({ plan, publication, page }: FlowState): Outcome | 'planned' => {
  if (publication) return publication.outcome;
  if (plan?.action !== 'unchanged') return 'planned';
  // The page lacked something that its names alone didn't show.
  return page && page.outcome !== 'unchanged' ? 'resumed' : 'unchanged';
};

const recordedIn = ({ publication }: FlowState): Pick<ReleaseFacts, 'recorded'> => {
  if (!publication?.recorded) return {};
  const { record, provenance } = publication.recorded;
  return { recorded: { record: record.path, ...(provenance ? { provenance: provenance.path } : {}) } };
};

const verified = ({ verification }: FlowState): ReleaseFacts['verification'] => {
  if (!verification) return null;
  const { problems: _, ...read } = verification;
  return read;
};

/** What a check came to; it throws where there is an error. */
export interface CheckReport {
  readonly product: string;
  readonly version: string;
  readonly matrix: UpgradeMatrix | undefined;
  /** Warnings. */
  readonly findings: readonly Problem[];
}

/** Runs the part of the flow that judges. @throws OtaError with every problem at once. */
export const check = async (services: Services, inputs: ReleaseInputs): Promise<CheckReport> => {
  const state = await runFlow(checkFlow(services), inputs, { dryRun: true, reporter: services.reporter });
  const { project, version, findings = [], matrix } = state;
  if (!project || version === undefined) throw new RangeError('the flow ended before the project was loaded');
  return { product: project.product, version, matrix, findings };
};
