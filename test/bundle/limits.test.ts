import { describe, expect, test } from 'vitest';
import type { BundleEntry } from '../../src/bundle/bundle-entry.js';
import { packedSizeProblems, unpackedSizeProblems } from '../../src/bundle/limits.js';
import type { DeviceFamilyName } from '../../src/project/device-families.js';

const MIB_100 = 104_857_600;

const entriesOf = (...sizes: readonly number[]): readonly BundleEntry[] =>
  sizes.map((size, n) => ({ path: `${n}`, file: `/${n}`, size, mode: 0o644, kind: 'file' }));

describe('unpackedSizeProblems', () => {
  test.each([
    // sizes | maxEntries | maxUnpackedBytes | codes
    [[], 1, 1, []],
    [[4, 6], 2, 10, []],
    [[4, 6], 1, 10, ['bundle-too-many-entries']],
    [[4, 7], 2, 10, ['bundle-too-large-unpacked']],
    [[4, 7], 1, 10, ['bundle-too-many-entries', 'bundle-too-large-unpacked']],
  ] as const)('%j of at most %s files and %s bytes: %j', (sizes, maxEntries, maxUnpackedBytes, codes) => {
    const place = { file: 'bundle' };
    const problems = unpackedSizeProblems(entriesOf(...sizes), { maxEntries, maxUnpackedBytes }, place);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(problems.every((found) => found.place === place)).toBe(true);
  });
});

describe('packedSizeProblems', () => {
  test.each([
    // bytes | maxBytes | devices | codes
    [MIB_100, MIB_100, ['ioto', 'connhex'], []],
    [MIB_100 + 1, 2 * MIB_100, ['zos'], []],
    [MIB_100 + 1, 2 * MIB_100, ['ioto'], ['bundle-too-large-for-ioto']],
    [MIB_100 + 1, 2 * MIB_100, ['connhex'], ['bundle-slow-download']],
    [11, 10, ['ioto', 'connhex'], ['bundle-too-large']],
    [
      MIB_100 + 1,
      MIB_100,
      ['connhex', 'ioto'],
      ['bundle-too-large', 'bundle-too-large-for-ioto', 'bundle-slow-download'],
    ],
  ] as const)('%s bytes of at most %s for %j: %j', (bytes, maxBytes, devices, codes) => {
    const problems = packedSizeProblems(bytes, { maxBytes, devices: devices as readonly DeviceFamilyName[] });
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  test('without limits nothing is too large', () => {
    expect(packedSizeProblems(Number.MAX_SAFE_INTEGER, {})).toEqual([]);
  });
});
