import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestInLine, digestOnThread } from '../../src/bundle/file-digest.js';

let directory: string;
let descriptor: number;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ota-digest-'));
  descriptor = openSync(join(directory, 'file'), 'wx+');
});
afterEach(() => {
  closeSync(descriptor);
  rmSync(directory, { recursive: true, force: true });
});

describe.each([
  // where, digest
  ['in line', digestInLine],
  ['on a thread', digestOnThread],
])('a digest %s', (_where, start) => {
  it('is that of the whole file, however it grew', async () => {
    const digest = start(descriptor);
    const piece = Buffer.alloc(1_500_000, 'piece');
    for (let index = 0; index < 5; index += 1) {
      writeSync(descriptor, piece);
      digest.advance((index + 1) * piece.length);
    }
    const expected = createHash('sha256');
    for (let index = 0; index < 5; index += 1) expected.update(piece);
    expect(await digest.finish()).toBe(expected.digest('hex'));
    await digest.end();
  });

  it('of nothing is that of nothing', async () => {
    const digest = start(descriptor);
    expect(await digest.finish()).toBe(createHash('sha256').digest('hex'));
    await digest.end();
  });
});

it('fails on a thread where the file ends too soon', async () => {
  const digest = digestOnThread(descriptor);
  digest.advance(10);
  await expect(digest.finish()).rejects.toMatchObject({ code: 'bundle-thread-died' });
  await digest.end();
});

it('can be given up on a thread before the end', async () => {
  const digest = digestOnThread(descriptor);
  digest.advance(10);
  await digest.end();
  await expect(digest.finish()).rejects.toMatchObject({ code: 'bundle-thread-died' });
});
