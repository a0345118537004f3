import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Example, openExample } from '../support/example.js';
import { PROJECT_FILES, raise } from '../support/monorepo.js';
import { temporaryDirectories } from '../support/temporary.js';
import { onGithub } from '../support/workflow/example-runs.js';
import type { WorkflowResult } from '../support/workflow/run.js';

const temporaryDirectory = temporaryDirectories();
const NOTHING = '0'.repeat(40);

const opened = async () => {
  const example = openExample('monorepo', temporaryDirectory());
  const secret = await example.makeKey(PROJECT_FILES);
  const github = onGithub(example, { secrets: { OTA_SIGNING_KEY: secret } });
  return { example, github, head: example.git('rev-parse', 'HEAD') };
};

const results = ({ jobs }: WorkflowResult): readonly string[] =>
  jobs.map(({ id, matrix, result }) => [id, matrix.product, result].filter(Boolean).join(' '));
const logs = ({ jobs }: WorkflowResult): string => jobs.map(({ log }) => log).join('\n');

const latest = ({ pages }: WorkflowResult): unknown =>
  ['gateway', 'sensor'].map((product) => JSON.parse(readFileSync(join(pages ?? '', product, 'latest'), 'utf8')));

const propose = (example: Example, base: string): string => {
  example.git('add', '--all');
  return example.git('commit-tree', example.git('write-tree'), '-p', base, '-m', 'Propose');
};

describe('the workflow of examples/monorepo', () => {
  test('releases both, then only the one whose version was raised, and hands both sites to Pages each time', async () => {
    const { example, github, head } = await opened();
    const first = await github.push(head, NOTHING);
    expect(results(first), logs(first)).toEqual([
      'changes success',
      'check skipped',
      'release gateway success',
      'release sensor success',
      'deploy success',
    ]);
    expect(latest(first)).toEqual(['1.3.0', '0.9.2']);
    raise(example, 'sensor', '0.9.2', '0.10.0');
    const commit = example.commit('Release sensor 0.10.0');
    const second = await github.push(commit, head);
    expect(results(second), logs(second)).toEqual([
      'changes success',
      'check skipped',
      'release sensor success',
      'deploy success',
    ]);
    expect(latest(second)).toEqual(['1.3.0', '0.10.0']);
    expect(example.remoteTags()).toEqual({ 'gateway/v1.3.0': head, 'sensor/v0.9.2': head, 'sensor/v0.10.0': commit });
    example.git('fetch', '--quiet', 'origin');
    expect(['gateway', 'sensor'].map((one) => example.git('rev-list', '--count', `origin/site-${one}`))).toEqual([
      '1',
      '2',
    ]);
    for (const product of ['gateway', 'sensor']) {
      const args = ['verify', join(second.pages ?? '', product), '--key', example.publicKeyFile, '--json'];
      expect((await example.ota(args)).json).toMatchObject({ ok: true, problems: [] });
    }
  });

  test('lets the one release go on where the other fails, shows neither, and finishes when it is run again', async () => {
    const { example, github, head } = await opened();
    github.refuse('site-gateway');
    const run = await github.push(head, NOTHING);
    expect(results(run), logs(run)).toEqual([
      'changes success',
      'check skipped',
      'release gateway failure',
      'release sensor success',
      'deploy skipped',
    ]);
    expect(run.pages).toBeUndefined();
    github.refuse(undefined);
    const again = await github.push(head, NOTHING, 2);
    expect(results(again), logs(again)).toContain('deploy success');
    expect(latest(again)).toEqual(['1.3.0', '0.9.2']);
    expect(example.remoteTags()).toEqual({ 'gateway/v1.3.0': head, 'sensor/v0.9.2': head });
  });

  test('plans what a pull request raises, and nothing where it raises no version', async () => {
    const { example, github, head } = await opened();
    await github.push(head, NOTHING);
    const before = github.refs();
    raise(example, 'gateway', '1.3.0', '1.4.0');
    const gateway = await github.propose(propose(example, head), head);
    expect(results(gateway), logs(gateway)).toEqual([
      'changes success',
      'check gateway success',
      'release skipped',
      'deploy skipped',
    ]);
    expect(logs(gateway)).toContain('1.3.0 → 1.4.0');
    example.git('reset', '--quiet', '--hard');
    example.edit('common/foreign-config.schema.json', (text) => `${text}\n`);
    const neither = await github.propose(propose(example, head), head);
    expect(results(neither)).toEqual(['changes success', 'check skipped', 'release skipped', 'deploy skipped']);
    expect(github.refs()).toBe(before);
  });
});
