import type { Mask } from '../report/mask.js';
import type { Style } from '../report/style.js';
import type { Services } from '../steps/services.js';

/** The values of a command's flags, by name; a flag that wasn't given is absent. */
export interface Flags {
  readonly project?: string;
  readonly version?: string;
  readonly host?: string;
  readonly publicUrl?: string;
  readonly channel?: string;
  readonly root?: string;
  readonly out?: string;
  readonly key?: readonly string[];
  readonly threshold?: number;
  readonly minCounter?: number;
  readonly schema?: string;
  readonly format?: 'text' | 'json' | 'sarif';
  readonly forge?: 'github' | 'gitlab';
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly allowDirty?: boolean;
  readonly rebuild?: boolean;
  readonly json?: boolean;
}

/** What every command is given. */
export interface CommandContext {
  readonly flags: Flags;
  readonly operands: readonly string[];
  /** The working directory. Absolute. */
  readonly directory: string;
  readonly services: Services;
  /** Writes a line to standard output, masked. */
  readonly print: (line: string) => void;
  readonly style: Style;
  readonly mask: Mask;
  readonly tool: { readonly name: string; readonly version: string };
  readonly runtime: {
    /** The Node.js that runs this, and the file it was started with: so that `demo` runs the very same tool. */
    readonly execPath: string;
    readonly cliFile: string;
    readonly environment: Readonly<Record<string, string | undefined>>;
  };
}

/** A command gives back its exit code; problems that end it are thrown. */
export type RunCommand = (context: CommandContext) => Promise<0 | 1 | 2 | 3>;
