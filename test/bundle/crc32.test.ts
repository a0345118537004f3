import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineCrc32 } from '../../src/bundle/crc32.js';

describe('combineCrc32', () => {
  it('agrees with the CRC-32 of the whole, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 400 }), (first, second) => {
        const whole = crc32(Buffer.concat([first, second]));
        expect(combineCrc32(crc32(first), crc32(second), second.length)).toBe(whole);
      }),
    );
  });

  it('builds up the CRC-32 of a file block by block', () => {
    const file = Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 37) % 251));
    let crc = 0;
    for (let start = 0; start < file.length; start += 1024) {
      const block = file.subarray(start, start + 1024);
      crc = combineCrc32(crc, crc32(block), block.length);
    }
    expect(crc).toBe(crc32(file));
  });

  it('takes lengths beyond 32 bits: 4 GiB of zeros and one more are appended alike in one step and in two', () => {
    const zeros = (bytes: number): number => combineCrc32(0xffffffff, 0, bytes);
    expect(combineCrc32(zeros(2 ** 32), 0, 1)).toBe(zeros(2 ** 32 + 1));
    expect(zeros(2 ** 32 + 1)).not.toBe(zeros(1));
  });
});
