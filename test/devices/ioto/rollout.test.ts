import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { BUCKETS, bucketOf, iotoCohorts, isInRollout, rolloutOffset } from '../../../src/devices/ioto/rollout.js';

const buckets = Array.from({ length: BUCKETS }, (_, bucket) => bucket);

describe('bucketOf', () => {
  test.each([
    // device id, bucket
    ['device-1', 45],
    ['', 10],
    ['Gerät', 66],
  ])('%j is in part %i', (id, bucket) => expect(bucketOf(id)).toBe(bucket));

  test('spreads ids evenly', () => {
    const counts = buckets.map(() => 0);
    for (let device = 0; device < 5_000; device += 1) {
      const bucket = bucketOf(`device-${device}`);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(20);
    expect(Math.max(...counts)).toBeLessThan(90);
  });
});

describe('isInRollout', () => {
  test.each([0, 1, 37, 99, 100])('lets %i of 100 parts in', (percent) => {
    const offset = rolloutOffset('gateway', 'stable', '1.1.0');
    expect(buckets.filter((bucket) => isInRollout(percent, bucket, offset))).toHaveLength(percent);
  });

  test('only ever adds parts as the percentage rises, and begins elsewhere at each release', () => {
    const firstOf = (version: string, percent: number): readonly number[] =>
      buckets.filter((bucket) => isInRollout(percent, bucket, rolloutOffset('gateway', 'stable', version)));
    expect(firstOf('1.1.0', 30)).toEqual(expect.arrayContaining([...firstOf('1.1.0', 10)]));
    const starts = ['1.1.0', '1.2.0', '1.3.0', '1.4.0'].map((version) => firstOf(version, 1).join());
    expect(new Set(starts).size).toBeGreaterThan(2);
  });
});

test('documents take part where each part has its own', () => {
  expect(iotoCohorts.limits({ cohorts: true })).toEqual([]);
  expect(iotoCohorts.limits({})).toHaveLength(1);
  expect(iotoCohorts.limits(undefined)).toHaveLength(1);
});

test('a shell works out the same part', () => {
  const script = 'hex=$(printf %s "$1" | sha256sum | cut -c 1-8); echo $((0x$hex % 100))';
  for (const id of ['device-1', '', 'Gerät', 'ioto:01J9Z5T1T4V9Y8W2E3R5T6Y7U8'])
    expect(execFileSync('sh', ['-c', script, 'sh', id], { encoding: 'utf8' })).toBe(`${bucketOf(id)}\n`);
});
