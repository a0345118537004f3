import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { type CliRun, runCli } from './cli.js';

const preload = fileURLToPath(new URL('./kill-at.mjs', import.meta.url));
const MODES = ['before', 'after', 'torn'] as const;
/** Two cores: more at once would only wait for each other. */
const AT_ONCE = 3;

/** A command that writes, and how to tell that it has. */
export interface KilledCommand {
  /** Where it works; files that it leaves behind lie in there. */
  readonly directory: string;
  /** The command line that writes to `out`. */
  readonly args: (out: string) => readonly string[];
  /** What may be at `out` whenever the process ends; throws for anything else. */
  readonly atAnyTime: (out: string) => void;
  /** What is at `out` after a run that went through. */
  readonly result: (out: string) => unknown;
}

/**
 * Kills a command at places spread over all its acts on the world, each time with an `out` of its own, runs it again, and
 * gives back what went wrong: nothing, if each second run leaves what an undisturbed one does.
 */
export const killedEverywhere = async (command: KilledCommand, places: number): Promise<readonly string[]> => {
  const log = join(command.directory, 'acts');
  const undisturbed = await run(command, 'undisturbed', { KILL_AT_LOG: log });
  expect(undisturbed.exitCode, undisturbed.stderr).toBe(0);
  const acts = readFileSync(log, 'utf8').trim().split('\n').length;
  expect(acts).toBeGreaterThan(places);
  const expected = command.result(join(command.directory, 'undisturbed'));
  const numbers = Array.from({ length: places }, (_, i) => 1 + Math.round((i * (acts - 2)) / (places - 1)));
  const failures: string[] = [];
  const queue = numbers.entries();
  const worker = async (): Promise<void> => {
    for (const [position, number] of queue) {
      const mode = MODES[position % MODES.length] ?? 'before';
      await killOnce(command, number, mode, expected).catch((error: unknown) =>
        failures.push(`act ${number} of ${acts} (${mode}): ${error instanceof Error ? error.message : error}`),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failures;
};

const killOnce = async (command: KilledCommand, number: number, mode: string, expected: unknown): Promise<void> => {
  const name = `out-${number}-${mode}`;
  const out = join(command.directory, name);
  const killed = await run(command, name, { KILL_AT: String(number), KILL_AT_MODE: mode });
  // Acts of the last moments come in no fixed number: a run that got through is none that was killed.
  if (killed.exitCode !== 0) expect(killed.signal, killed.stderr).toBe('SIGKILL');
  command.atAnyTime(out);
  const again = await run(command, name, {});
  expect(again.exitCode, again.stdout + again.stderr).toBe(0);
  expect(command.result(out)).toEqual(expected);
};

const run = (command: KilledCommand, name: string, env: Readonly<Record<string, string>>): Promise<CliRun> => {
  const temporary = join(command.directory, 'tmp', name);
  mkdirSync(temporary, { recursive: true });
  const killing = Object.keys(env).length > 0 ? { NODE_OPTIONS: `--import=${JSON.stringify(preload)}` } : {};
  const args = command.args(join(command.directory, name));
  return runCli(args, { cwd: command.directory, env: { TMPDIR: temporary, ...killing, ...env } });
};
