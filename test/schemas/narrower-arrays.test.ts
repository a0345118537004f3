import { expect, test } from 'vitest';
import { compareArrays } from '../../src/schemas/narrower-arrays.js';
import { askingContext } from './narrower-parts.js';

const s = { type: 'string' };
const i = { type: 'integer' };

// older, newer, what is asked or told
const rows: readonly (readonly [readonly object[], object, readonly string[]])[] = [
  [[{ items: s }], { items: i }, ['*: [{"type":"string"}] > [{"type":"integer"}]']],
  [[{}], { prefixItems: [s], items: i }, ['[0]: [] > [{"type":"string"}]', '*: [] > [{"type":"integer"}]']],
  [
    [{ prefixItems: [s, s], items: false }],
    { items: i },
    [
      '[0]: [{"type":"string"}] > [{"type":"integer"}]',
      '[1]: [{"type":"string"}] > [{"type":"integer"}]',
      '*: [false] > [{"type":"integer"}]',
    ],
  ],
  [[{ maxItems: 1 }], { prefixItems: [s, s], items: i }, ['[0]: [] > [{"type":"string"}]']],
  [[{ minItems: 2, maxItems: 3 }], { minItems: 1, maxItems: 4 }, []],
  [[{ minItems: 1 }], { minItems: 2 }, [': now needs 2 items or more']],
  [[{ maxItems: 1 }], { uniqueItems: true }, []],
  [[{ uniqueItems: true }], { uniqueItems: true }, []],
  [[{ contains: s, minContains: 2 }], { contains: s, minContains: 2 }, []],
  [[{ contains: s }], { contains: s, minContains: 2 }, [': has another rule for what it must contain']],
];

test.each(rows)('%j, then %j', (older, newer, expected) => {
  expect(
    compareArrays(askingContext(), older as never, newer as never, []).map(({ path, what }) => `${path}: ${what}`),
  ).toEqual(expected);
});
