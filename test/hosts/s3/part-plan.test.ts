import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MULTIPART_FROM_BYTES, partSize, planParts } from '../../../src/hosts/s3/part-plan.js';

const MIB = 2 ** 20;
const TIB = 2 ** 40;

describe('how a file is cut into parts', () => {
  test.each([
    // size, bytes of a part, parts
    [MULTIPART_FROM_BYTES + 1, 8 * MIB, 3],
    [2_000_000_000, 8 * MIB, 239],
    [10_000 * 8 * MIB, 8 * MIB, 10_000],
    [10_000 * 8 * MIB + 1, 9 * MIB, 8889],
    [5 * TIB, 525 * MIB, 9987],
  ])('%i bytes go in parts of %i', (size, partBytes, count) => {
    expect(planParts(size)).toEqual({ size, partBytes, count });
  });

  test('any file: parts that a store takes, which add up to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: MULTIPART_FROM_BYTES, max: 5 * TIB }), (size) => {
        const plan = planParts(size);
        const last = partSize(plan, plan.count);
        expect(plan.count).toBeLessThanOrEqual(10_000);
        expect(plan.partBytes).toBeGreaterThanOrEqual(5 * MIB);
        expect((plan.count - 1) * plan.partBytes + last).toBe(size);
        expect(last).toBeGreaterThan(0);
        expect(last).toBeLessThanOrEqual(plan.partBytes);
      }),
    );
  });
});
