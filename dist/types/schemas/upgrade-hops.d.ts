import type { SchemaDocument } from './schema-document.js';
import type { UpgradeJudge } from './upgrade-judgement.js';
/** A release that devices may run. */
export interface FieldedRelease {
    readonly version: string;
    readonly config?: SchemaDocument;
    readonly foreign?: SchemaDocument;
    /** Reads the published template; called only where a way through this release is looked for. */
    template(): Promise<Uint8Array | undefined>;
}
/** The next version on the shortest way to the release, by version. */
export type UpgradeHops = ReadonlyMap<string, string>;
/**
 * The next hop of each stranded version that reaches the release through others: breadth first from the release, upwards in version
 * only. A hop to B holds where the device’s ForeignConfig and B’s own Config both accept B’s published template.
 */
export declare const upgradeHops: (version: string, direct: readonly FieldedRelease[], stranded: readonly FieldedRelease[], judge: UpgradeJudge) => Promise<UpgradeHops>;
/** The versions from `from` to `to`, both included; undefined where the hops don’t lead there. */
export declare const shortestPath: (hops: UpgradeHops, from: string, to: string) => readonly string[] | undefined;
