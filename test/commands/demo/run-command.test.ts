import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { demoEnvironment, runCommand } from '../../../src/commands/demo/run-command.js';

const run = (script: string) =>
  runCommand({ file: 'sh', args: ['-c', script], directory: tmpdir(), environment: { PATH: process.env.PATH } });

describe('demoEnvironment', () => {
  test.each([
    // variable, what becomes of it
    ['PATH', '/bin'],
    ['HOME', '/bin'],
    ['NODE_OPTIONS', '/bin'],
    ['GIT_DIR', undefined],
    ['GIT_AUTHOR_DATE', undefined],
    ['OTA_SIGNING_KEY', undefined],
    ['OTA_RELEASE_CLOCK', undefined],
    ['SOURCE_DATE_EPOCH', undefined],
    ['http_proxy', undefined],
    ['HTTPS_PROXY', undefined],
    ['no_proxy', '127.0.0.1'],
    ['GIT_TERMINAL_PROMPT', '0'],
    ['GIT_AUTHOR_NAME', 'ota-release demo'],
  ])('%s becomes %s', (name, value) => {
    expect(demoEnvironment({ [name]: '/bin' })[name]).toBe(value);
  });
});

describe('runCommand', () => {
  test('gives back standard output, and both streams', async () => {
    const { stdout, output } = await run('echo out; echo err >&2');
    expect(stdout).toBe('out\n');
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  test('says how a command ended, and what it said last', async () => {
    await expect(run('echo why >&2; exit 7')).rejects.toMatchObject({
      code: 'demo-step-failed',
      message: expect.stringMatching(/exit code 7:\nwhy$/),
    });
    await expect(run('kill -9 $$')).rejects.toMatchObject({ message: expect.stringContaining('SIGKILL') });
  });

  test('names a program that is missing', async () => {
    const missing = { file: 'no-such-program', args: [], directory: tmpdir(), environment: {} };
    await expect(runCommand(missing)).rejects.toMatchObject({
      code: 'demo-tool-missing',
      hint: expect.stringContaining('no-such-program'),
    });
  });
});
