import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { anonymousGzip } from '../../src/transfer/gzip-header.js';

const TEXT = Buffer.from('the same everywhere '.repeat(100));
const OS_AT = 9;

const through = async (bytes: Uint8Array, size: number): Promise<Buffer> => {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const out: Uint8Array[] = [];
  for await (const chunk of anonymousGzip(pieces())) out.push(chunk);
  return Buffer.concat(out);
};

describe('a gzip stream', () => {
  test.each([1, 4, 9, 10, 11, 100_000])(
    'in pieces of %i bytes names no system, and is the same otherwise',
    async (size) => {
      const made = gzipSync(TEXT);
      made[OS_AT] = 3;
      const found = await through(made, size);
      expect(found[OS_AT]).toBe(255);
      expect(found.subarray(0, OS_AT)).toEqual(made.subarray(0, OS_AT));
      expect(found.subarray(OS_AT + 1)).toEqual(made.subarray(OS_AT + 1));
      expect(gunzipSync(found)).toEqual(TEXT);
      expect(made[OS_AT]).toBe(3);
    },
  );

  test('that is too short to have a header passes as it is', async () => {
    expect(await through(Buffer.from('abc'), 2)).toEqual(Buffer.from('abc'));
  });
});
