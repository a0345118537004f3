import type { Problem } from '../errors/problem.js';
import type { ReleaseFacts } from '../report/run-record.js';
import type { UpgradeMatrix } from '../schemas/upgrade-paths.js';
import type { ReissueInputs } from './reissue-inputs.js';
import type { ReleaseInputs, Services } from './services.js';
/** What a release came to. Plain data: the result that `--json` prints. */
export interface ReleaseReport extends ReleaseFacts {
    /** Warnings. */
    readonly findings: readonly Problem[];
}
/** Runs the release flow: a real release with `intent: 'release'`, a dry run otherwise. */
export declare const release: (services: Services, inputs: ReleaseInputs) => Promise<ReleaseReport>;
/** Issues a release anew: really with `intent: 'release'`, a dry run otherwise. @throws OtaError with every problem at once. */
export declare const reissue: (services: Services, inputs: ReissueInputs) => Promise<ReleaseReport>;
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
