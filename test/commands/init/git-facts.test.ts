import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gitFacts, wouldBeCommitted } from '../../../src/commands/init/git-facts.js';
import { baseEnvironment } from '../../support/cli.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

test('outside of a repository there is nothing to say', async () => {
  expect(await gitFacts(temporaryDirectory())).toEqual({ below: '', origin: '', tags: [] });
});

test('tells top, place, remote, branch and the tags of releases, highest first', async () => {
  const repo = realpathSync(temporaryDirectory());
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', repo, ...args], { env: baseEnvironment });
  git('init', '--quiet', '--initial-branch=trunk');
  git('remote', 'add', 'origin', 'git@github.com:acme/pump.git');
  git('commit', '--quiet', '--allow-empty', '--message', 'Begin');
  for (const tag of ['v1.9.0', 'v1.10.0', 'nightly']) git('tag', tag);
  mkdirSync(join(repo, 'apps/pump'), { recursive: true });
  expect(await gitFacts(join(repo, 'apps/pump'))).toEqual({
    top: repo,
    below: 'apps/pump',
    origin: 'git@github.com:acme/pump.git',
    tags: ['v1.10.0', 'v1.9.0'],
    branch: 'trunk',
  });
  git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  expect(await gitFacts(repo)).toMatchObject({ branch: 'trunk', defaultBranch: 'main' });
});

test('git takes up what lies in the work tree and isn’t ignored, also where it is to be made first', async () => {
  const repo = join(temporaryDirectory(), 'repo');
  execFileSync('git', ['init', '--quiet', repo], { env: baseEnvironment });
  writeFileSync(join(repo, '.gitignore'), '/secret/\n');
  expect(await wouldBeCommitted(join(repo, 'keys/new'))).toBe(true);
  expect(await wouldBeCommitted(join(repo, 'secret/keys'))).toBe(false);
  expect(await wouldBeCommitted(join(repo, '../keys'))).toBe(false);
});
