import { type Place, type Problem } from '../errors/problem.js';
import type { UpgradeMatrix } from './upgrade-row.js';
/** What a release promises, and where it says so. */
export interface UpgradePromise {
    /** SemVer range of the versions that are promised a direct upgrade. */
    readonly upgradeFrom?: string;
    readonly place: Place;
}
/**
 * The findings of a matrix, one for all versions of which the same is to be said: an error where `upgradeFrom` promises the upgrade, a
 * warning otherwise.
 */
export declare const pathProblems: (matrix: UpgradeMatrix, { upgradeFrom, place }: UpgradePromise) => readonly Problem[];
