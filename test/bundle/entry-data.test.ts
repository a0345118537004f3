import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryData } from '../../src/bundle/entry-data.js';
import type { ReadEntry } from '../../src/bundle/read.js';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ota-data-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Reads an entry whose packed bytes begin after three others in a file. */
const unpack = async (packed: Uint8Array, entry: Partial<ReadEntry>): Promise<Buffer> => {
  const file = join(directory, 'data');
  writeFileSync(file, Buffer.concat([Buffer.from('xyz'), packed]));
  const descriptor = openSync(file, 'r');
  try {
    const whole: ReadEntry = {
      path: 'a',
      kind: 'file',
      mode: 0o644,
      size: 0,
      compressedSize: packed.length,
      crc32: 0,
      method: 8,
      offset: 0,
      dataOffset: 3,
      ...entry,
    };
    const pieces: Uint8Array[] = [];
    for await (const piece of entryData(descriptor, file, whole)) pieces.push(piece);
    return Buffer.concat(pieces);
  } finally {
    closeSync(descriptor);
  }
};

const facts = (content: Uint8Array) => ({ size: content.length, crc32: crc32(content) });

describe.each([
  // how large, content
  ['small', Buffer.from('one line of text\n'.repeat(100))],
  ['large', Buffer.from('one line of text\n'.repeat(200_000))],
])('the data of a %s entry', (_how, content) => {
  const deflated = deflateRawSync(content);

  it('come back, inflated or as they were stored', async () => {
    expect((await unpack(deflated, facts(content))).equals(content)).toBe(true);
    expect((await unpack(content, { ...facts(content), method: 0 })).equals(content)).toBe(true);
  });

  it.each([
    // what, packed bytes, facts, reason
    ['more bytes than the entry has', deflated, { ...facts(content), size: content.length - 1 }, ''],
    ['fewer bytes than the entry has', deflated, { ...facts(content), size: content.length + 1 }, 'instead of'],
    ['another CRC-32', deflated, { ...facts(content), crc32: 1 }, 'CRC-32 is wrong'],
    ['a stream that stops too soon', deflated.subarray(0, -5), facts(content), 'unexpected end of file'],
    [
      'bytes behind the end of the stream',
      Buffer.concat([deflated, Buffer.from('xx')]),
      facts(content),
      'bytes follow',
    ],
    ['a broken stream', Buffer.concat([Buffer.from([7]), deflated]), facts(content), 'invalid'],
    ['a zip that ends within it', deflated, { ...facts(content), compressedSize: deflated.length + 9 }, ''],
  ])('with %s are refused', async (_what, packed, entry, reason) => {
    await expect(unpack(packed, entry)).rejects.toMatchObject({
      code: 'bundle-entry-corrupt',
      message: expect.stringContaining(reason),
    });
  });
});
