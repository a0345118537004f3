import type { ChangeOptions, Site, TrustedKeys } from './options.js';
import type { OperationReport, ReleaseReport } from './reports.js';
/** A change of a channel that is no release. Percentages are whole, from 0 to 100; a reason is one line, for everybody to read. */
export type Change = 
/** Offers a release, the newest where none is named, to so many percent of the fleet; with `hours`, growing from nobody to that in so many. */
{
    readonly kind: 'rollout';
    readonly percent: number;
    readonly hours?: number;
    readonly version?: string;
    readonly reason?: string;
}
/** Stops offering a release to more devices, goes on with it, or offers it to everybody. */
 | {
    readonly kind: 'pause-rollout' | 'resume-rollout' | 'complete-rollout';
    readonly version?: string;
    readonly reason?: string;
}
/** Withdraws a release for good. */
 | {
    readonly kind: 'yank';
    readonly version: string;
    readonly reason: string;
}
/** Signs the index anew, so that it stays good. */
 | {
    readonly kind: 'refresh';
}
/** Removes old releases by the policy of the project (`prune`). */
 | {
    readonly kind: 'prune';
}
/** Introduces a key that the project trusts already: its text, or 8 or more digits of its id. */
 | {
    readonly kind: 'rotate-key';
    readonly key: string;
    readonly replaces?: string;
    readonly reason?: string;
}
/** Names a key no more. */
 | {
    readonly kind: 'retire-key';
    readonly key: string;
    readonly reason?: string;
};
/**
 * What a change of a channel came to: exactly one signed revision of its index, or none where it is so already. Killed anywhere, it is finished by
 * calling it again.
 *
 * @throws OtaError with every problem at once, and the signal’s reason where it was aborted.
 */
export declare const operate: (change: Change, options: ChangeOptions) => Promise<OperationReport>;
/** Bytes that are published, and what they become. */
export type Reissue = 
/** A release of another channel of the site, `from` where several hold it, issued in the channel `to`; as `as` where that is another number. */
{
    readonly kind: 'promote';
    readonly version: string;
    readonly to: string;
    readonly from?: string;
    readonly as?: string;
    readonly reason?: string;
}
/** A release of the project’s channel, issued again under a higher version. */
 | {
    readonly kind: 'reissue';
    readonly version: string;
    readonly as: string;
    readonly reason?: string;
}
/** A release of another site, verified with `keys`, issued under the keys of this project. */
 | {
    readonly kind: 'resign';
    readonly version: string;
    readonly site: Site;
    readonly keys: TrustedKeys;
    readonly threshold?: number;
    readonly as?: string;
    readonly reason?: string;
};
/**
 * What issuing published bytes anew came to: a release of its own whose bundle is the very same (docs/channels.md).
 *
 * @throws OtaError as `operate`.
 */
export declare const reissue: (request: Reissue, options: ChangeOptions) => Promise<ReleaseReport>;
