import { expect, it, test } from 'vitest';
import { highest, isWithin, lowest, tightest } from '../../src/schemas/narrower-bounds.js';

// schemas, sign, whole numbers only, bound
const rows: readonly (readonly [readonly object[], 1 | -1, boolean, object | undefined])[] = [
  [[], 1, false, undefined],
  [[{ minimum: 1 }, { minimum: 2 }], 1, false, { value: 2, isExclusive: false }],
  [[{ minimum: 2 }, { exclusiveMinimum: 2 }], 1, false, { value: 2, isExclusive: true }],
  [[{ exclusiveMinimum: 2.5 }], 1, true, { value: 3, isExclusive: false }],
  [[{ exclusiveMinimum: 2 }], 1, true, { value: 3, isExclusive: false }],
  [[{ maximum: 5 }, { exclusiveMaximum: 5 }], -1, true, { value: -4, isExclusive: false }],
  [[{ minimum: Number.MIN_SAFE_INTEGER }], 1, true, undefined],
  [[{ exclusiveMinimum: Number.MIN_SAFE_INTEGER }], 1, false, { value: Number.MIN_SAFE_INTEGER, isExclusive: true }],
];

test.each(rows)('%j, sign %i, whole %s', (schemas, sign, isWhole, bound) => {
  expect(tightest(schemas as never, sign, isWhole)).toEqual(bound);
});

it('orders bounds', () => {
  const [open, closed] = [
    { value: 1, isExclusive: true },
    { value: 1, isExclusive: false },
  ];
  expect([
    isWithin(open, closed),
    isWithin(closed, open),
    isWithin(open, open),
    isWithin({ value: 2, isExclusive: false }, open),
  ]).toEqual([true, false, true, true]);
});

it('finds the highest and lowest of a keyword', () => {
  const schemas = [{ minLength: 1 }, {}, { minLength: 3 }];
  expect([highest(schemas, 'minLength'), lowest(schemas, 'minLength'), highest([], 'minLength')]).toEqual([
    3,
    1,
    undefined,
  ]);
});
