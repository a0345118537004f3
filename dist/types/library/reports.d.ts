import type { Problem } from '../errors/problem.js';
import type { OperationFacts, ReleaseFacts } from '../report/run-record.js';
import type { UpgradeMatrix } from '../schemas/upgrade-row.js';
/** What a release, or the plan of one, came to. Plain data: what `--json` prints. */
export interface ReleaseReport extends ReleaseFacts {
    /** Warnings. */
    readonly findings: readonly Problem[];
}
/** What a check came to; it throws where there is an error. Plain data. */
export interface CheckReport {
    readonly product: string;
    readonly version: string;
    /** What the fielded versions make of it; undefined where nothing is declared or fielded to judge by. */
    readonly matrix: UpgradeMatrix | undefined;
    /** Warnings. */
    readonly findings: readonly Problem[];
}
/** What a change of a channel came to. Plain data: what `--json` prints. */
export interface OperationReport extends OperationFacts {
    /** Warnings. */
    readonly findings: readonly Problem[];
}
