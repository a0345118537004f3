import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ActionRun, type ActionStep, node24, runAction } from '../support/action.js';
import { everything, expectClean } from '../support/outcomes.js';
import { PUBLIC_KEY, SECRET, type Workspace } from '../support/workspace.js';
import { releasedWorkspaces, workspaces } from '../support/workspaces.js';

const workspace = workspaces();
const released = releasedWorkspaces();

const step = (w: Workspace, inputs: Readonly<Record<string, string>> = {}, more: Partial<ActionStep> = {}) =>
  runAction({ workspace: w.repo, ...more, with: { 'signing-key': SECRET, ...inputs } });

const expectExit = (run: ActionRun, exitCode: number): void => {
  expect(run.exitCode, run.stdout + run.stderr).toBe(exitCode);
};

/** Node.js as the runner brings it, where this system has one to install, and the one that runs the tests. */
const NODES = [process.execPath, ...(existsSync(node24) ? [node24] : [])];

describe.each(NODES)('the action under %s', (node) => {
  test('releases, hands on its outputs, and writes a summary', async () => {
    const w = workspace();
    const run = await step(w, {}, { node });
    expectExit(run, 0);
    expect(run.outputs).toMatchObject({
      outcome: 'published',
      version: '1.0.0',
      tag: 'v1.0.0',
      channel: 'stable',
      commit: w.git('rev-parse', 'HEAD'),
      'site-url': 'https://updates.example.com/pump',
      'upgrade-object-path': '1.0.0',
      revision: '1',
      latest: '1.0.0',
      errors: '0',
      warnings: '0',
      'exit-code': '0',
    });
    const { sha256 = '', size } = run.outputs;
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(run.outputs['bundle-path']).toBe(`bundles/${sha256}.pump-1.0.0.zip`);
    expect(readFileSync(join(w.site, run.outputs['bundle-path'] ?? ''))).toHaveLength(Number(size));
    expect(JSON.parse(run.outputs.plan ?? '')).toMatchObject({ action: 'publish', version: '1.0.0' });
    expect(run.summary).toContain('1.0.0');
    expect(run.summary).toContain(sha256);
    expect(run.annotations).toEqual([]);
    await expectClean(w);
  });

  test('is unchanged when it runs again, and writes nothing', async () => {
    const w = await released();
    const before = everything(w);
    const again = await step(w, {}, { node });
    expect(again.outputs).toMatchObject({ outcome: 'unchanged', version: '1.0.0', tag: 'v1.0.0' });
    expect(everything(w)).toEqual(before);
  });
});

describe('a change that is only proposed', () => {
  test.each([
    ['pull_request', undefined],
    ['merge_group', ''],
  ])('on %s is planned, without a secret or a token', async (name, dryRun) => {
    const w = workspace();
    const before = everything(w);
    const run = await runAction({
      workspace: w.repo,
      event: { name, payload: { pull_request: { head: { repo: { fork: true } } } } },
      with: dryRun === undefined ? {} : { 'dry-run': dryRun },
    });
    expectExit(run, 0);
    expect(run.outputs.outcome).toBe('planned');
    expect(everything(w)).toEqual(before);
    expect(run.masks).toEqual([]);
  });

  test('that leaves the version of a release that is out has a warning, and nothing to do', async () => {
    const w = await released();
    w.write('bundle/app/main.py', 'print("proposed")\n');
    w.git('commit', '--quiet', '--all', '--message', 'A proposal');
    const before = everything(w);
    for (const inputs of [{}, { command: 'check' }]) {
      const run = await runAction({ workspace: w.repo, event: { name: 'pull_request' }, with: inputs });
      expectExit(run, 0);
      expect(run.outputs.outcome).toBe('command' in inputs ? 'passed' : 'unchanged');
      expect(run.annotations.map(({ kind, properties }) => [kind, properties.title])).toEqual([
        ['warning', 'version-not-raised'],
      ]);
    }
    expect(everything(w)).toEqual(before);
    // The very same commit, pushed: it would be a release of that version with other contents.
    expectExit(await step(w), 2);
  });

  test('is released where the step says so in so many words', async () => {
    const run = await step(workspace(), { 'dry-run': 'false' }, { event: { name: 'pull_request' } });
    expect(run.outputs.outcome).toBe('published');
  });
});

describe('inputs', () => {
  test('override the project file', async () => {
    const w = workspace();
    w.edit('config/template.json', (text) => text.replace('1.0.0', '3.1.4'));
    w.commit('Template');
    const run = await step(w, {
      version: '3.1.4',
      host: '../mirror',
      'public-url': 'https://m.example.com',
      forge: 'git',
    });
    expectExit(run, 0);
    expect(run.outputs).toMatchObject({ version: '3.1.4', tag: 'v3.1.4', 'site-url': 'https://m.example.com' });
    expect(existsSync(join(w.directory, 'mirror/3.1.4'))).toBe(true);
  });

  test('that are no values end the run before it begins, all of them at once', async () => {
    const w = workspace();
    const before = everything(w);
    const run = await step(w, { 'dry-run': 'perhaps', forge: 'svn' });
    expectExit(run, 2);
    expect(run.outputs).toMatchObject({ outcome: 'failed', errors: '2', 'exit-code': '2' });
    expect(run.annotations.map(({ kind, properties }) => [kind, properties.title])).toEqual([
      ['error', 'cli-input-invalid'],
      ['error', 'cli-input-invalid'],
    ]);
    expect(run.annotations[0]?.message).toContain('input forge is "svn"');
    expect(run.annotations[0]?.properties).not.toHaveProperty('file');
    expect(everything(w)).toEqual(before);
  });

  test('name a command that the action runs', async () => {
    const run = await step(workspace(), { command: 'demo' });
    expectExit(run, 2);
    expect(run.annotations[0]?.message).toContain('the action runs release, plan, check, pack, verify');
  });

  test('of a version name the input where they are wrong', async () => {
    const run = await step(workspace(), { version: '1.0' });
    expectExit(run, 2);
    expect(run.annotations[0]?.message).toMatch(/input version/);
  });
});

