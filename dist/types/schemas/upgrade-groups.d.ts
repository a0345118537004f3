import type { UpgradeRow } from './upgrade-row.js';
/** Versions of which the same is to be said. */
export interface UpgradeGroup {
    readonly versions: readonly string[];
    /** One of the rows; the others differ in their version only. */
    readonly row: UpgradeRow;
}
/** Reasons in one line, the first of them in full. */
export declare const reasonsText: (reasons: readonly {
    readonly text: string;
}[]) => string;
/** What makes rows alike. */
export declare const rowKey: (row: UpgradeRow) => string;
/** The rows in groups of the same verdict, reasons and way, in the order of their first versions. */
export declare const groupRows: (rows: readonly UpgradeRow[], keyOf?: (row: UpgradeRow) => string) => readonly UpgradeGroup[];
/** The rows in runs: neighbours with the same verdict, reasons and way. */
export declare const runsOfRows: (rows: readonly UpgradeRow[]) => readonly UpgradeGroup[];
