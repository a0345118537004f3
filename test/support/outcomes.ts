import { expect } from 'vitest';
import type { CliRun } from './cli.js';
import { readTree } from './tree.js';
import type { Workspace } from './workspace.js';

/** The run ended well, with this outcome. */
export const expectOutcome = (run: CliRun, outcome: string): void => {
  expect(run.json.problems ?? [], run.stderr).toEqual([]);
  expect(run).toMatchObject({ exitCode: 0, json: { outcome } });
};

/** The run was refused with this exit code and error, which says what to do. */
export const expectRefusal = (run: CliRun, exitCode: number, code: string): void => {
  expect(run).toMatchObject({ exitCode, json: { outcome: 'failed', error: { code } } });
  expect(run.json.error?.hint).toMatch(/\w/);
};

/** The audit of the whole site finds nothing at all. */
export const expectClean = async (w: Workspace): Promise<void> => {
  const { exitCode, json } = await w.verify();
  expect({ exitCode, problems: json.problems }).toEqual({ exitCode: 0, problems: [] });
};

/** Everything a run could have touched, down to when it was written, but for what git keeps for itself. */
export const everything = (w: Workspace): ReadonlyMap<string, string> =>
  readTree(w.directory, { mtimes: true, without: ['repo/.git'] });
