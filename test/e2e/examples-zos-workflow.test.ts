import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProcess } from '../support/cli.js';
import { openExample } from '../support/example.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf, readTree } from '../support/tree.js';
import { onGithub } from '../support/workflow/example-runs.js';
import { readWorkflow } from '../support/workflow/read-workflow.js';

const temporaryDirectory = temporaryDirectories();

const opened = async () => {
  const example = openExample('zos-node', temporaryDirectory());
  const secret = await example.makeKey();
  // What stands for the web server: rsync takes a folder of this machine as it takes one behind SSH.
  const web = join(example.directory, 'web');
  mkdirSync(web);
  const github = onGithub(example, {
    secrets: { OTA_SIGNING_KEY: secret, SSH_KEY: 'a private key' },
    vars: { WEB_ROOT: web, SSH_KNOWN_HOSTS: 'web.example.com ssh-ed25519 AAAA' },
  });
  const raise = (version: string): string => {
    example.edit('bundle/VERSION', () => `${version}\n`);
    example.edit('CHANGELOG.md', (text) => text.replace('## 2', `## ${version}\n\n- News.\n\n## 2`));
    return example.commit(`Release ${version}`);
  };
  return { example, web, github, raise, head: example.git('rev-parse', 'HEAD') };
};

const read = (site: string, path: string): unknown => JSON.parse(readFileSync(join(site, path), 'utf8'));

describe('the workflow of examples/zos-node', () => {
  test('releases what is pushed onto the web server, and goes on from what stands there', async () => {
    const { example, web, github, raise, head } = await opened();
    const run = await github.push(head, '0'.repeat(40));
    expect(
      run.jobs.map(({ id, result }) => `${id} ${result}`),
      run.jobs[1]?.log,
    ).toEqual(['check skipped', 'release success']);
    expect([read(web, 'versions'), read(web, 'latest')]).toEqual([['2.1.0'], '2.1.0']);
    const key = join(run.jobs[1]?.workspace ?? '', '../home/.ssh/id_ed25519');
    expect([readFileSync(key, 'utf8'), statSync(key).mode & 0o777]).toEqual(['a private key\n', 0o600]);
    const second = await github.push(raise('2.2.0'), head);
    expect(second.jobs[1]?.result, second.jobs[1]?.log).toBe('success');
    expect([read(web, 'versions'), read(web, 'latest')]).toEqual([['2.1.0', '2.2.0'], '2.2.0']);
    const verified = await example.ota(['verify', web, '--key', example.publicKeyFile, '--json']);
    expect(verified.json).toMatchObject({ ok: true, problems: [] });
  });

  test('plans what a pull request would release, and writes nothing', async () => {
    const { example, web, github, head } = await opened();
    const commit = example.git('commit-tree', 'HEAD^{tree}', '-p', head, '-m', 'Propose');
    const before = github.refs();
    const run = await github.propose(commit, head, true);
    expect(
      run.jobs.map(({ id, result }) => `${id} ${result}`),
      run.jobs[0]?.log,
    ).toEqual(['check success', 'release skipped']);
    expect(run.jobs[0]?.log).toContain('node-metrics 2.1.0 planned');
    expect([github.refs(), filesOf(web)]).toEqual([before, []]);
  });

  test('copies the site in passes after each of which a node finds what it is pointed to', async () => {
    const { example, web, raise } = await opened();
    await example.ota(['release', '--json']);
    const site = join(example.repo, 'site');
    await runProcess('rsync', ['--archive', `${site}/`, `${web}/`], { cwd: example.repo });
    raise('2.2.0');
    await example.ota(['release', '--json']);
    const { jobs } = readWorkflow(join(example.repo, '.github/workflows/release.yml'));
    const push = jobs.release?.steps?.find(({ name }) => name === 'Push the site')?.run ?? '';
    const latest: unknown[] = [];
    for (const pass of push.trim().split('\n')) {
      const env = { PATH: process.env.PATH, WEB_ROOT: web };
      const run = await runProcess('bash', ['-e', '-c', pass], { cwd: example.repo, env });
      expect(run.exitCode, run.stderr).toBe(0);
      const versions = read(web, 'versions') as readonly string[];
      expect(versions.filter((version) => !existsSync(join(web, version)))).toEqual([]);
      expect(versions).toContain(read(web, 'latest'));
      latest.push([versions.length, read(web, 'latest')]);
    }
    expect(latest).toEqual([
      [1, '2.1.0'],
      [2, '2.1.0'],
      [2, '2.2.0'],
    ]);
    expect(readTree(web)).toEqual(readTree(site));
  });
});
