import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { baseEnvironment, runCli } from '../support/cli.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

test('from a repository with a README alone to a verified release, with nothing edited', async () => {
  const cwd = join(temporaryDirectory(), 'pump');
  mkdirSync(cwd);
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', cwd, ...args], { env: baseEnvironment });
  execFileSync('git', ['init', '--quiet', '--bare', join(cwd, '../remote.git')]);
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', '../remote.git');
  writeFileSync(join(cwd, 'README.md'), '# pump\n');

  const begun = await runCli(['init', '--yes', '--forge', 'git', '--host', 'site', '--json'], { cwd });
  expect(begun.exitCode, begun.stderr).toBe(0);
  expect(begun.json).toMatchObject({ host: 'site', key: { secretFile: '../pump-keys/ota.key' }, dryRun: false });
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Release with ota-release');
  git('push', '--quiet', 'origin', 'main');

  const checked = await runCli(['check', '--strict'], { cwd });
  expect(checked.exitCode, checked.stdout).toBe(0);
  const key = { OTA_SIGNING_KEY: readFileSync(join(cwd, '../pump-keys/ota.key'), 'utf8') };
  const released = await runCli(['release', '--json'], { cwd, env: key });
  expect(released.json).toMatchObject({ outcome: 'published' });
  const verified = await runCli(['verify', 'site', '--key', '../pump-keys/ota.pub', '--json'], { cwd });
  expect(verified.json).toMatchObject({ ok: true, problems: [] });
});
