import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { baseEnvironment, type CliRun } from '../support/cli.js';
import { makeKey, type OwnRepository, ownRepository, writeNotes } from '../support/own-repository.js';
import { temporaryDirectories } from '../support/temporary.js';
import { readTree } from '../support/tree.js';

const temporaryDirectory = temporaryDirectories();

const freshRepository = (): OwnRepository => ownRepository(temporaryDirectory());

/** A copy whose owner has made a key and written the release notes. */
const readyRepository = async (): Promise<OwnRepository> => {
  const own = freshRepository();
  await makeKey(own);
  writeNotes(own, own.version);
  return own;
};

const succeeded = (run: CliRun): CliRun => {
  expect(run.exitCode, run.stdout + run.stderr).toBe(0);
  return run;
};

const due = async (own: OwnRepository, ...args: readonly string[]) => {
  const { stdout } = succeeded(await own.script('packaging/due.mjs', ...args));
  const lines = stdout.trimEnd().split('\n');
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
};

const branch = (own: OwnRepository, command: 'fetch' | 'push') => own.script('packaging/site-branch.sh', command);

/** What the release job does, from the branch and back to it. */
const releaseOnce = async (own: OwnRepository): Promise<void> => {
  succeeded(await own.script('packaging/assemble.mjs'));
  succeeded(await branch(own, 'fetch'));
  succeeded(await own.ota('release', '--public-url', 'https://updates.example.com'));
  succeeded(await branch(own, 'push'));
};

const tag = (own: OwnRepository): void => {
  own.git('tag', '--annotate', '--message', 'Tag', `v${own.version}`);
  own.git('push', '--quiet', 'origin', `v${own.version}`);
};

const loseRemote = (own: OwnRepository) => own.git('remote', 'set-url', 'origin', '../gone.git');

describe('due.mjs', { timeout: 180_000 }, () => {
  test('waits for the owner’s key, then for the release notes, and then for nothing more', async () => {
    const own = freshRepository();
    expect(await due(own)).toMatchObject({ due: 'false', reason: expect.stringContaining('packaging/ota.pub.b64') });
    await makeKey(own);
    expect(await due(own)).toMatchObject({ due: 'false', reason: expect.stringContaining('CHANGELOG.md') });
    own.edit('CHANGELOG.md', (text) => `${text}\n## [${own.version}] - 2026-01-15\n\nNews.\n`);
    const reason = `there is no tag v${own.version} yet`;
    expect(await due(own)).toEqual({ due: 'true', version: own.version, reason });
  });

  test('takes a tag on this very commit for a run that was cut short, and fails once that one is left behind', async () => {
    const own = await readyRepository();
    tag(own);
    expect(await due(own)).toMatchObject({ due: 'true', reason: expect.stringContaining('on this commit') });
    own.commit('More');
    const run = await own.script('packaging/due.mjs');
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain(`run this workflow on the tag v${own.version}`);
  });

  test('is done with a version that is tagged and on the site', async () => {
    const own = await readyRepository();
    await releaseOnce(own);
    own.commit('More');
    expect(await due(own)).toMatchObject({ due: 'false', reason: expect.stringContaining('is released') });
  });

  test('plans on a pull request whatever has no tag yet', async () => {
    const own = freshRepository();
    expect(await due(own, '--dry-run')).toMatchObject({ due: 'true' });
    tag(own);
    own.commit('More');
    expect(await due(own, '--dry-run')).toMatchObject({ due: 'false' });
    loseRemote(own);
    expect(await own.script('packaging/due.mjs', '--dry-run')).toMatchObject({ exitCode: 1, stdout: '' });
  });
});

describe('site-branch.sh', { timeout: 180_000 }, () => {
  test('keeps the site from one machine to the next', async () => {
    const own = await readyRepository();
    await releaseOnce(own);
    const site = readTree(own.site);
    const head = own.git('ls-remote', 'origin', 'refs/heads/site');
    succeeded(await branch(own, 'push'));
    expect(own.git('ls-remote', 'origin', 'refs/heads/site')).toBe(head);

    rmSync(own.site, { recursive: true });
    own.git('update-ref', '-d', 'refs/remotes/origin/site');
    succeeded(await branch(own, 'fetch'));
    expect([...readTree(own.site).keys()]).toEqual([...site.keys()]);
    succeeded(await own.ota('verify', 'site', '--key', 'packaging/ota.pub.b64'));
    expect(own.git('status', '--porcelain')).toBe('');
  });

  test('begins with an empty folder, but not where the remote can’t be asked', async () => {
    const own = freshRepository();
    succeeded(await branch(own, 'fetch'));
    expect(readdirSync(own.site)).toEqual([]);
    loseRemote(own);
    expect((await branch(own, 'fetch')).exitCode).not.toBe(0);
    const usage = 'usage: packaging/site-branch.sh fetch|push\n';
    expect(await own.script('packaging/site-branch.sh')).toMatchObject({ exitCode: 2, stderr: usage });
  });

  test('is refused, not forced, where another run was quicker', async () => {
    const own = await readyRepository();
    await releaseOnce(own);
    const scratch = join(own.repo, '../other');
    const other = (...args: readonly string[]) =>
      execFileSync('git', ['-C', scratch, ...args], { env: baseEnvironment, encoding: 'utf8' }).trim();
    execFileSync('git', ['clone', '--quiet', '--branch', 'site', join(own.repo, '../remote.git'), scratch]);
    other('commit', '--quiet', '--allow-empty', '--message', 'Quicker');
    other('push', '--quiet', 'origin', 'site');
    writeFileSync(join(own.site, 'slower'), '');
    expect((await branch(own, 'push')).exitCode).not.toBe(0);
    expect(own.git('ls-remote', 'origin', 'refs/heads/site')).toContain(other('rev-parse', 'HEAD'));
  });
});

describe('stand-in.mjs', { timeout: 180_000 }, () => {
  test('lets a dry run through that has neither key nor notes', async () => {
    const own = freshRepository();
    const plan = () => own.ota('plan', '--allow-dirty', '--json', '--public-url', 'https://updates.example.com');
    succeeded(await own.script('packaging/assemble.mjs'));
    expect((await plan()).exitCode).toBe(2);
    succeeded(await own.script('packaging/stand-in.mjs'));
    expect(succeeded(await plan()).json.plan).toMatchObject({ version: own.version });
    expect(existsSync(own.site)).toBe(false);
  });

  test('leaves alone what is there', async () => {
    const own = await readyRepository();
    succeeded(await own.script('packaging/stand-in.mjs'));
    expect(own.git('status', '--porcelain')).toBe('');
    expect(readFileSync(join(own.repo, 'CHANGELOG.md'), 'utf8')).toContain('News.');
  });
});
