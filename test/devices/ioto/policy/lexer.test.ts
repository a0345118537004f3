import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../../../src/devices/ioto/policy/lexer.js';
import { OtaError } from '../../../../src/errors/ota-error.js';

const words = (text: string): readonly string[] => tokenize(text).map(({ start, end }) => text.slice(start, end));

describe('tokenize', () => {
  test.each([
    // text, words
    ['a-b - c -d', ['a-b', '-', 'c', '-', 'd', '']],
    ['a- b', ['a', '-', 'b', '']],
    ['5-3', ['5', '-', '3', '']],
    ['device.model^!="X"', ['device.model', '^!=', '"X"', '']],
    ['a^!b', ['a', '^', '!', 'b', '']],
    ['a<>b><c<=d', ['a', '<>', 'b', '><', 'c', '<=', 'd', '']],
    ['a<-1', ['a', '<', '-', '1', '']],
    ['a / b / c', ['a', '/', 'b', '/', 'c', '']],
    ['a =~ /b\\/[/]c/i', ['a', '=~', '/b\\/[/]c/i', '']],
    ['(a) / 2 == /x/', ['(', 'a', ')', '/', '2', '==', '/x/', '']],
    ['', ['']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('reads values', () => {
    const values = tokenize(String.raw`.5 1e2 'a\'b' "\\\t\n" =~ /x/i`).map((token) =>
      token.kind === 'pattern' ? [token.source, token.flags] : 'value' in token ? token.value : token.kind,
    );
    expect(values).toEqual([0.5, 100, "a'b", '\\\t\n', 'operator', ['x', 'i'], 'end']);
  });

  test.each([
    // text, code, column
    ['a == "b', 'ioto-policy-unclosed', 6],
    ['a == 256MB', 'ioto-policy-number', 6],
    ['a == “b”', 'ioto-policy-character', 6],
    ['a == "b\\q"', 'ioto-policy-escape', 8],
    ['a === 1', 'ioto-policy-operator', 3],
    ['a == 9007199254740993', 'ioto-policy-number', 6],
  ])('%s: %s at %d', (text, code, column) => {
    expect(() => tokenize(text)).toThrow(
      expect.objectContaining({
        code,
        problems: [expect.objectContaining({ place: { line: 1, column, path: 'devices.ioto.policy' } })],
      }),
    );
  });

  test('leaves no character out, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab-.19 "\'/\\^$=!<>&|()~\n') }), (text) => {
        try {
          const tokens = tokenize(text);
          const between = tokens.map(({ start }, index) => text.slice(tokens[index - 1]?.end ?? 0, start));
          expect(between.join('').trim()).toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(OtaError);
        }
      }),
    );
  });
});