describe('findings', () => {
  test('are annotations on their file and line from the root of the repository', async () => {
    const w = workspace();
    w.edit('ota-release.yaml', (text) => `${text}colour: blue\nchanel: beta\n`);
    const lines = readFileSync(join(w.repo, 'ota-release.yaml'), 'utf8').trimEnd().split('\n').length;
    const run = await step(w);
    expectExit(run, 2);
    expect(run.annotations.map(({ kind, properties: { file, line, title } }) => ({ kind, file, line, title }))).toEqual(
      [
        { kind: 'error', file: 'ota-release.yaml', line: `${lines - 1}`, title: 'project-unknown-key' },
        { kind: 'error', file: 'ota-release.yaml', line: `${lines}`, title: 'project-unknown-key' },
      ],
    );
    expect(run.summary).toContain('project-unknown-key');
    expect(run.outputs.outcome).toBe('failed');
  });

  test('of a project below the root name its file from the root', async () => {
    const w = workspace();
    w.edit('ota-release.yaml', (text) => `${text}colour: blue\n`);
    const run = await step(w, { directory: w.repo, command: 'check' }, { workspace: w.directory });
    expectExit(run, 2);
    expect(run.annotations[0]?.properties.file).toBe('repo/ota-release.yaml');
  });

  test('go to a SARIF file as well', async () => {
    const w = workspace();
    rmSync(join(w.repo, 'bundle/rollback.sh'));
    w.commit('No way back');
    const run = await step(w, { command: 'check', sarif: 'reports/findings.sarif' });
    expectExit(run, 0);
    expect(run.outputs).toMatchObject({ outcome: 'passed', warnings: '1' });
    const sarif = JSON.parse(readFileSync(join(w.repo, 'reports/findings.sarif'), 'utf8')) as {
      readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[] }[];
    };
    expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(['bundle-script-rollback-missing']);
  });

  test('can’t fake a command of the runner', async () => {
    const w = workspace();
    w.write('bundle/x\n::set-env name=PATH::evil', 'x');
    w.commit('A hostile name');
    const run = await step(w, { command: 'check' });
    expect(run.stdout).not.toMatch(/^\s*::set-env/m);
    expect(run.summary).not.toMatch(/^\s*::set-env/m);
  });
});

describe('further commands', () => {
  test('pack writes the zip and names it', async () => {
    const w = workspace();
    const run = await step(w, { command: 'pack', out: '../update.zip' });
    expectExit(run, 0);
    expect(run.outputs).toMatchObject({ outcome: 'passed', 'bundle-path': '../update.zip' });
    expect(existsSync(join(w.directory, 'update.zip'))).toBe(true);
  });

  test('verify audits the site, and ends with 3 where it doesn’t verify', async () => {
    const w = await released();
    const good = await step(w, { command: 'verify', site: '../site', key: PUBLIC_KEY });
    expectExit(good, 0);
    rmSync(join(w.site, '1.0.0'));
    const bad = await step(w, { command: 'verify', site: '../site', key: PUBLIC_KEY });
    expectExit(bad, 3);
    expect(bad.outputs).toMatchObject({ outcome: 'failed', 'exit-code': '3' });
    expect(bad.annotations.length).toBeGreaterThan(0);
  });
});

describe('the runner', () => {
  test('is told every secret before anything else is printed', async () => {
    const run = await step(
      workspace(),
      {},
      { token: 'ghs_abcdefghijklmnop', env: { OTA_SIGNING_KEY_PASSWORD: 'correct horse' } },
    );
    const lines = run.stdout.split('\n');
    const first = lines.findIndex((line) => !line.startsWith('::add-mask::'));
    expect(lines.slice(first).filter((line) => line.startsWith('::add-mask::'))).toEqual([]);
    expect(run.masks).toEqual(expect.arrayContaining([SECRET, 'ghs_abcdefghijklmnop', 'correct horse']));
  });

  test('gets no state, no variables and no paths', async () => {
    const { files } = await step(workspace());
    expect([files.STATE, files.ENV, files.PATH]).toEqual(['', '', '']);
  });

  test('starts git and its hooks without the signing secret', async () => {
    const w = workspace();
    const seenFile = join(w.directory, 'hook.txt');
    w.write('.git/hooks/pre-push', `#!/bin/sh\nenv > "${seenFile}"\n`);
    chmodSync(join(w.repo, '.git/hooks/pre-push'), 0o755);
    expectExit(await step(w, { 'signing-key-password': 'correct horse' }), 0);
    const seen = readFileSync(seenFile, 'utf8');
    expect(seen).toContain('GITHUB_ACTIONS=true');
    expect(seen).not.toContain(SECRET);
    expect(seen).not.toContain('correct horse');
  });
});
