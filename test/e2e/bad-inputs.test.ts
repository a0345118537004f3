import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../src/errors/problem.js';
import type { BadInput } from '../support/bad-inputs/bad-input.js';
import { badInputs } from '../support/bad-inputs/bad-inputs.js';
import type { CliRun } from '../support/cli.js';
import { everything } from '../support/outcomes.js';
import { createReleasedWorkspace, type Workspace } from '../support/workspace.js';

let template: Workspace;

beforeAll(async () => {
  template = await createReleasedWorkspace();
  template.bump('1.1.0');
});

afterAll(() => template.dispose());

const prepare = ({ change, uncommitted }: BadInput): Workspace => {
  const w = template.copy();
  change?.(w);
  if (change && !uncommitted) w.commit('Get something wrong');
  return w;
};

const errorsOf = ({ json }: CliRun): readonly Problem[] =>
  [...(json.problems ?? json.findings ?? [])].filter(({ severity }) => severity === 'error');

const shownPlace = (place: Problem['place']): string => {
  if (place?.file === undefined) return place?.path ?? '';
  return place.line === undefined ? place.file : `${place.file}:${place.line}`;
};

describe.each(Object.entries(badInputs))('bad input in %s is refused, and nothing is written', (_, rows) => {
  test.concurrent.each(rows.map((row, i) => [row.title, row, i] as const))('%s', async (_title, row, i) => {
    const w = prepare(row);
    try {
      const before = everything(w);
      // A process shows the first of each table.
      const run = await w[i === 0 ? 'run' : 'runHere'](row.args ?? ['release', '--json'], { env: row.env ?? {} });
      const errors = errorsOf(run);
      const said = {
        codes: errors.map(({ code }) => code),
        place: shownPlace(errors[0]?.place),
        exitCode: run.exitCode,
      };
      expect(said, run.stdout + run.stderr).toEqual({
        codes: row.codes,
        place: row.place,
        exitCode: row.exitCode ?? 2,
      });
      for (const { message, hint } of errors)
        expect([message, hint]).toEqual([expect.stringMatching(/\w{3}.*\.$/s), expect.stringMatching(/\w{3}/)]);
      expect(run.json.error?.code).toBe(row.codes[0]);
      expect(everything(w)).toEqual(before);
    } finally {
      w.dispose();
    }
  });
});

test.each([
  // arguments | what standard error says
  [['release', '--fast'], /unknown option '--fast'/],
  [['publish'], /unknown command 'publish'/],
  [['release', '--host'], /argument missing/],
  [['release', 'now'], /too many arguments/],
  [['verify', '../site', '--threshold', 'two'], /'two' is invalid/],
  [['check', '--format', 'xml'], /'xml' is invalid/],
  [['demo', '.'], /demo-directory-not-empty/],
])('%j is explained on standard error, with exit code 2', async (args, words) => {
  const before = everything(template);
  const run = await template.run(args);
  expect(run.stderr).toMatch(words);
  expect(run).toMatchObject({ exitCode: 2, stdout: '' });
  expect(everything(template)).toEqual(before);
});

test('the table has at least sixty rows, each of its own', () => {
  const titles = Object.values(badInputs).flatMap((rows) => rows.map(({ title }) => title));
  expect(titles.length).toBeGreaterThanOrEqual(60);
  expect(new Set(titles).size).toBe(titles.length);
});
