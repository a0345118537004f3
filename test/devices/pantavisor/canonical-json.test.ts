import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalFault,
  canonicalMembers,
  canonicalText,
  compareCodePoints,
  MAX_JSON_DEPTH,
} from '../../../src/devices/pantavisor/canonical-json.js';

describe('canonicalText', () => {
  test.each([
    // value | text
    [{ b: 1, a: [] }, '{"a":[],"b":1}'],
    [{ a: { z: true, y: false } }, '{"a":{"y":false,"z":true}}'],
    [[3, 1, 2], '[3,1,2]'],
    [0, '0'],
    [-0, '0'],
    [-17, '-17'],
    [1e3, '1000'],
    [9007199254740991, '9007199254740991'],
    [1.5, '1.5E0'],
    [0.1, '1.0E-1'],
    [-12.25, '-1.225E1'],
    [1e-7, '1.0E-7'],
    [123456.789, '1.23456789E5'],
    [5e-324, '5.0E-324'],
    ['</a> & \u2028 é 😀 \u007f', '"</a> & \u2028 é 😀 \u007f"'],
    ['"\\/\b\f\n\r\t', '"\\"\\\\/\\b\\f\\n\\r\\t"'],
    ['\u0000\u001f\u000b', '"\\u0000\\u001F\\u000B"'],
    [JSON.parse('{"__proto__":1,"2":2,"10":10}'), '{"10":10,"2":2,"__proto__":1}'],
  ])('%j is %s', (value, text) => {
    expect(canonicalText(value)).toBe(text);
  });

  test('sorts keys by code point, where UTF-16 units have another order', () => {
    const keys = ['\u{1f600}', '\uffee', 'a', '', 'ab'];
    expect(keys.toSorted()).not.toEqual(keys.toSorted(compareCodePoints));
    expect(keys.toSorted(compareCodePoints)).toEqual(['', 'a', 'ab', '\uffee', '\u{1f600}']);
    expect(canonicalText({ '\u{1f600}': 1, '\uffee': 2 })).toBe('{"\uffee":2,"\u{1f600}":1}');
  });

  test('has no text for null', () => {
    expect(() => canonicalText({ a: null })).toThrow(RangeError);
  });

  test('is what another program makes of the same JSON, and reads as the same value', () => {
    const key = fc.string({ unit: 'grapheme', maxLength: 6 });
    const leaf = fc.oneof(key, fc.boolean(), fc.maxSafeInteger(), fc.double({ noNaN: true, min: -1e15, max: 1e15 }));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('tree'), { maxLength: 4 }), fc.dictionary(key, tie('tree'))),
    }));
    const values = fc.sample(tree, { numRuns: 400, seed: 7 });
    const program = fileURLToPath(new URL('canonical.py', import.meta.url));
    const input = values.map((value) => `${JSON.stringify(value)}\n`).join('');
    const lines = execFileSync('python3', [program], { input, encoding: 'utf8' }).split('\n').slice(0, -1);
    expect(values.map(canonicalText)).toEqual(lines);
    for (const line of lines) expect(canonicalText(JSON.parse(line))).toBe(line);
  });
});

describe('canonicalMembers', () => {
  test('puts the members in order, whatever theirs', () => {
    expect(
      canonicalMembers([
        ['b', '1'],
        ['"', '[]'],
      ]),
    ).toBe('{"\\"":[],"b":1}');
  });
});

describe('canonicalFault', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

  test.each([
    // value | path
    [null, []],
    [{ a: [1, null] }, ['a', 1]],
    [{ a: 2 ** 53 }, ['a']],
    [[-(2 ** 53)], [0]],
    [1e300, []],
    [nested(MAX_JSON_DEPTH + 1), Array(MAX_JSON_DEPTH + 1).fill(0)],
  ])('refuses %j', (value, path) => {
    expect(canonicalFault(value)?.path).toEqual(path);
  });

  test.each([[{}], [[]], ['x'], [true], [2 ** 53 - 1], [1.5], [nested(MAX_JSON_DEPTH)]])('takes %j', (value) => {
    expect(canonicalFault(value)).toBeUndefined();
  });
});
