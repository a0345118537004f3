import type { ConfigContract } from './contract.js';
import { type FieldedRelease } from './upgrade-hops.js';
import type { UpgradeMatrix } from './upgrade-row.js';
export type { FieldedRelease } from './upgrade-hops.js';
export { pathProblems } from './upgrade-problems.js';
export type { UpgradeMatrix } from './upgrade-row.js';
export { formatMatrix } from './upgrade-table.js';
/**
 * The verdict of every fielded version on a release (Ivy contract, “what CI must prove”): its ForeignConfig accepts the release’s
 * template and samples, the release’s Config accepts them as the device rewrites them, and the release’s ForeignConfig takes all
 * that the fielded one took. Ways around are looked for where a version is refused.
 */
export declare const upgradeMatrix: ({ version, contract, fielded, }: {
    readonly version: string;
    readonly contract: ConfigContract;
    readonly fielded: readonly FieldedRelease[];
}) => Promise<UpgradeMatrix>;
