import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProcess } from '../support/cli.js';
import { cloneRoot } from '../support/markdown.js';
import { temporaryDirectories } from '../support/temporary.js';
import { exampleWorkflows, initWorkflows, ownWorkflows } from '../support/workflow-files.js';

const temporaryDirectory = temporaryDirectories();
const actionlint = join(cloneRoot, 'test/tools/node_modules/@kjanat-actionlint/actionlint-linux-x64/bin/actionlint');

/** What actionlint, and shellcheck for the scripts of the steps, say of a workflow in a repository: one finding a line. */
const lint = async (path: string, repository: string = cloneRoot): Promise<readonly string[]> => {
  const args = ['-no-color', '-oneline', '-shellcheck', 'shellcheck', '-pyflakes', '', path];
  const run = await runProcess(actionlint, args, { cwd: repository });
  expect(run.stderr).toBe('');
  const findings = run.stdout.split('\n').filter(Boolean);
  expect(run.exitCode).toBe(findings.length === 0 ? 0 : 1);
  return findings;
};

/** A repository with this action in it, and one workflow. */
const repositoryWith = (workflow: string): string => {
  const repository = temporaryDirectory();
  for (const name of ['.git', '.github/workflows', 'dist']) mkdirSync(join(repository, name), { recursive: true });
  cpSync(join(cloneRoot, 'action.yml'), join(repository, 'action.yml'));
  writeFileSync(join(repository, 'dist/action.js'), '');
  writeFileSync(join(repository, '.github/workflows/sample.yml'), workflow);
  return repository;
};

describe('actionlint', () => {
  test.each([...ownWorkflows, ...exampleWorkflows].map(({ path }) => path))('finds nothing in %s', async (path) => {
    expect(await lint(path)).toEqual([]);
  });

  test('finds nothing in what init writes', async () => {
    const repository = temporaryDirectory();
    const files = await initWorkflows(repository);
    const found = await Promise.all(files.map(({ path }) => lint(path.replace(/^init\//, ''), repository)));
    expect(found).toEqual(files.map(() => []));
  });

  test.each([
    // the step of a workflow, what is said of it
    ['{run: ls}', undefined],
    ['{uses: ./, with: {signing-key: x}}', undefined],
    [`{run: ls, env: {A: "\${{ steps.none.outputs.a }}"}}`, /property "none" is not defined/],
    [`{run: ls, if: "\${{ always( }}"}`, /\[expression\]/],
    ['{uses: ./, with: {signing-kee: x}}', /input "signing-kee" is not defined in action "ota-release"/],
    ['{uses: actions/checkout}', /\[action\]/],
    // Only shellcheck knows these.
    ['{run: "rm -rf $TARGET/*"}', /shellcheck reported issue.*SC2086/],
    ['{run: "[ $A == 1 ]", shell: sh}', /shellcheck reported issue.*SC3014/],
  ])('of %s says %s', async (step, finding) => {
    const text = `on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [${step}]}}\n`;
    const findings = await lint('.github/workflows/sample.yml', repositoryWith(text));
    if (finding === undefined) expect(findings).toEqual([]);
    else expect(findings.join('\n')).toMatch(finding);
  });
});

describe('shellcheck', () => {
  const shellcheck = (files: readonly string[], input = '') =>
    runProcess('shellcheck', ['--norc', '--format=gcc', ...files], { cwd: cloneRoot, input });

  test('finds nothing in the scripts that the workflows run', async () => {
    const scripts = ['update', 'rollback', 'site-branch'].map((name) => `packaging/${name}.sh`);
    const run = await shellcheck([...scripts, '.github/scripts/throw-away-project.sh', '.ci/run']);
    expect(run).toMatchObject({ exitCode: 0, stdout: '' });
  });

  test('finds what is wrong', async () => {
    const run = await shellcheck(['-'], '#!/bin/sh\nrm $1\n');
    expect(run).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('SC2086') });
  });
});
