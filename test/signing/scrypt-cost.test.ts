import { describe, expect, it } from 'vitest';
import { scryptCost, scryptMemoryBytes } from '../../src/signing/scrypt-cost.js';

describe('scryptCost', () => {
  it.each([
    // operations limit, memory limit, N, p
    [33_554_432, 1_073_741_824, 2 ** 20, 1],
    [524_288, 16_777_216, 2 ** 14, 1],
    [32_768, 16_777_216, 2 ** 10, 1],
    [1, 16_777_216, 2 ** 10, 1],
    [2 ** 20, 2 ** 20, 2 ** 10, 32],
    [0, 0, 2, 512],
  ])('is libsodium’s for the limits %i and %i', (opsLimit, memBytes, N, p) => {
    expect(scryptCost(opsLimit, memBytes)).toEqual({ N, r: 8, p });
  });

  it('takes about the memory that the limit allows', () => {
    const bytes = scryptMemoryBytes(scryptCost(33_554_432, 2 ** 30));
    expect(bytes).toBeGreaterThanOrEqual(2 ** 30);
    expect(bytes).toBeLessThan(2 ** 30 + 2 ** 14);
  });
});
