import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { type CliRun, runCli } from '../support/cli.js';

const COMMANDS = [
  ...['release', 'plan', 'check', 'pack', 'verify', 'export', 'mirror', 'rehearse', 'serve'],
  ...['status', 'log', 'refresh', 'rollout', 'yank', 'prune', 'channel', 'reissue', 'resign', 'sign'],
  ...['validate', 'keys', 'init', 'doctor', 'demo'],
];

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

const run = (...args: readonly string[]): Promise<CliRun> => runCli(args, { cwd: tmpdir() });

describe('the command line says what it is', () => {
  test.each(['--version', '-V'])('%s prints the version of the package and nothing else', async (flag) => {
    expect(await run(flag)).toMatchObject({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([['--help'], ['-h'], ['help']])('%s lists every command and the exit codes', async (...args) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const listed = [...stdout.matchAll(/^ {2}([a-z]+) .*\S/gm)].map(([, name]) => name);
    expect(listed.filter((name) => name && COMMANDS.includes(name))).toEqual(COMMANDS);
    expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 bad input or project, 3 verification failed.');
  });

  test.each(COMMANDS)('%s --help teaches with examples, without doing anything', async (command) => {
    const { exitCode, stdout, stderr } = await run(command, '--help');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`Usage: ota-release ${command}`);
    expect(stdout).toMatch(new RegExp(`Examples:\n {2}ota-release ${command}`));
  });
});
