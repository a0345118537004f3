import { type UpgradeGroup } from './upgrade-groups.js';
import type { UpgradeMatrix } from './upgrade-row.js';
/** The matrix as plain text: one aligned row for each version, in SemVer order, or for each run of versions where there are many. */
export declare const formatMatrix: (matrix: UpgradeMatrix) => string;
/** The rows of a table of the matrix: each version, or each run of versions where there are many. */
export declare const tableGroups: ({ rows }: UpgradeMatrix) => readonly UpgradeGroup[];
/** The versions of a row: `1.0.0`, or `1.0.0 … 1.4.0 (5)`. */
export declare const versionsText: (versions: readonly string[]) => string;
