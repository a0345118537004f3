import type { Problem } from '../errors/problem.js';
import type { DeviceFamilyName } from '../project/device-families.js';
import type { Mask } from '../report/mask.js';
import type { FileFromRoot, RunResult } from '../report/run-record.js';
import type { Style } from '../report/style.js';
import type { Services } from '../steps/services.js';
import type { Prompter } from './init/prompter.js';

/** The values of a command's inputs, by name; one that wasn't given is absent. */
export interface Flags {
  readonly directory?: string;
  readonly project?: string;
  readonly version?: string;
  readonly host?: string;
  readonly publicUrl?: string;
  readonly channel?: string;
  /** Whole percent of the fleet. */
  readonly rollout?: number;
  readonly root?: string;
  readonly out?: string;
  readonly key?: readonly string[];
  readonly threshold?: number;
  readonly minCounter?: number;
  /** Versions. */
  readonly only?: readonly string[];
  readonly schema?: string;
  readonly family?: readonly DeviceFamilyName[];
  /** Versions. */
  readonly from?: readonly string[];
  readonly staged?: boolean;
  readonly fault?: readonly string[];
  readonly fleet?: boolean;
  readonly port?: number;
  readonly ca?: string;
  readonly format?: 'text' | 'json' | 'sarif';
  readonly forge?: 'auto' | 'git' | 'github' | 'gitlab';
  readonly oneAtATime?: boolean;
  readonly publicCheck?: 'auto' | 'on' | 'off';
  /** Seconds. */
  readonly publicWait?: number;
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly allowDirty?: boolean;
  readonly rebuild?: boolean;
  readonly connection?: boolean;
  readonly probe?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** Only the action gives it so; on a command line the site is an operand, and so is where a mirror goes. */
  readonly site?: string;
  readonly to?: string;
  /** Only the action gives it so: the operands of the command, in one text. */
  readonly arguments?: string;
  /** Only for `init`, as the next ones. */
  readonly yes?: boolean;
  readonly product?: string;
  readonly model?: readonly string[];
  readonly keys?: string;
  readonly schedule?: 'weekly' | 'none';
  readonly reason?: string;
  /** A version. */
  readonly as?: string;
  /** Hours, as they were written. */
  readonly over?: string;
  /** Days, as they were written. */
  readonly within?: string;
  readonly export?: boolean;
  readonly import?: boolean;
  /** A file. */
  readonly signatures?: string;
  /** Files that tell of the run, in forms of other tools. */
  readonly sarif?: string;
  readonly junit?: string;
  readonly codeQuality?: string;
  readonly dotenv?: string;
  readonly summary?: string;
}

/** What every command is given. */
export interface CommandContext {
  readonly flags: Flags;
  /** What findings call the one that gave an input: `--version`, `OTA_VERSION`, `input version`. */
  readonly origins: Readonly<Record<string, string>>;
  readonly operands: readonly string[];
  /** The run is a job on a pull or merge request. */
  readonly proposal: boolean;
  /** The directory that relative paths start from. Absolute. */
  readonly directory: string;
  readonly services: Services;
  /** Writes a line to standard output, masked. */
  readonly print: (line: string) => void;
  /** Shows findings that are the command's very result: on standard output, or as the annotations of a job. */
  readonly showFindings: (findings: readonly Problem[]) => void;
  readonly style: Style;
  /** Where the files that findings name lie in the repository. */
  readonly fileFromRoot: FileFromRoot;
  readonly mask: Mask;
  /** Somebody to ask; absent where nobody is at a terminal, or where it is the job of a pipeline. */
  readonly openPrompter?: () => Promise<Prompter>;
  /** Settles when somebody asks the program to end: for a command that runs until then, such as a server. */
  readonly untilInterrupted: () => Promise<void>;
  readonly tool: { readonly name: string; readonly version: string };
  readonly runtime: {
    /** The Node.js that runs this, and the file it was started with: so that `demo` runs the very same tool. */
    readonly execPath: string;
    readonly cliFile: string;
    readonly environment: Readonly<Record<string, string | undefined>>;
  };
}

/** How a command ended. */
export interface CommandEnd {
  readonly exitCode: 0 | 1 | 2 | 3;
  readonly result: RunResult;
  /** Every finding of the run; those that ended it are thrown instead. */
  readonly findings: readonly Problem[];
}

/** A command that went through without a finding, and has no result but what it printed. */
export const done: CommandEnd = { exitCode: 0, result: { kind: 'other' }, findings: [] };

/** A command gives back how it ended; problems that end it are thrown. */
export type RunCommand = (context: CommandContext) => Promise<CommandEnd>;
