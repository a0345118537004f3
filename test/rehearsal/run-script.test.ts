import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type BoundedCommand, runBounded } from '../../src/rehearsal/run-script.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const run = (text: string, changes: Partial<BoundedCommand> = {}) =>
  runBounded({
    file: 'sh',
    argv: ['-c', text],
    cwd: directory(),
    environment: { PATH: process.env.PATH ?? '' },
    timeoutMs: 10_000,
    cutAfterMs: undefined,
    ownGroup: true,
    ...changes,
  });

test.each([
  // script, how it ends, exit code
  ['exit 0', 'exited', 0],
  ['exit 10', 'exited', 10],
  ['kill -15 $$', 'exited', 143],
])('%j ends as %s with %s', async (text, how, code) => {
  expect(await run(text)).toMatchObject({ how, code });
});

test('both outputs are kept', async () => {
  expect((await run('echo one; echo two >&2')).output.split('\n').sort()).toEqual(['', 'one', 'two']);
});

test('time ends it with all that it started, and so does the power', async () => {
  const cwd = directory();
  const text = `(sleep 1; : >${join(cwd, 'late')}) & sleep 30`;
  expect(await run(text, { timeoutMs: 150 })).toMatchObject({ how: 'timed-out', code: undefined });
  expect(await run(text, { cutAfterMs: 150 })).toMatchObject({ how: 'cut', code: undefined });
  await sleep(1200);
  expect(existsSync(join(cwd, 'late'))).toBe(false);
});

test('nobody waits for what it leaves in the background', async () => {
  const { code, milliseconds } = await run('sleep 30 & echo done');
  expect(code).toBe(0);
  expect(milliseconds).toBeLessThan(5000);
});

test('a program that is not there is an error', async () => {
  await expect(run('', { file: 'no-such-program-anywhere' })).rejects.toThrow('ENOENT');
});
