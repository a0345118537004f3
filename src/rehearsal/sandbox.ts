import type { DeviceRoot } from './device-root.js';

/** How scripts are kept apart from the machine, the best one first. */
export type Isolation = 'bubblewrap' | 'namespaces' | 'plain';

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

/** How a script ended. A signal is the code that a shell gives for it: 128 and its number. */
export interface ScriptEnd {
  readonly how: 'exited' | 'timed-out' | 'cut';
  /** Where it exited. */
  readonly code: number | undefined;
  /** The end of what it wrote to both outputs, at most some kilobytes. */
  readonly output: string;
  readonly milliseconds: number;
}

/** Runs scripts on throw-away devices. */
export interface Sandbox {
  readonly isolation: Isolation;
  /** Where scripts find a path of the device: the path itself, except in a plain directory. */
  readonly seenAt: (device: DeviceRoot, path: string) => string;
  readonly run: (device: DeviceRoot, script: Script) => Promise<ScriptEnd>;
}
