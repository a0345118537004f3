/** One write that the plan foresees. */
export interface PlannedWrite {
    /** `create`: only if nothing is there. `replace`: a mutable pointer. `tag`, `page`: on the forge. */
    readonly kind: 'create' | 'replace' | 'tag' | 'page';
    /** The object's path on the site, or the tag's name. */
    readonly path: string;
    /** Why it is written, in a few words. */
    readonly what: string;
    readonly size?: number;
}
/** How much of the fleet a release begins with: docs/site-format.md, “Roll-outs”. */
export type PlannedRollout = {
    readonly percent?: number | undefined;
    /** RFC 3339. */
    readonly start?: string | undefined;
    readonly hours?: number | undefined;
};
/** What a release will do: the very list that a real run carries out, in its order. Plain data, printed by a dry run. */
export interface Plan {
    /** `publish`: a new release. `repair`: it is committed, but its pointers or its release page are behind. `unchanged`: nothing to do. */
    readonly action: 'publish' | 'repair' | 'unchanged';
    readonly product: string;
    readonly version: string;
    readonly channel: string;
    readonly tag: string;
    readonly commit: string;
    readonly bundle: {
        readonly path: string;
        readonly url: string;
        readonly size: number;
        readonly sha256: string;
    };
    /** The channel's `latest` before and after. A back-port doesn't move it, nor does a release for a part of the fleet. */
    readonly latest: {
        readonly before: string | null;
        readonly after: string | null;
    };
    /** How much of the fleet is offered it, as the index has it; absent where everybody is. */
    readonly rollout?: PlannedRollout;
    /** The index's counter before and after. */
    readonly revision: {
        readonly before: number;
        readonly after: number;
    };
    readonly writes: readonly PlannedWrite[];
}
