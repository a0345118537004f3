import { describe, expect, it } from 'vitest';
import { clockOf, sourceDateEpochOf } from '../../src/entry/clock.js';

describe('clockOf', () => {
  it('stands still where it is set, and is the system’s otherwise', () => {
    expect(clockOf({ OTA_RELEASE_CLOCK: '2026-01-31T12:00:00Z' })().toISOString()).toBe('2026-01-31T12:00:00.000Z');
    expect(Math.abs(clockOf({})().getTime() - Date.now())).toBeLessThan(5000);
  });

  it.each(['yesterday', '2026-01-31', '2026-99-31T00:00:00Z'])('refuses %j', (value) => {
    expect(() => clockOf({ OTA_RELEASE_CLOCK: value })).toThrow('which is no time');
  });
});

describe('sourceDateEpochOf', () => {
  it('gives seconds, or nothing where it is unset or empty', () => {
    expect(sourceDateEpochOf({ SOURCE_DATE_EPOCH: '1700000000' })).toBe(1_700_000_000);
    expect(sourceDateEpochOf({ SOURCE_DATE_EPOCH: '' })).toBeUndefined();
    expect(sourceDateEpochOf({})).toBeUndefined();
  });

  it.each(['-1', '1.5', 'now', '9999999999999'])('refuses %j', (value) => {
    expect(() => sourceDateEpochOf({ SOURCE_DATE_EPOCH: value })).toThrow('which is no time');
  });
});
