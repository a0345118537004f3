import { describe, expect, test } from 'vitest';
import { compareNumbers, compareStrings } from '../../src/schemas/narrower-scalars.js';

const told = (narrowings: readonly { readonly what: string; readonly kind: string }[]): readonly string[] =>
  narrowings.map(({ what, kind }) => (kind === 'unknown' ? `? ${what}` : what));

describe('numbers', () => {
  // older, newer, whole numbers only, what is told
  const rows: readonly (readonly [object, object, boolean, readonly string[]])[] = [
    [{}, { minimum: 1, maximum: 2 }, false, ['must now be 1 or more', 'must now be 2 or less']],
    [{}, { exclusiveMinimum: 1, exclusiveMaximum: 2 }, false, ['must now be above 1', 'must now be below 2']],
    [{ minimum: 2 }, { exclusiveMinimum: 1 }, false, []],
    [{ minimum: 1 }, { exclusiveMinimum: 0 }, true, []],
    [{ minimum: 1 }, { exclusiveMinimum: 0.5 }, false, []],
    [{ multipleOf: 6 }, { multipleOf: 4 }, true, ['must now be a multiple of 4']],
    [{ multipleOf: 0.3 }, { multipleOf: 0.1 }, false, ['? must now be a multiple of 0.1']],
    [{ multipleOf: 0.1 }, { multipleOf: 0.1 }, false, []],
    [{}, { multipleOf: 1 }, true, []],
    [{}, { multipleOf: 0.5 }, false, ['must now be a multiple of 0.5']],
    [{}, { format: 'int32' }, true, ['must now be a int32']],
    [{}, { format: 'double' }, true, []],
  ];
  test.each(rows)('%j, then %j, whole: %s', (older, newer, isWhole, expected) => {
    expect(
      told(
        compareNumbers([older as never], newer as never, new Set(isWhole ? ['integer'] : ['integer', 'fraction']), []),
      ),
    ).toEqual(expected);
  });
});

describe('strings', () => {
  // older, newer, what is told
  const rows: readonly (readonly [object, object, readonly string[]])[] = [
    [{ minLength: 1 }, { minLength: 1, maxLength: 3 }, ['now takes 3 characters at most']],
    [{ pattern: '^a{3}$' }, { maxLength: 3 }, ['? now takes 3 characters at most']],
    [{ pattern: 'a' }, { pattern: 'a' }, []],
    [{}, { pattern: '' }, []],
    [{ format: 'date' }, { pattern: '-' }, ['? must now match "-"']],
    [{ format: 'date' }, { format: 'date' }, []],
    [{ format: 'date' }, { format: 'time' }, ['? must now be a time']],
    [{}, { format: 'password' }, []],
    [{}, { format: 'made-up' }, []],
  ];
  test.each(rows)('%j, then %j', (older, newer, expected) => {
    expect(told(compareStrings([older as never], newer as never, []))).toEqual(expected);
  });
});
