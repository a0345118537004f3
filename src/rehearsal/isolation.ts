import type { Script } from './sandbox.js';

/** How a script’s process is to be started. */
export interface ConfinedCommand {
  readonly file: string;
  readonly argv: readonly string[];
  /** On this machine. */
  readonly cwd: string;
  /** What the program that confines is given, and, in a plain directory, the script. */
  readonly environment: Readonly<Record<string, string>>;
  /** It leads a process group, all of which is ended with it: where no namespace ends what it started. */
  readonly ownGroup: boolean;
}

/** What a script is to see, and where its device is on this machine. */
export interface Confinement {
  readonly root: string;
  /** Where changes of programs and libraries are kept, which are this machine’s otherwise. */
  readonly changes: string;
  readonly script: Pick<Script, 'directory'>;
  /** The whole environment of the script. */
  readonly environment: Readonly<Record<string, string>>;
  /** With its limits. */
  readonly command: readonly string[];
  /** Where the programs that confine are found on this machine. */
  readonly path: string;
}
