import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { baseEnvironment, cliFile, runProcess } from '../support/cli.js';
import { cloneRoot, codeBlocks } from '../support/markdown.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const [inClone, inRepository] = [true, false].map((wanted) =>
  codeBlocks('README.md', 'sh').filter((block) => block.startsWith('node dist/') === wanted),
);

/** A directory with what a clone has and the commands use. */
const likeClone = (...names: readonly string[]): string => {
  const directory = temporaryDirectory();
  for (const name of names) symlinkSync(join(cloneRoot, name), join(directory, name));
  return directory;
};

const run = (script: string, cwd: string, path = process.env.PATH) =>
  runProcess('sh', ['-e', '-c', script], {
    cwd,
    env: { ...baseEnvironment, OTA_RELEASE_CLOCK: undefined, PATH: path },
  });

describe('README', () => {
  test('the demo runs in a clone as it is typed', async () => {
    const cwd = likeClone('dist');
    const { exitCode, stdout, stderr } = await run((inClone ?? []).join('\n'), cwd);
    expect(exitCode, stdout + stderr).toBe(0);
    expect(stdout).toContain('done: 1.1.0 is installed');
    expect(existsSync(join(cwd, 'ota-demo/site/1.1.0'))).toBe(true);
  });

  test('the five minutes lead from a plain repository to a site that verifies', async () => {
    const home = temporaryDirectory();
    const [repo, bin] = [join(home, 'pump'), join(home, 'bin')];
    for (const directory of [repo, bin]) mkdirSync(directory);
    // npx with the package at hand.
    writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${cliFile}" "$@"\n`);
    chmodSync(join(bin, 'npx'), 0o755);
    execFileSync('git', ['init', '--quiet', '--bare', join(home, 'remote.git')], { env: baseEnvironment });
    execFileSync('git', ['init', '--quiet', repo], { env: baseEnvironment });
    execFileSync('git', ['-C', repo, 'remote', 'add', 'origin', '../remote.git'], { env: baseEnvironment });
    const { exitCode, stdout, stderr } = await run((inRepository ?? []).join('\n'), repo, `${bin}:${process.env.PATH}`);
    expect(exitCode, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/planned[\s\S]*published[\s\S]*verified/);
    const latest = execFileSync('git', ['-C', join(home, 'remote.git'), 'show', 'site:latest'], { encoding: 'utf8' });
    expect(JSON.parse(latest)).toBe('0.1.0');
  });

  test('the examples pack as they are typed', async () => {
    const cwd = likeClone('dist', 'examples');
    const { exitCode, stdout, stderr } = await run(codeBlocks('examples/README.md', 'sh').join('\n'), cwd);
    expect(exitCode, stdout + stderr).toBe(0);
    expect(execFileSync('unzip', ['-Z1', 'full.zip'], { cwd, encoding: 'utf8' }).split('\n')).toContain('update.sh');
  });
});
