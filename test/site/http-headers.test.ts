import { describe, expect, test } from 'vitest';
import { encodingOf, freshnessText, freshSeconds } from '../../src/site/http-headers.js';

describe('how long an answer may be kept', () => {
  test.each([
    // headers, seconds, what says so
    [{}, 0, ''],
    [{ 'cache-control': 'no-cache' }, 0, 'no-cache'],
    [{ 'cache-control': 'max-age=60' }, 60, 'max-age=60'],
    [{ 'cache-control': 'max-age=0, s-maxage=3600' }, 3600, 'max-age=0, s-maxage=3600'],
    [{ 'cache-control': 'max-age=99999, no-store' }, 0, 'max-age=99999, no-store'],
    [
      { expires: 'Sun, 01 Feb 2026 01:00:00 GMT', date: 'Sun, 01 Feb 2026 00:00:00 GMT' },
      3600,
      'Expires: Sun, 01 Feb 2026 01:00:00 GMT',
    ],
    [{ expires: '0', date: 'Sun, 01 Feb 2026 00:00:00 GMT' }, 0, 'Expires: 0'],
  ])('%j', (headers, seconds, text) => {
    expect(freshSeconds(headers)).toBe(seconds);
    expect(freshnessText(headers)).toBe(text);
  });
});

test.each([
  // header, encoding
  [undefined, 'identity'],
  [' ', 'identity'],
  [' BR', 'br'],
])('the encoding %j is %s', (header, encoding) => expect(encodingOf({ 'content-encoding': header })).toBe(encoding));
