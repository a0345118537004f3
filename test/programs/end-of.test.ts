import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { endOf } from '../../src/programs/end-of.js';

const sh = (script: string) => spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'pipe'] });

test.each([
  // script | how it ends
  ['exit 0', { code: 0, signal: null, late: false }],
  ['exit 7', { code: 7, signal: null, late: false }],
  ['kill -9 $$', { code: null, signal: 'SIGKILL', late: false }],
])('%s', async (script, end) => {
  expect(await endOf(sh(script), 10_000)).toEqual(end);
});

test('one that takes too long is asked to end', async () => {
  expect(await endOf(sh('exec sleep 60'), 50)).toEqual({ code: null, signal: 'SIGTERM', late: true });
});

test('one that doesn’t listen is made to', async () => {
  expect(await endOf(sh("trap '' TERM; while :; do sleep 0.1; done"), 200)).toMatchObject({
    signal: 'SIGKILL',
    late: true,
  });
});

test('one whose end is the caller’s is ended so', async () => {
  const child = sh('exec sleep 60');
  const asked: string[] = [];
  const kill = (signal: NodeJS.Signals): void => {
    asked.push(signal);
    child.kill('SIGKILL');
  };
  expect(await endOf(child, 50, kill)).toEqual({ code: null, signal: 'SIGKILL', late: true });
  expect(asked).toEqual(['SIGTERM']);
});

test('a child that it left behind doesn’t keep anybody waiting', async () => {
  const start = performance.now();
  expect(await endOf(sh('sleep 30 & exit 3'), 20_000)).toEqual({ code: 3, signal: null, late: false });
  expect(performance.now() - start).toBeLessThan(15_000);
});

test('one that can’t be started is thrown', async () => {
  await expect(endOf(spawn('/nonexistent/program'), 1_000)).rejects.toThrow('ENOENT');
});
