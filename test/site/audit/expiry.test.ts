import { expect, test } from 'vitest';
import { expiryProblems } from '../../../src/site/audit/expiry.js';

const index = { expires: '2026-03-31T00:00:00Z', counter: 7 };

// now | lowest counter | codes
const rows = [
  ['2026-02-01T00:00:00Z', undefined, []],
  ['2026-03-01T00:00:00Z', undefined, []],
  ['2026-03-01T00:00:01Z', undefined, ['verify-index-expires-soon']],
  ['2026-03-30T23:59:59Z', 7, ['verify-index-expires-soon']],
  ['2026-03-31T00:00:00Z', 6, ['verify-index-expired']],
  ['2026-02-01T00:00:00Z', 8, ['verify-counter-rolled-back']],
  ['2026-04-01T00:00:00Z', 8, ['verify-index-expired', 'verify-counter-rolled-back']],
] as const;
test.each(rows)('at %s with counters from %s: %j', (now, minCounter, codes) => {
  expect(expiryProblems('index.json', index, { now: new Date(now), minCounter }).map(({ code }) => code)).toEqual(
    codes,
  );
});

test('an index that is about to expire says in how many days', () => {
  const [found] = expiryProblems('index.json', index, { now: new Date('2026-03-21T12:00:00Z') });
  expect(found).toMatchObject({
    severity: 'warning',
    place: { file: 'index.json' },
    message: expect.stringContaining('in 9 days'),
  });
});
