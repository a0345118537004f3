import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The root of a throw-away device on this machine. Everything in it may be changed by scripts of the release. */
export interface DeviceRoot {
  /** Absolute path of the root on this machine. */
  readonly root: string;
  /** Where a path of the device (`/opt/app`) is on this machine. */
  readonly at: (path: string) => string;
  /** The version that the device says it runs. */
  readonly version: () => Promise<string>;
  /** Notes that it runs another one: what its agent does once an update went well. */
  readonly nowRuns: (version: string) => Promise<void>;
  readonly dispose: () => Promise<void>;
}
