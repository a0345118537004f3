import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BLOCK_BYTES, createJobRunner, type DeflateJob, RESULT_BYTES } from '../../src/bundle/deflate-job.js';
import { DEFLATED, STORED } from '../../src/bundle/zip-format.js';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ota-deflate-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const noise = (bytes: number): Buffer => {
  const blocks = Array.from({ length: Math.ceil(bytes / 64) }, (_, n) => createHash('sha512').update(`${n}`).digest());
  return Buffer.concat(blocks).subarray(0, bytes);
};

const write = (name: string, content: string | Uint8Array): string => {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
};

const whole = (name: string, content: string | Uint8Array) => ({
  path: name,
  file: write(name, content),
  bytes: Buffer.byteLength(content),
});

const run = createJobRunner();
const output = new Uint8Array(RESULT_BYTES);

describe('a job of whole files', () => {
  it('gives local headers and data one after the other, each file the shorter way', () => {
    const text = 'a = 1\n'.repeat(50);
    const files = [whole('text', text), whole('empty', ''), whole('short', 'x')];
    const result = run({ kind: 'files', files, dosTime: 0 }, output);
    if (result.kind !== 'done') throw new Error('the job failed');
    expect(result.parts.map(({ method, crc32: crc }) => [method, crc])).toEqual([
      [DEFLATED, crc32(text)],
      [STORED, 0],
      [STORED, crc32('x')],
    ]);
    const [first] = result.parts;
    const data = output.subarray(30 + 4, 30 + 4 + (first?.compressedBytes ?? 0));
    expect(inflateRawSync(data).toString()).toBe(text);
    expect(result.bytes).toBe(3 * 30 + 4 + 5 + 5 + data.length + 1);
  });

  it('stores noise without trying to compress all of it', () => {
    const result = run({ kind: 'files', files: [whole('noise', noise(200_000))], dosTime: 0 }, output);
    expect(result).toMatchObject({ kind: 'done', parts: [{ method: STORED, compressedBytes: 200_000 }] });
  });

  it('keeps a link’s target as it is written', () => {
    const link = { path: 'link', file: 'unused', bytes: 7, target: 'größe' };
    const result = run({ kind: 'files', files: [link], dosTime: 0 }, output);
    expect(result).toMatchObject({ kind: 'done', parts: [{ method: STORED, compressedBytes: 7 }] });
    expect(Buffer.from(output.subarray(34, 41)).toString()).toBe('größe');
  });

  it.each([
    // what, how the file is made, code
    ['longer than it was', (file: string) => writeFileSync(file, 'longer'), 'bundle-file-changed'],
    ['shorter than it was', (file: string) => writeFileSync(file, 'a'), 'bundle-file-changed'],
    ['gone', () => undefined, 'bundle-file-changed'],
    ['a link now', (file: string) => symlinkSync('/etc/hostname', file), 'bundle-file-changed'],
    ['a directory now', (file: string) => mkdirSync(file), 'bundle-file-changed'],
    ['a named pipe now', (file: string) => execFileSync('mkfifo', [file]), 'bundle-file-changed'],
  ])('refuses a file that is %s', (what, make, code) => {
    const file = join(directory, `bad ${what}`);
    make(file);
    const result = run({ kind: 'files', files: [{ path: 'bad', file, bytes: 3 }], dosTime: 0 }, output);
    expect(result).toMatchObject({ kind: 'failed', code, path: 'bad', file });
  });
});

describe('a job of one block', () => {
  const size = 2 * BLOCK_BYTES + 1234;
  const mixed = Buffer.concat([
    Buffer.from('level = 5; '.repeat(95_326)).subarray(0, BLOCK_BYTES),
    noise(BLOCK_BYTES),
    Buffer.from('end of the file '.repeat(100)).subarray(0, 1234),
  ]);
  const blocks = (file: string, method: 0 | 8): readonly DeflateJob[] =>
    [0, 1, 2].map((index) => {
      const start = index * BLOCK_BYTES;
      const bytes = Math.min(BLOCK_BYTES, size - start);
      return { kind: 'block', path: 'large', file, start, bytes, last: index === 2, method };
    });
  const runAll = (jobs: readonly DeflateJob[]) =>
    jobs.map((job) => {
      const result = run(job, output);
      if (result.kind !== 'done') throw new Error('the job failed');
      return { data: Buffer.from(output.subarray(0, result.bytes)), part: result.parts[0] };
    });

  it('joins with its neighbours to one deflate stream, noise framed as it is', () => {
    const results = runAll(blocks(write('large', mixed), DEFLATED));
    expect(inflateRawSync(Buffer.concat(results.map(({ data }) => data))).equals(mixed)).toBe(true);
    expect(results[1]?.data.length).toBe(BLOCK_BYTES + 17 * 5);
    expect(results.map(({ part }) => part?.crc32)).toEqual(
      [0, 1, 2].map((n) => crc32(mixed.subarray(n * BLOCK_BYTES, (n + 1) * BLOCK_BYTES))),
    );
  });

  it('gives the same bytes in whatever order the blocks are asked for', () => {
    const jobs = blocks(write('large', mixed), DEFLATED);
    const digests = (all: ReturnType<typeof runAll>): readonly string[] =>
      all.map(({ data }) => createHash('sha256').update(data).digest('hex'));
    const forward = digests(runAll(jobs));
    const backward = digests(runAll([...jobs].reverse()));
    expect(backward.toReversed()).toEqual(forward);
  });

  it('copies what is to be stored', () => {
    const results = runAll(blocks(write('large', mixed), STORED));
    expect(Buffer.concat(results.map(({ data }) => data)).equals(mixed)).toBe(true);
  });

  it('ends a stream whose last block is noise', () => {
    const file = write('noisy', noise(BLOCK_BYTES));
    const [{ data } = { data: Buffer.alloc(0) }] = runAll([
      { kind: 'block', path: 'noisy', file, start: 0, bytes: BLOCK_BYTES, last: true, method: DEFLATED },
    ]);
    expect(inflateRawSync(data).equals(noise(BLOCK_BYTES))).toBe(true);
  });

  it('refuses a file that goes on behind its last block', () => {
    const file = write('grown', Buffer.concat([mixed, Buffer.from('!')]));
    expect(run(blocks(file, DEFLATED)[2] as DeflateJob, output)).toMatchObject({
      kind: 'failed',
      code: 'bundle-file-changed',
    });
  });
});
