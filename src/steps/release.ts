import type { Problem } from '../errors/problem.js';
import type { UpgradeMatrix } from '../schemas/upgrade-paths.js';
import type { Plan } from '../site/plan.js';
import { runFlow } from './flow.js';
import type { Outcome } from './outcome.js';
import { checkFlow, releaseFlow } from './pipeline.js';
import type { ReleaseInputs, Services } from './services.js';

/** What a release came to. Plain data: the result that `--json` prints. */
export interface ReleaseReport {
  /** `planned` for a dry run that would publish; otherwise how the run ended. */
  readonly outcome: Outcome | 'planned';
  readonly product: string;
  readonly version: string;
  readonly channel: string;
  readonly tag: string;
  readonly commit: string;
  readonly bundle: Plan['bundle'];
  /** Counter of the index after the run. */
  readonly revision: number;
  readonly latest: string | null;
  readonly site: { readonly host: string; readonly publicUrl: string };
  readonly plan: Plan;
  /** Warnings. */
  readonly findings: readonly Problem[];
}

/** Runs the release flow: a real release with `intent: 'release'`, a dry run otherwise. */
export const release = async (services: Services, inputs: ReleaseInputs): Promise<ReleaseReport> => {
  const dryRun = inputs.intent !== 'release';
  const state = await runFlow(releaseFlow(services), inputs, { dryRun, reporter: services.reporter });
  const { plan, project, preflight, publication } = state;
  if (!plan || !project || !preflight) throw new RangeError('the flow ended before there was a plan');
  const predicate = publication?.revision.predicate ?? preflight.standing?.newest?.predicate;
  return {
    outcome: publication?.outcome ?? (plan.action === 'unchanged' ? 'unchanged' : 'planned'),
    product: plan.product,
    version: plan.version,
    channel: plan.channel,
    tag: plan.tag,
    commit: plan.commit,
    bundle: plan.bundle,
    revision: predicate?.counter ?? 0,
    latest: predicate?.latest ?? null,
    site: { host: preflight.host?.location ?? '', publicUrl: project.publicUrl ?? '' },
    plan,
    findings: [...(state.findings ?? []), ...(state.packFindings ?? []), ...(state.verification?.problems ?? [])],
  };
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
