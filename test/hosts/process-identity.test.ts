import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { currentProcess, describeProcess, livenessOf } from '../../src/hosts/process-identity.js';

/** Has a child that ends, and never asks for it. */
const PARENT_OF_A_ZOMBIE = `
import os, time
pid = os.fork()
if pid == 0: os._exit(0)
started = open(f'/proc/{pid}/stat').read().split(') ')[1].split()[19]
os.write(1, f'{pid} {started}'.encode())
time.sleep(30)
`;

describe('currentProcess', () => {
  it('is the same whenever it is asked', async () => {
    expect(await currentProcess()).toEqual(await currentProcess());
    expect(await currentProcess()).toMatchObject({ pid: process.pid, space: expect.stringMatching(/^[0-9a-f]{16}$/) });
  });
});

describe('livenessOf', () => {
  it('knows this process, and tells it from an earlier one of the same id', async () => {
    const self = await currentProcess();
    expect(await livenessOf(self, self)).toBe('alive');
    expect(await livenessOf({ ...self, started: '1' }, self)).toBe('dead');
    expect(await livenessOf({ ...self, started: '' }, self)).toBe('alive');
  });

  it('can say nothing about a process of another namespace', async () => {
    const self = await currentProcess();
    expect(await livenessOf({ ...self, space: '0123456789abcdef' }, self)).toBe('foreign');
  });

  it('knows that a process has ended', async () => {
    const self = await currentProcess();
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    expect(await livenessOf({ ...self, pid, started: '' }, self)).toBe('alive');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await livenessOf({ ...self, pid, started: '' }, self)).toBe('dead');
  });

  it('takes a zombie for what it is', async () => {
    const self = await currentProcess();
    const parent = spawn('python3', ['-c', PARENT_OF_A_ZOMBIE], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = await once(parent.stdout, 'data');
    const [pid = '', started = ''] = String(line).trim().split(' ');
    for (let tries = 0; tries < 100; tries += 1) {
      if ((await livenessOf({ space: self.space, pid: Number(pid), started }, self)) === 'dead') break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await livenessOf({ space: self.space, pid: Number(pid), started }, self)).toBe('dead');
    expect(process.kill(Number(pid), 0)).toBe(true);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
  });
});

describe('describeProcess', () => {
  it('names the process and its machine', () => {
    expect(describeProcess({ host: 'build-7', pid: 4711 })).toBe('process 4711 on build-7');
  });
});
