import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pythonLines } from '../../../src/devices/ivy/python-lines.js';

const codes = (text: string) => pythonLines(text).map(({ line, indent, code }) => `${line}:${indent} ${code}`);

describe('pythonLines', () => {
  test.each([
    // text | its logical lines
    ['', []],
    ['a = 1\n\n  # nothing\nb = 2 # why\n', ['1:0 a = 1', '4:0 b = 2']],
    ['f(\n  1,\n  2, # two\n)\nx', ['1:0 f(  1,  2,  )', '5:0 x']],
    ['a = 1 + \\\n  2\nb', ['1:0 a = 1 +   2', '3:0 b']],
    ['def f():\n\treturn 1\n    x', ['1:0 def f():', '2:8 return 1', '3:4 x']],
    ['a = "x # y"\nb', ['1:0 a = ""', '2:0 b']],
    ["a = 'it\\'s'\nb", ['1:0 a = ""', '2:0 b']],
    ['a = """one\n"two"\n"""\nb', ['1:0 a = ""', '4:0 b']],
    ['a = f"{x}" + rb"y" + R"z"', ['1:0 a = f"" + rb"" + ""']],
    ['a = "open\nb = 1', ['1:0 a = ""', '2:0 b = 1']],
    ['a = """open\nb = 1', ['1:0 a = ""']],
    ['a = 1\r\nif x:\r\n  b\r\n', ['1:0 a = 1', '2:0 if x:', '3:2 b']],
    ['größe = "x"', ['1:0 größe = ""']],
    ['a)\nb', ['1:0 a)', '2:0 b']],
  ])('%j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test('plain strings are kept as they are written, others are not', () => {
    const text = 'a = ["1", r\'2\', f"3", b"4", u"5", """6\n7"""]';
    expect(pythonLines(text)[0]?.strings).toEqual(['1', '2', '5', '6\n7']);
  });

  test('takes any text, and never says a line twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab"\'\\\n\r\t #()[]{}=f@:') }), (text) => {
        const lines = pythonLines(text).map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        expect(lines.every((line) => line >= 1 && line <= text.split('\n').length)).toBe(true);
      }),
    );
  });

  test('a long text takes time in proportion to its length', () => {
    const hostile = ['(', '"', '"""', '\\\n', 'f"', ' '].map((part) => part.repeat(50_000));
    const started = performance.now();
    for (const text of hostile) pythonLines(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
