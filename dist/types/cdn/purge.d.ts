import type { Problem } from '../errors/problem.js';
import type { Fetch } from '../http/fetch.js';
import type { PurgeSpec } from '../project/project.js';
/** What a CDN is told. */
export interface PurgeRequest {
    /** The URLs under which devices reach what has changed. */
    readonly urls: readonly string[];
    /** Names what was published: the same for every run that publishes the same. */
    readonly reference: string;
    /** The project's directory. Absolute. */
    readonly directory: string;
}
/** What telling needs of the run. */
export interface PurgeSurroundings {
    /** Without the tool's own secrets. */
    readonly environment: Readonly<Record<string, string | undefined>>;
    /** Sends a request once, through the environment's proxies. */
    readonly openNetwork: () => Promise<Fetch>;
    /** Something only `--verbose` shows. */
    readonly detail: (text: string) => void;
}
/**
 * Tells the CDN in front of a host what has changed. It never throws: where it fails, old copies live until they expire, and
 * whether that keeps devices from anything is for the check of the public URL to say.
 *
 * @returns warnings.
 */
export declare const purge: (spec: PurgeSpec, request: PurgeRequest, surroundings: PurgeSurroundings) => Promise<readonly Problem[]>;
