import type { Problem } from '../../errors/problem.js';
import type { DeviceFamilyName } from '../../project/device-families.js';
import type { Trust } from '../../signing/trust.js';
/** How far an audit is. */
export interface AuditProgress {
    readonly objects: number;
    readonly bytes: number;
}
/** What is audited, and against what. */
export interface AuditOptions {
    readonly trust: Trust;
    readonly now: Date;
    /** By default every channel of a source that can be listed, else the stable one. */
    readonly channels?: readonly string[];
    /** Whose findings about a web server are shown; by default all families'. */
    readonly devices?: readonly DeviceFamilyName[];
    /** Audits the index, its revision, the pointers and these versions alone: the cost doesn't grow with the history. */
    readonly only?: {
        readonly channel: string;
        readonly versions: readonly string[];
        /** Audits the page for people, too. */
        readonly page?: boolean;
    };
    /** Looks for a revision beyond the index; true by default. A reader who knows the newest one need not ask for names that are not there. */
    readonly lookAhead?: boolean;
    /**
     * The versions that are audited of a site that may hold a part of the releases, as an export does, besides the log and the
     * pointers: what the site doesn't hold of others is no fault then.
     */
    readonly excerpt?: readonly string[];
    /** The highest counter that was seen before: a lower one is a rolled back site. */
    readonly minCounter?: number;
    /**
     * How long index and pointers are read again where they disagree: a release that is just being published writes them
     * one after the other. 3,000 by default.
     */
    readonly patienceMs?: number;
    readonly onProgress?: (progress: AuditProgress) => void;
}
/** A channel whose newest revision verifies. */
export interface ChannelReport {
    readonly channel: string;
    readonly product: string;
    readonly counter: number;
    /** RFC 3339. */
    readonly created: string;
    readonly expires: string;
    readonly latest: string | null;
    /** How many versions the channel lists. */
    readonly versions: number;
    /** Key ids of the trusted keys that signed the newest revision. */
    readonly keyIds: readonly string[];
}
/** What an audit found. The site is sound where no problem is an error. */
export interface AuditReport {
    /** In the order of the site: channel by channel, then what concerns all of it. */
    readonly problems: readonly Problem[];
    readonly channels: readonly ChannelReport[];
    /** Objects that were read, and their bytes. */
    readonly objects: number;
    readonly bytes: number;
}
