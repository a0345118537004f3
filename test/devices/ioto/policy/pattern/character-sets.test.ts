import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ANY,
  CLASS_ESCAPES,
  contains,
  isWord,
  withoutCase,
} from '../../../../../src/devices/ioto/policy/pattern/character-sets.js';

const points = fc.oneof(fc.integer({ min: 0, max: 0x3100 }), fc.integer({ min: 0, max: 0x10ffff }));

describe('character sets', () => {
  test.each([...CLASS_ESCAPES])('\\%s has what ECMAScript says', (letter, ranges) => {
    const expected = new RegExp(`^\\${letter}$`, 'u');
    fc.assert(
      fc.property(points, (point) => {
        expect(contains({ ranges, negated: false }, point)).toBe(expected.test(String.fromCodePoint(point)));
      }),
    );
  });

  test('the dot stands for all but line ends', () => {
    const outside = ['\n', '\r', '\u2028', '\u2029'].map((end) => contains(ANY, end.codePointAt(0) ?? 0));
    expect(outside).toEqual([false, false, false, false]);
    expect(contains(ANY, 0x20)).toBe(true);
  });

  test('isWord is \\w', () => {
    expect(['a', 'Z', '0', '_', '-', 'ä'].map((letter) => isWord(letter.codePointAt(0) ?? 0))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test('withoutCase adds the other case of ASCII letters, and nothing else', () => {
    const { ranges } = withoutCase({ ranges: [[0x58, 0x63]], negated: false });
    const letters = Array.from({ length: 128 }, (_, point) => point).filter((point) =>
      contains({ ranges, negated: false }, point),
    );
    expect(String.fromCodePoint(...letters)).toBe('ABCXYZ[\\]^_`abcxyz');
  });
});
