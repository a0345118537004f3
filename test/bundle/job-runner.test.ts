import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DeflateJob } from '../../src/bundle/deflate-job.js';
import { type JobRunner, runInLine, runOnThreads } from '../../src/bundle/job-runner.js';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ota-jobs-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const job = (name: string, bytes?: number): DeflateJob => {
  const content = `${name} `.repeat(200);
  const file = join(directory, name);
  writeFileSync(file, content);
  return { kind: 'files', files: [{ path: name, file, bytes: bytes ?? content.length }], dosTime: 0 };
};

const outputOf = async (runner: JobRunner, one: DeflateJob): Promise<Buffer> => {
  const { result, output, release } = await runner.run(one);
  if (result.kind !== 'done') throw new Error('the job failed');
  const bytes = Buffer.from(output.subarray(0, result.bytes));
  release();
  return bytes;
};

it('gives the same output in line and on threads', async () => {
  const jobs = ['a', 'b', 'c', 'd', 'e'].map((name) => job(name));
  const inLine = runInLine();
  const threads = runOnThreads(2);
  try {
    const expected: Buffer[] = [];
    for (const one of jobs) expected.push(await outputOf(inLine, one));
    expect(await Promise.all(jobs.map((one) => outputOf(threads, one)))).toEqual(expected);
  } finally {
    await threads.end();
  }
});

it('takes as many jobs as it says before one is released, and refuses one more', async () => {
  const threads = runOnThreads(1);
  try {
    const one = job('many');
    const running = Array.from({ length: threads.maxInFlight }, () => threads.run(one));
    await expect(threads.run(one)).rejects.toThrow('every buffer is in use');
    const [first] = await Promise.all(running);
    first?.release();
    expect((await threads.run(one)).result.kind).toBe('done');
  } finally {
    await threads.end();
  }
});

it('hands a failure back as a result', async () => {
  const threads = runOnThreads(1);
  try {
    expect((await threads.run(job('short', 1))).result).toMatchObject({ kind: 'failed', code: 'bundle-file-changed' });
  } finally {
    await threads.end();
  }
});

it('ends every job when its threads die, those under way and those to come', async () => {
  const threads = runOnThreads(1);
  const one = job('late');
  const running = Array.from({ length: threads.maxInFlight - 1 }, () => threads.run(one));
  await threads.end();
  for (const { result } of await Promise.all(running)) expect(['done', 'died']).toContain(result.kind);
  expect((await threads.run(one)).result.kind).toBe('died');
});
