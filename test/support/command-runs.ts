import { afterEach } from 'vitest';
import type { CommandContext, Flags, RunCommand } from '../../src/commands/context.js';
import { wire } from '../../src/entry/wire.js';
import { problemText } from '../../src/report/problem-text.js';
import { silentReporter } from '../../src/report/silent.js';
import { painter } from '../../src/report/style.js';
import type { Services } from '../../src/steps/services.js';
import { baseEnvironment, cliFile } from './cli.js';
import { SECRET } from './workspace.js';

/** How a command is called. */
export interface CommandCall {
  readonly flags?: Flags;
  readonly operands?: readonly string[];
  /** What findings call the one that gave each flag. */
  readonly origins?: Readonly<Record<string, string>>;
  /** On top of an environment with the signing secret and a clock that stands still; undefined unsets. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Instead of the real ones. */
  readonly services?: Partial<Services>;
  readonly runtime?: Partial<CommandContext['runtime']>;
  readonly openPrompter?: CommandContext['openPrompter'];
}

/** What a command printed, and its exit code. */
export interface CommandRun {
  readonly exitCode: 0 | 1 | 2 | 3;
  readonly text: string;
}

/** Runs commands in this process, with the real services, in a directory; their temporary files are gone after each test. */
export const commandRuns = (): ((
  run: RunCommand,
  directory: string,
  call?: CommandCall,
) => Promise<CommandRun & { readonly json: () => unknown }>) => {
  const cleanUps: (() => void)[] = [];
  afterEach(() => {
    for (const cleanUp of cleanUps.splice(0)) cleanUp();
  });
  return async (run, directory, { flags = {}, operands = [], environment: changes, ...call } = {}) => {
    const environment = { ...baseEnvironment, OTA_SIGNING_KEY: SECRET, ...changes };
    const { services, mask, cleanUp } = wire({ environment, directory });
    cleanUps.push(cleanUp);
    const lines: string[] = [];
    const { exitCode } = await run({
      flags,
      operands,
      directory,
      services: { ...services(silentReporter), ...call.services },
      origins: call.origins ?? {},
      proposal: false,
      fileFromRoot: (file) => file,
      print: (line) => void lines.push(mask(line)),
      showFindings: (findings) => {
        for (const finding of findings) lines.push(mask(problemText(finding, painter({ colour: false, live: false }))));
      },
      style: { colour: false, live: false },
      mask,
      tool: { name: 'ota-release', version: '0.0.0-test' },
      untilInterrupted: async () => {},
      ...(call.openPrompter ? { openPrompter: call.openPrompter } : {}),
      runtime: { execPath: process.execPath, cliFile, environment, ...call.runtime },
    });
    const text = lines.join('\n');
    return { exitCode, text, json: () => JSON.parse(text) as unknown };
  };
};
