import type { UpgradeMatrix } from './upgrade-row.js';
/** The matrix as plain text: one aligned row for each version, in SemVer order, or for each run of versions where there are many. */
export declare const formatMatrix: ({ version, rows }: UpgradeMatrix) => string;
