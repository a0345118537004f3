import type { Problem } from '../errors/problem.js';
import type { FleetPlan } from '../rehearsal/fleet.js';
import type { RehearsalFacts } from '../rehearsal/rehearsal-facts.js';
import type { UpgradeMatrix } from '../schemas/upgrade-row.js';
import type { Plan } from '../site/plan.js';
/** How one step of a run went. */
export interface StepRecord {
    readonly title: string;
    readonly ended: 'done' | 'failed' | 'skipped';
    /** Why it was skipped. */
    readonly reason?: string;
    /** 0 where it was skipped. */
    readonly milliseconds: number;
}
/** What devices get through the public URL. */
export interface PublicFacts {
    readonly url: string;
    /** Counter of the index that devices are shown; null where they are shown an older one, or none. */
    readonly revision: number | null;
    /** Whole seconds until it was up to date, or was given up. */
    readonly waitedSeconds: number;
    /** Objects that were read, and their bytes. */
    readonly objects: number;
    readonly bytes: number;
}
/** The release whose bytes were issued again. */
export type ReissuedRelease = {
    readonly channel: string;
    readonly version: string;
    readonly upgradeObject: {
        readonly sha256: string;
    };
    /** The public URL of the site, where it is another one. */
    readonly site?: string | undefined;
};
/** Where a site is. */
export interface SiteFacts {
    readonly host: string;
    readonly publicUrl: string;
    /** The address of the channel’s page for people; absent where it has none, or none yet. */
    readonly page?: string;
}
/** What a release, or the plan of one, came to. */
export interface ReleaseFacts {
    /** `planned` for a dry run that would publish; otherwise how the run ended. */
    readonly outcome: 'published' | 'resumed' | 'unchanged' | 'planned';
    readonly product: string;
    readonly models: readonly string[];
    readonly version: string;
    readonly channel: string;
    readonly tag: string;
    readonly commit: string;
    readonly bundle: Plan['bundle'];
    /** The upgrade object's path on the site. */
    readonly upgradeObject: string;
    /** Counter of the index after the run. */
    readonly revision: number;
    readonly latest: string | null;
    readonly site: SiteFacts;
    readonly plan: Plan;
    /** What the fielded versions make of it; null where nothing is declared or fielded to judge by. */
    readonly matrix: UpgradeMatrix | null;
    /** What devices would do with it; null where the project names no family of devices. */
    readonly fleet: FleetPlan | null;
    /** How devices took it before any of them saw it; absent where no family is named, and in a dry run. */
    readonly rehearsal?: RehearsalFacts;
    /** What was read back after the commit; null for a dry run. */
    readonly verification: {
        readonly objects: number;
        readonly bytes: number;
        /** Absent where the public URL was not asked. */
        readonly public?: PublicFacts;
    } | null;
    /** The release whose bytes these are, where they were issued anew. */
    readonly reissuedFrom?: ReissuedRelease;
    /** What tells how the release came about, where this run listed it. */
    readonly recorded?: {
        /** Paths on the site. */
        readonly record: string;
        /** Where the project wants one. */
        readonly provenance?: string;
    };
    /** The release page on the forge; null where there is none, or none yet. */
    readonly page: {
        readonly url: string;
        readonly outcome: 'published' | 'completed' | 'unchanged';
    } | null;
}
/** What a change of a channel by an operator came to. */
export interface OperationFacts {
    /** What the history calls it: `rollout`, `yank`. */
    readonly operation: string;
    /** `planned` for a dry run that would change something; `resumed` where only what follows from the revision was behind. */
    readonly outcome: 'published' | 'resumed' | 'unchanged' | 'planned';
    readonly product: string;
    readonly channel: string;
    /** The release it is about. */
    readonly version?: string;
    /** In a few words: `10 % → 25 %`. */
    readonly what?: string;
    readonly reason?: string;
    /** Counters of the index. */
    readonly revision: {
        readonly before: number;
        readonly after: number;
    };
    readonly latest: {
        readonly before: string | null;
        readonly after: string | null;
    };
    /** RFC 3339: until when the newest revision is good. */
    readonly expires: string;
    /** What it means for devices and for people, a line each. */
    readonly told: readonly string[];
    /** Paths that were written or removed, or may be written in a dry run, in order. */
    readonly writes: readonly string[];
    readonly site: SiteFacts;
    /** What devices get; absent where the public URL was not asked. */
    readonly public?: PublicFacts;
}
/** What a command came to, by the command's kind. */
export type RunResult = {
    readonly kind: 'release';
    readonly release: ReleaseFacts;
} | {
    readonly kind: 'check';
    readonly product: string;
    readonly version: string;
    readonly matrix: UpgradeMatrix | null;
} | {
    readonly kind: 'pack';
    /** The zip, as the user named it. */
    readonly path: string;
    readonly size: number;
    readonly sha256: string;
    readonly entries: number;
} | {
    readonly kind: 'verify';
    readonly site: string;
    readonly objects: number;
    readonly bytes: number;
    readonly channels: readonly {
        readonly product: string;
        readonly channel: string;
        readonly counter: number;
        readonly latest: string | null;
        readonly versions: number;
        readonly expires: string;
    }[];
    /** A channel each; absent where the public URL was not asked. */
    readonly public?: readonly PublicFacts[];
} | {
    readonly kind: 'export';
    /** The directory or tarball, as the user named it. */
    readonly path: string;
    readonly objects: number;
    /** Bytes that were written. */
    readonly bytes: number;
    /** Of a tarball. */
    readonly sha256?: string;
} | {
    readonly kind: 'mirror';
    readonly from: string;
    readonly to: string;
    readonly outcome: 'published' | 'unchanged' | 'planned';
    /** Objects and pointers that were written. */
    readonly objects: number;
    readonly bytes: number;
} | {
    readonly kind: 'operation';
    readonly operation: OperationFacts;
} | {
    readonly kind: 'rehearse';
    readonly site: string;
    readonly rehearsal: RehearsalFacts;
} | {
    readonly kind: 'other';
};
/**
 * One run of a command as plain data, the same whichever face ran it: what summaries, annotations, outputs and report files
 * are rendered from. It holds no secret; every rendering is masked all the same.
 */
export interface RunRecord {
    readonly tool: {
        readonly name: string;
        readonly version: string;
    };
    readonly command: string;
    readonly exitCode: 0 | 1 | 2 | 3;
    /** In the order in which they were run. */
    readonly steps: readonly StepRecord[];
    /** Every error and warning of the run, in the order in which they were found. */
    readonly findings: readonly Problem[];
    /** Absent where the run failed. */
    readonly result?: RunResult;
}
/** Turns the place that a finding names, relative to the working directory, into a path from the repository's root; undefined where there is no such file. */
export type FileFromRoot = (file: string) => string | undefined;
/** The run's outcome in one word: that of the release or mirror, `passed` for any other that found no error, `failed`. */
export declare const outcomeOf: ({ exitCode, result }: RunRecord) => string;
