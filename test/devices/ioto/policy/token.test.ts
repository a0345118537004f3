import { expect, test } from 'vitest';
import { OPERATORS } from '../../../../src/devices/ioto/policy/token.js';

test('no operator is hidden behind a shorter one that comes first', () => {
  const hidden = OPERATORS.filter((operator, index) =>
    OPERATORS.slice(0, index).some((earlier) => operator.startsWith(earlier)),
  );
  expect(hidden).toEqual([]);
});
