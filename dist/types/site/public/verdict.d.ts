import type { Trust } from '../../signing/trust.js';
import { type Revision } from '../channel-state.js';
import type { IndexRelease } from '../index-statement.js';
import type { ChannelLayout } from '../layout.js';
import type { ConnectionFault } from './connection-fault.js';
import type { Probe } from './probe.js';
/** What was published, as the host has it. */
export interface Published {
    readonly layout: ChannelLayout;
    readonly trust: Trust;
    readonly revision: Revision;
    /** Releases whose objects are asked for. */
    readonly versions: readonly string[];
}
/** What an answer shows of an object. `fresh`: what was published, or what somebody published after it. */
export type Verdict = {
    readonly kind: 'fresh';
}
/** `old`: what stood there before. `other`: what never should. Both in words: `revision 41`. */
 | {
    readonly kind: 'old' | 'other';
    readonly expected: string;
    readonly found: string;
} | {
    readonly kind: 'missing' | 'denied' | 'trouble' | 'status';
    readonly status: number;
} | {
    readonly kind: 'web-page';
    readonly status: number;
    readonly type: string;
} | {
    readonly kind: 'fault';
    readonly fault: ConnectionFault;
};
/** What an answer shows, where `judgeBytes` knows what the object should be. @param expected what belongs there, in words. */
export declare const judgeProbe: (probe: Probe, expected: string, judgeBytes: (bytes: Uint8Array) => Verdict) => Verdict;
/** What an index shows, and the revision it is where that is ours or a later one that verifies. */
export declare const judgeIndex: (probe: Probe, { layout, trust, revision }: Published) => {
    readonly verdict: Verdict;
    readonly revision?: Revision;
};
/** Whether `versions` lists all that the published index lists. */
export declare const judgeVersions: (probe: Probe, { layout, revision }: Published) => Verdict;
/** Whether `latest` is the version that one of the revisions names: ours, or a later one that was seen. */
export declare const judgeLatest: (probe: Probe, { layout }: Published, known: readonly Revision[]) => Verdict;
/** Whether an upgrade object is the one that the index names. It is written once, so that no other one is an old one. */
export declare const judgeUpgradeObject: (probe: Probe, { version, upgradeObject }: IndexRelease) => Verdict;
