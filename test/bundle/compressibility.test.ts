import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isIncompressible,
  looksIncompressible,
  SAMPLE_BYTES,
  sampleOffsets,
} from '../../src/bundle/compressibility.js';

const noise = (bytes: number): Buffer => {
  const blocks = Array.from({ length: Math.ceil(bytes / 64) }, (_, n) => createHash('sha512').update(`${n}`).digest());
  return Buffer.concat(blocks).subarray(0, bytes);
};

describe('sampleOffsets', () => {
  it('stays within the data, in order, and takes a bounded number of samples', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (bytes) => {
        const offsets = sampleOffsets(bytes);
        expect(offsets.length).toBeGreaterThan(0);
        expect(offsets.length).toBeLessThanOrEqual(32);
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
        expect(offsets.at(-1)).toBeLessThanOrEqual(Math.max(0, bytes - SAMPLE_BYTES));
      }),
    );
  });
});

describe('looksIncompressible', () => {
  it.each([
    // what, bytes, verdict
    ['noise', noise(300_000), true],
    ['text', Buffer.from('interval = 60\n'.repeat(20_000)), false],
    ['noise that holds a stretch of zeros', Buffer.concat([noise(150_000), Buffer.alloc(150_000)]), false],
    ['noise in base64', Buffer.from(noise(150_000).toString('base64')), false],
  ])('tells %s by its samples', (_what, bytes, verdict) => {
    expect(looksIncompressible(bytes)).toBe(verdict);
  });

  it('takes a sample for noise when deflate gains less than two hundredths on it', () => {
    expect(isIncompressible(noise(SAMPLE_BYTES))).toBe(true);
    expect(isIncompressible(Buffer.concat([noise(SAMPLE_BYTES - 600), Buffer.alloc(600)]))).toBe(false);
  });
});
