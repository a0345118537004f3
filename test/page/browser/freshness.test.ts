import { expect, test } from 'vitest';
import { freshnessOf, rollbackFault } from '../../../src/page/browser/freshness.js';

test.each([
  // expires, kind, days
  ['2026-03-01T00:00:00Z', 'expired', 0],
  ['2026-02-01T00:00:00Z', 'expired', 28],
  ['2026-03-01T00:00:01Z', 'expires-soon', 0],
  ['2026-03-30T00:00:00Z', 'expires-soon', 29],
  ['2026-03-31T00:00:00Z', 'fresh', 30],
])('%s is %s', (expires, kind, days) => {
  expect(freshnessOf(expires, new Date('2026-03-01T00:00:00Z'))).toEqual({ kind, days });
});

test('an index may follow on what was seen, or be the same; nothing else', () => {
  const index = { counter: 7, sha256: 'a' };
  expect(rollbackFault(undefined, index)).toBeUndefined();
  expect(rollbackFault({ counter: 6, sha256: 'b' }, index)).toBeUndefined();
  expect(rollbackFault(index, index)).toBeUndefined();
  expect(rollbackFault({ counter: 8, sha256: 'b' }, index)).toContain('revision 8');
  expect(rollbackFault({ counter: 7, sha256: 'b' }, index)).toContain('two different ones');
});
