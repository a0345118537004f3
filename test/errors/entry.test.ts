import { expect, it } from 'vitest';
import { failed, invalid, show, unverified, warning } from '../../src/errors/entry.js';

it('gives severity and exit code by kind', () => {
  const kinds = [invalid, failed, unverified, warning].map((kind) =>
    kind(
      'T',
      () => 'm',
      () => 'h',
    ),
  );
  expect(kinds.map(({ severity, exit }) => [severity, exit])).toEqual([
    ['error', 2],
    ['error', 1],
    ['error', 3],
    ['warning', 2],
  ]);
});

it.each([
  // value, shown
  ['a b', '"a b"'],
  ['two\nlines', '"two\\nlines"'],
  ['x'.repeat(100), `"${'x'.repeat(77)}..."`],
  [1.5, '1.5'],
  [null, 'null'],
  [['a'], '["a"]'],
  [undefined, 'undefined'],
])('%j is shown as %s', (value, shown) => expect(show(value)).toBe(shown));
