import type { Problem } from '../errors/problem.js';
import type { UpgradeMatrix } from '../schemas/upgrade-paths.js';
import type { Plan } from '../site/plan.js';
import type { Outcome } from './outcome.js';
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
    readonly site: {
        readonly host: string;
        readonly publicUrl: string;
    };
    readonly plan: Plan;
    /** Warnings. */
    readonly findings: readonly Problem[];
}
/** Runs the release flow: a real release with `intent: 'release'`, a dry run otherwise. */
export declare const release: (services: Services, inputs: ReleaseInputs) => Promise<ReleaseReport>;
/** What a check came to; it throws where there is an error. */
export interface CheckReport {
    readonly product: string;
    readonly version: string;
    readonly matrix: UpgradeMatrix | undefined;
    /** Warnings. */
    readonly findings: readonly Problem[];
}
/** Runs the part of the flow that judges. @throws OtaError with every problem at once. */
export declare const check: (services: Services, inputs: ReleaseInputs) => Promise<CheckReport>;
