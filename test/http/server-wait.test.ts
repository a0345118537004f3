import { describe, expect, it } from 'vitest';
import { askedWaitMs, isRateLimit, type ReadHeader } from '../../src/http/server-wait.js';

const NOW = Date.parse('2026-01-15T12:00:00Z');
const NOW_SECONDS = NOW / 1000;

const headers =
  (values: Readonly<Record<string, string>>): ReadHeader =>
  (name) =>
    values[name] ?? null;

describe('askedWaitMs', () => {
  it.each([
    // status, headers, milliseconds
    [503, {}, undefined],
    [503, { 'retry-after': '7' }, 7_000],
    [503, { 'retry-after': '0' }, 0],
    [503, { 'retry-after': 'Thu, 15 Jan 2026 12:00:30 GMT' }, 30_000],
    [503, { 'retry-after': 'Thu, 15 Jan 2026 11:00:00 GMT' }, 0],
    [503, { 'retry-after': 'soon' }, undefined],
    [503, { 'retry-after': '-5' }, undefined],
    [503, { 'retry-after': '1.5' }, undefined],
    // The server's clock is ten minutes ahead of ours.
    [503, { 'retry-after': 'Thu, 15 Jan 2026 12:10:30 GMT', date: 'Thu, 15 Jan 2026 12:10:00 GMT' }, 30_000],
    [
      429,
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': `${NOW_SECONDS + 600 + 42}`,
        date: 'Thu, 15 Jan 2026 12:10:00 GMT',
      },
      42_000,
    ],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${NOW_SECONDS + 42}` }, 42_000],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${NOW_SECONDS - 1}` }, 0],
    // The end of a limit of which much is left.
    [502, { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': `${NOW_SECONDS + 3600}` }, undefined],
    [429, { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': `${NOW_SECONDS + 3600}` }, undefined],
    [502, { 'x-ratelimit-reset': `${NOW_SECONDS + 3600}` }, undefined],
    [429, { 'ratelimit-remaining': '0', 'ratelimit-reset': `${NOW_SECONDS + 20}` }, 20_000],
    [429, { 'ratelimit-reset': `${NOW_SECONDS + 20}` }, 20_000],
    [429, { 'ratelimit-reset': '20' }, 20_000],
    [429, { 'ratelimit-reset': 'tomorrow' }, undefined],
    [429, { 'retry-after': '5', 'ratelimit-reset': `${NOW_SECONDS + 20}` }, 20_000],
    [429, { 'retry-after': '30', 'ratelimit-reset': `${NOW_SECONDS + 20}` }, 30_000],
  ])('of status %s with %j is %s', (status, values, expected) => {
    expect(askedWaitMs(status, headers(values), NOW)).toBe(expected);
  });
});

describe('isRateLimit', () => {
  it.each([
    // status, headers, whether a limit is the reason
    [429, {}, true],
    [403, { 'retry-after': '60' }, true],
    [403, { 'x-ratelimit-remaining': '0' }, true],
    [403, { 'x-ratelimit-remaining': '1' }, false],
    [403, {}, false],
    [401, { 'x-ratelimit-remaining': '0' }, false],
    [503, { 'retry-after': '60' }, false],
  ])('of status %s with %j: %s', (status, values, expected) => {
    expect(isRateLimit(status, headers(values))).toBe(expected);
  });
});
