import fc from 'fast-check';
import JSON5 from 'json5';
import { describe, expect, test } from 'vitest';
import { json5KeyPlaces } from '../../../src/devices/ioto/json5-places.js';

const TEXT = `// ioto.json5
{
  version: '1.0.0', /* update: { period: 'none' }, */
  "services": { update: true },
  update: {
    'schedule': "0 3 * * *", // period: '2h'
    note: 'a \\' } : quote',
    period:
      '1 day',
  },
  list: [{ update: 1 }, [2]],
}
`;

describe('json5KeyPlaces', () => {
  test.each([
    // path, line, column
    ['version', 3, 3],
    ['services', 4, 3],
    ['services.update', 4, 17],
    ['update', 5, 3],
    ['update.schedule', 6, 5],
    ['update.note', 7, 5],
    ['update.period', 8, 5],
    ['list', 11, 3],
  ])('%s stands in line %i, column %i', (path, line, column) => {
    expect(json5KeyPlaces(TEXT).get(path)).toEqual({ line, column });
  });

  test('items of lists and what stands in comments or strings are left out', () => {
    expect([...json5KeyPlaces(TEXT).keys()]).toHaveLength(8);
  });

  test('every key of an object is found', () => {
    const key = fc.stringMatching(/^[a-z]{1,4}$/);
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.dictionary(key, fc.oneof(fc.string(), fc.integer(), fc.boolean(), tie('tree')), { maxKeys: 3 }),
    }));
    const pathsOf = (value: unknown, path: readonly string[] = []): readonly string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, inner]) => [
            [...path, name].join('.'),
            ...pathsOf(inner, [...path, name]),
          ])
        : [];
    fc.assert(
      fc.property(tree, (value) => {
        const found = [...json5KeyPlaces(JSON5.stringify(value, null, 2)).keys()];
        expect(found.toSorted()).toEqual(pathsOf(value).toSorted());
      }),
      { numRuns: 100 },
    );
  });

  test.each(['', '{', '}}}', '{a', '{a:', "{'a", '/*', '/'.repeat(1000), '['.repeat(100_000)])(
    'follows %j as far as it goes',
    (text) => {
      expect(json5KeyPlaces(text)).toBeInstanceOf(Map);
    },
  );
});
