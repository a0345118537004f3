import type { UpgradeReason } from './upgrade-judgement.js';
/**
 * `ok`: devices on the version can take the release. `unchecked`: nothing is declared to judge by. `narrowed`: they can take it, but
 * then refuse configs that they took before. `refused`: they can’t.
 */
type UpgradeVerdict = 'ok' | 'unchecked' | 'narrowed' | 'refused';
/** What one fielded version makes of the release. */
export interface UpgradeRow {
    readonly version: string;
    readonly verdict: UpgradeVerdict;
    /** Why it isn’t plainly ok; `incomparable` reasons may stand beside an `ok`. */
    readonly reasons: readonly UpgradeReason[];
    /** For a refused version, the shortest way there through other fielded versions, both ends included. */
    readonly path?: readonly string[];
}
/** Which fielded versions can upgrade to a release. */
export interface UpgradeMatrix {
    readonly version: string;
    /** In SemVer order. */
    readonly rows: readonly UpgradeRow[];
}
export {};
