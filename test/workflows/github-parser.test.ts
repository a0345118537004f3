import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bundled } from '../support/bundled.js';
import { runProcess } from '../support/cli.js';
import { cloneRoot } from '../support/markdown.js';
import { temporaryDirectories } from '../support/temporary.js';
import { exampleWorkflows, initWorkflows, ownWorkflows, type WorkflowFile } from '../support/workflow-files.js';

const temporaryDirectory = temporaryDirectories();
const parser = bundled(new URL('../support/github-parser.ts', import.meta.url));
afterAll(parser.dispose);

/** What GitHub's parser says of each file. */
const judged = async (files: readonly WorkflowFile[]): Promise<Readonly<Record<string, readonly string[]>>> => {
  const input = JSON.stringify(files);
  const run = await runProcess(process.execPath, [parser.file], { cwd: cloneRoot, input });
  expect(run.exitCode, run.stderr).toBe(0);
  const verdicts = JSON.parse(run.stdout) as readonly { readonly path: string; readonly errors: readonly string[] }[];
  return Object.fromEntries(verdicts.map(({ path, errors }) => [path, errors]));
};

const withoutErrors = (files: readonly WorkflowFile[]) => Object.fromEntries(files.map(({ path }) => [path, []]));

describe('GitHub’s own parser', () => {
  test('takes the workflows of this repository, of the examples and of init', async () => {
    const files = [...ownWorkflows, ...exampleWorkflows, ...(await initWorkflows(temporaryDirectory()))];
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['.github/workflows/ci.yml', 'init/0/.github/workflows/release.yml']),
    );
    expect(await judged(files)).toEqual(withoutErrors(files));
  });

  test('takes action.yml', async () => {
    const action = { path: 'action.yml', text: readFileSync(join(cloneRoot, 'action.yml'), 'utf8') };
    expect(await judged([action])).toEqual({ 'action.yml': [] });
  });

  test.each([
    // what is wrong, the workflow, what the parser says
    ['a key of no step', 'on: push\njobs: {a: {runs-on: x, steps: [{runs: ls}]}}', /Unexpected value 'runs'/],
    ['a job without steps', 'on: push\njobs: {a: {runs-on: x, stepz: []}}', /Unexpected value 'stepz'/],
    ['an event of no kind', 'on: pushed\njobs: {a: {runs-on: x, steps: [{run: ls}]}}', /Unexpected value 'pushed'/],
    [
      'a name that no context has',
      'on: push\njobs: {a: {runs-on: x, if: "nope.x == 1", steps: [{run: ls}]}}',
      /Unrecognized named-value: 'nope'/,
    ],
    [
      'a job that isn’t there',
      'on: push\njobs: {a: {runs-on: x, steps: [{run: ls}]}, b: {needs: c, runs-on: x, steps: [{run: ls}]}}',
      /depends on unknown job 'c'/,
    ],
    ['no YAML', 'on: [push\njobs: {}', /./],
  ])('refuses %s', async (_what, text, message) => {
    const { sample = [] } = await judged([{ path: 'sample', text }]);
    expect(sample.join('\n')).toMatch(message);
  });

  test.each([
    // what is wrong, the metadata
    ['no way to run', 'name: a\ndescription: b\ninputs: {c: {description: d}}\n'],
    ['an unknown key', 'name: a\ndescription: b\nruns: {using: node24, main: x.js}\nresults: {}\n'],
    ['inputs that are a list', 'name: a\ndescription: b\nruns: {using: node24, main: x.js}\ninputs: [c]\n'],
  ])('refuses an action with %s', async (_what, text) => {
    const { 'action.yml': errors } = await judged([{ path: 'action.yml', text }]);
    expect(errors).not.toEqual([]);
  });
});
