import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Example, openExample } from '../support/example.js';
import { startGithub } from '../support/github/double.js';
import { TOKENS, VIEWERS } from '../support/github/forge.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf } from '../support/tree.js';
import { onGithub } from '../support/workflow/example-runs.js';
import type { WorkflowResult } from '../support/workflow/run.js';

const temporaryDirectory = temporaryDirectories();

const NOTHING = '0'.repeat(40);

const opened = async () => {
  const example = openExample('connhex-service', temporaryDirectory());
  const secret = await example.makeKey();
  return { example, secret, github: onGithub(example, { secrets: { OTA_SIGNING_KEY: secret } }), head: head(example) };
};

const head = (example: Example): string => example.git('rev-parse', 'HEAD');

const raise = (example: Example, version: string): void => {
  for (const path of ['bundle/files/VERSION', 'bundle/files/share/config.template.json'])
    example.edit(path, (text) => text.replace('1.2.0', version));
  example.edit('CHANGELOG.md', (text) => text.replace('## 1.2.0', `## ${version}\n\n- News.\n\n## 1.2.0`));
};

const results = ({ jobs }: WorkflowResult) => Object.fromEntries(jobs.map(({ id, result }) => [id, result]));
const logs = ({ jobs }: WorkflowResult): string => jobs.map(({ log }) => log).join('\n');

/** Files of the branch that is the site, from the server; an artifact of Pages leaves out names that begin with a dot. */
const siteBranch = (example: Example): readonly string[] => {
  example.git('fetch', '--quiet', 'origin');
  const names = example.git('ls-tree', '-r', '--name-only', 'origin/site').split('\n').sort();
  return names.filter((name) => name !== '.nojekyll');
};

/** The rules that a SARIF log speaks of. */
const rulesOf = ([text = '']: readonly string[]): readonly string[] => {
  const log = JSON.parse(text) as { readonly version: string; readonly runs: readonly SarifRun[] };
  expect(log.version).toBe('2.1.0');
  return log.runs.flatMap((one) => one.results.map(({ ruleId }) => ruleId));
};

interface SarifRun {
  readonly results: readonly { readonly ruleId: string }[];
}

const latest = (directory: string | undefined): unknown =>
  directory === undefined ? undefined : JSON.parse(readFileSync(join(directory, 'latest'), 'utf8'));

describe('the workflow of examples/connhex-service', () => {
  test('releases what is pushed, keeps the site in its branch, and hands it to Pages', async () => {
    const { example, github, head: first } = await opened();
    const run = await github.push(first, NOTHING);
    expect(results(run), logs(run)).toEqual({ check: 'skipped', release: 'success', deploy: 'success' });
    expect(latest(run.pages)).toBe('1.2.0');
    expect(filesOf(run.pages ?? '')).toEqual(siteBranch(example));
    expect(example.remoteTags()).toEqual({ 'v1.2.0': first });
    raise(example, '1.3.0');
    const second = await github.push(example.commit('Release 1.3.0'), first);
    expect(results(second), logs(second)).toMatchObject({ release: 'success', deploy: 'success' });
    expect(latest(second.pages)).toBe('1.3.0');
    expect(example.git('rev-list', '--count', 'origin/site')).toBe('1');
    expect(filesOf(second.pages ?? '')).toEqual(siteBranch(example));
    expect(example.git('rev-list', '--count', 'origin/site')).toBe('2');
    const verified = await example.ota(['verify', second.pages ?? '', '--key', example.publicKeyFile, '--json']);
    expect(verified.json).toMatchObject({ ok: true, problems: [] });
  });

  test('tags through GitHub’s API, and shows a release page with bundle, signature and upgrade object', async () => {
    const { example, head: commit, secret } = await opened();
    const double = await startGithub({ gitDirectory: example.remote });
    try {
      double.state.tokens.set(TOKENS.job, VIEWERS.job);
      const { owner, name, addresses } = double.state;
      const server = { web: addresses.web, api: addresses.api, repository: `${owner}/${name}`, token: TOKENS.job };
      example.git('--git-dir', example.remote, 'config', 'http.receivepack', 'true');
      const run = await onGithub(example, { secrets: { OTA_SIGNING_KEY: secret }, server }).push(commit, NOTHING);
      expect(results(run), logs(run)).toMatchObject({ release: 'success', deploy: 'success' });
      expect(latest(run.pages)).toBe('1.2.0');
      expect(example.remoteTags()).toEqual({ 'v1.2.0': commit });
      const [page, ...others] = double.state.releases;
      expect(others).toEqual([]);
      expect(page).toMatchObject({ tagName: 'v1.2.0', draft: false, body: expect.stringContaining('Full scale') });
      expect(page?.assets.map((asset) => asset.name).sort()).toEqual([
        'tank-level-1.2.0.upgrade.json',
        'tank-level-1.2.0.zip',
        'tank-level-1.2.0.zip.minisig',
      ]);
    } finally {
      await double.stop();
    }
  });

  test('changes nothing more when it is run again', async () => {
    const { github, head: commit } = await opened();
    await github.push(commit, NOTHING);
    const before = github.refs();
    const again = await github.push(commit, NOTHING, 2);
    expect(results(again), logs(again)).toMatchObject({ release: 'success', deploy: 'success' });
    expect(logs(again)).toContain('unchanged');
    expect([github.refs(), latest(again.pages)]).toEqual([before, '1.2.0']);
  });

  test('fails where the site can’t be pushed, shows nothing, and finishes when it is run again', async () => {
    const { example, github, head: commit } = await opened();
    github.refuse('site');
    const refused = await github.push(commit, NOTHING);
    expect(results(refused), logs(refused)).toEqual({ check: 'skipped', release: 'failure', deploy: 'skipped' });
    github.refuse(undefined);
    const again = await github.push(commit, NOTHING, 2);
    expect(results(again), logs(again)).toMatchObject({ release: 'success', deploy: 'success' });
    expect([latest(again.pages), example.remoteTags()]).toEqual(['1.2.0', { 'v1.2.0': commit }]);
  });

  test('plans what a pull request would release, without a secret, and hands its findings to code scanning', async () => {
    const { example, github, head: base } = await opened();
    await github.push(base, NOTHING);
    raise(example, '1.3.0');
    example.edit('bundle/files/share/config.template.json', (text) => text.replace('"sensor"', '"sonsor"'));
    const bad = example.git('commit-tree', tree(example), '-p', base, '-m', 'Propose 1.3.0');
    const before = github.refs();
    const run = await github.propose(bad, base);
    expect(results(run), logs(run)).toEqual({ check: 'failure', release: 'skipped', deploy: 'skipped' });
    expect(rulesOf(run.findings)).toContain('config-rejected');
    expect(github.refs()).toBe(before);

    example.edit('bundle/files/share/config.template.json', (text) => text.replace('"sonsor"', '"sensor"'));
    for (const sample of readdirSync(join(example.repo, 'config/samples')))
      example.edit(`config/samples/${sample}`, (text) => text.replace('1.2.0', '1.3.0'));
    const good = example.git('commit-tree', tree(example), '-p', base, '-m', 'Propose 1.3.0');
    const fork = await github.propose(good, base, true);
    expect(results(fork), logs(fork)).toEqual({ check: 'success', release: 'skipped', deploy: 'skipped' });
    expect(logs(fork)).toContain('tank-level 1.3.0 planned');
    expect(logs(fork)).toContain('1.2.0 → 1.3.0');
    expect(fork.findings).toEqual([]);
  });
});

/** The work tree as git would commit it. */
const tree = (example: Example): string => {
  example.git('add', '--all');
  return example.git('write-tree');
};
