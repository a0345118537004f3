import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inlineRunner, threadRunner } from '../../src/bundle/job-runner.js';
import type { PackJob } from '../../src/bundle/pack-job.js';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ota-runner-'));
  writeFileSync(join(directory, 'a'), 'hello');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const job = (size = 5): PackJob => ({ kind: 'batch', dosTime: 0, entries: [{ path: 'a', file: join(directory, 'a'), size }] });

it('gives the same result in line and on threads', async () => {
  const [inline, threads] = [inlineRunner(), threadRunner(2)];
  const results = await Promise.all([inline.run(job()), ...Array.from({ length: 6 }, () => threads.run(job()))]);
  await threads.close();
  for (const result of results) expect(result).toMatchObject({ kind: 'batch', crcs: [0x3610a686], compressedBytes: [5] });
});

it('hands a refusal back as a result', async () => {
  const runner = threadRunner(1);
  expect(await runner.run(job(7))).toMatchObject({ kind: 'refused', why: 'changed', path: 'a' });
  await runner.close();
});

it('rejects what is under way, and what comes after, when its threads end', async () => {
  const runner = threadRunner(1);
  await runner.run(job());
  const underway = runner.run(job());
  const [ended] = await Promise.allSettled([underway, runner.close()]);
  if (ended.status === 'rejected') expect(ended.reason).toMatchObject({ code: 'bundle-thread-died' });
  await expect(runner.run(job())).rejects.toMatchObject({ code: 'bundle-thread-died' });
});
