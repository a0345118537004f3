import { type Problem } from '../errors/problem.js';
import type { RehearsalSpec } from '../project/rehearsal-spec.js';
import { type DeviceRoot } from './device-root.js';
import type { Isolation } from './rehearsal-facts.js';
import { type ScriptEnd } from './run-script.js';
export type { ScriptEnd } from './run-script.js';
/** A program that is run on a throw-away device, as root, without network. */
export interface Script {
    /** Program and arguments, such as `['sh', 'update.sh']`. */
    readonly command: readonly string[];
    /** Its working directory, as the device sees it: `/var/lib/ota/current`. */
    readonly directory: string;
    /** On top of PATH, HOME and OTA_REHEARSAL=1. Nothing of this process’s environment is passed on. */
    readonly environment: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
    /** The power goes after this many milliseconds: everything is killed at once. */
    readonly cutAfterMs?: number;
}
/** Runs scripts on throw-away devices. */
export interface Sandbox {
    readonly isolation: Isolation;
    /** Where scripts find a path of the device: the path itself, except in a plain directory. */
    readonly seenAt: (device: Pick<DeviceRoot, 'at'>, path: string) => string;
    readonly run: (device: DeviceRoot, script: Script) => Promise<ScriptEnd>;
}
/** What is to be known of the machine. */
export interface SandboxSurroundings {
    /** Of this process: PATH, by which programs are found, and CI. */
    readonly environment: Readonly<Record<string, string | undefined>>;
    /** An absolute path at which a throw-away root may be made, to try it out. */
    readonly scratch: string;
}
/** What scripts are run in, and what is to be said of that; without a sandbox they may not be run here. */
export interface OpenedSandbox {
    readonly sandbox: Sandbox | undefined;
    readonly problems: readonly Problem[];
}
/**
 * The best that this machine can do, tried out: a root with an overlay, bubblewrap, namespaces alone, then, where that is allowed, a
 * plain directory.
 *
 * Problems: `rehearsal-isolation-unavailable`, `rehearsal-not-isolated`, `rehearsal-scripts-not-run`.
 */
export declare const openSandbox: (isolation: RehearsalSpec['isolation'], { environment, scratch }: SandboxSurroundings) => Promise<OpenedSandbox>;
/** Scripts confined in one way, without a look whether that works here. */
export declare const sandboxOf: (isolation: Isolation, path: string) => Sandbox;
