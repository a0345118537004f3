import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rollbackScriptText, updateScriptText } from '../../src/commands/init/bundle-files.js';
import { baseEnvironment, runCli } from '../support/cli.js';
import { cloneRoot } from '../support/markdown.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const examples = join(cloneRoot, 'examples');

/** A copy of an example in a repository of its own, with a key of its own; committed and pushed. */
const released = (name: string): string => {
  const repo = join(temporaryDirectory(), 'repo');
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', repo, ...args], { env: baseEnvironment });
  cpSync(join(examples, name), repo, { recursive: true });
  mkdirSync(join(repo, '../remote.git'));
  execFileSync('git', ['init', '--quiet', '--bare', join(repo, '../remote.git')], { env: baseEnvironment });
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', '../remote.git');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Start');
  git('push', '--quiet', 'origin', 'main');
  return repo;
};

describe.each([
  // example, what is left to do
  ['minimal', ['key-none-trusted']],
  ['full', []],
])('examples/%s', (name, expected) => {
  test('passes the check', async () => {
    const { stdout, exitCode } = await runCli(['check', '--format', 'json'], { cwd: released(name) });
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly code: string }[] };
    expect(findings.map(({ code }) => code)).toEqual(expected);
    expect(exitCode).toBe(0);
  });
});

test('examples/full has the scripts that init writes', () => {
  const script = (name: string) => readFileSync(join(examples, 'full/bundle', name), 'utf8');
  expect(script('update.sh')).toBe(updateScriptText('gateway'));
  expect(script('rollback.sh')).toBe(rollbackScriptText('gateway'));
});

test('examples/full can be released with a key of one’s own', async () => {
  const cwd = released('full');
  await runCli(['keys', 'generate', '--out', '../keys'], { cwd });
  writeFileSync(join(cwd, 'keys/ota.pub.b64'), readFileSync(join(cwd, '../keys/ota.pub.b64')));
  execFileSync('git', ['-C', cwd, 'commit', '--quiet', '--all', '--message', 'Key'], { env: baseEnvironment });
  execFileSync('git', ['-C', cwd, 'push', '--quiet', 'origin', 'main'], { env: baseEnvironment });
  const secret = readFileSync(join(cwd, '../keys/ota.key'), 'utf8');
  const run = await runCli(['release', '--json'], { cwd, env: { OTA_SIGNING_KEY: secret } });
  expect(run.json, run.stdout + run.stderr).toMatchObject({ outcome: 'published', version: '1.4.0', tag: 'v1.4.0' });
});
