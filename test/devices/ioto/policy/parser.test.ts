import { describe, expect, test } from 'vitest';
import { tokenize } from '../../../../src/devices/ioto/policy/lexer.js';
import { POLICY_LIMITS } from '../../../../src/devices/ioto/policy/limits.js';
import { parseExpression } from '../../../../src/devices/ioto/policy/parser.js';
import type { Expression } from '../../../../src/devices/ioto/policy/syntax.js';
import { partsOf } from '../../../../src/devices/ioto/policy/walk.js';

const read = (text: string): Expression => parseExpression(text, tokenize(text));

/** The expression with every operation in parentheses, its operator in front. */
const shape = (node: Expression): string => {
  if (node.kind === 'literal') return JSON.stringify(node.value);
  if ('name' in node) return node.name;
  const sign = 'operator' in node ? node.operator : node.kind;
  return `(${[sign, ...partsOf(node).map(shape)].join(' ')})`;
};

describe('parseExpression', () => {
  test.each([
    // text, shape
    ['a || b && c', '(|| a (&& b c))'],
    ['a && b || c && d', '(|| (&& a b) (&& c d))'],
    ['!a && b', '(&& (not a) b)'],
    ['!a == b', '(== (not a) b)'],
    ['a + b * c == d', '(== (+ a (* b c)) d)'],
    ['a - b - c == d', '(== (- (- a b) c) d)'],
    ['a ^ b ^ c == d', '(== (^ a (^ b c)) d)'],
    ['-a ^ b == d', '(== (negative (^ a b)) d)'],
    ['a ^ -b * c == d', '(== (* (^ a (negative b)) c) d)'],
    ['a < b && c >< d', '(&& (< a b) (>< c d))'],
    ['(a == b) == (c == d)', '(== (== a b) (== c d))'],
    ['a == null', '(presence a)'],
    ['null != a', '(presence a)'],
    ['a =~ /x/', '(match a)'],
    ['/x/ == a', '(match a)'],
    ['semver(a, "=", "1.0.0")', '(== a "1.0.0")'],
    ['semver == 1', '(== semver 1)'],
  ])('%s', (text, expected) => {
    expect(shape(read(text))).toBe(expected);
  });

  test('gives each part its stretch of the text, parentheses included', () => {
    const text = 'a && (b || !c)';
    expect(partsOf(read(text)).map(({ start, end }) => text.slice(start, end))).toEqual(['a', '(b || !c)']);
  });

  const fifty = Array.from({ length: POLICY_LIMITS.maxTerms / 2 }, () => 'a == 1').join(' && ');

  test('takes fifty terms, of which the name of a function is none', () => {
    expect(() => read(fifty)).not.toThrow();
    expect(() => read(fifty.replace('a == 1 && a == 1', 'semver(a, "<", b) && a'))).not.toThrow();
  });

  const deepest = POLICY_LIMITS.maxDepth;

  test.each([
    ['(', ')'],
    ['!', ''],
    ['-', ''],
    ['a ^ ', ''],
  ])('takes as many %j inside one another as the limit allows', (opening, closing) => {
    const nested = (depth: number) => `${opening.repeat(depth)}a${closing.repeat(depth)}`;
    expect(() => read(nested(deepest))).not.toThrow();
    expect(() => read(nested(deepest + 1))).toThrow(expect.objectContaining({ code: 'ioto-policy-too-deep' }));
  });

  test.each([
    // text, code, column
    [`${fifty} && a`, 'ioto-policy-too-many-terms', fifty.length + 5],
    ['a <= b <= c', 'ioto-policy-chain', 3],
    ['a == b or c', 'ioto-policy-syntax', 8],
    ['a && (b', 'ioto-policy-unclosed', 6],
    ['a == +1', 'ioto-policy-syntax', 6],
    ['a =~ b', 'ioto-policy-syntax', 3],
    ['a && semver(a, b)', 'ioto-policy-semver', 6],
    ['b && lower(a)', 'ioto-policy-function', 6],
    ['b && a =~ /(/', 'ioto-policy-regex', 11],
    ['b && update.id', 'ioto-policy-update-variable', 6],
    ['a =~ /b{250}/ && a =~ /b{250}/ && a =~ /b{20}/', 'ioto-policy-regex', 40],
  ])('%s: %s at %d', (text, code, column) => {
    const problems = [expect.objectContaining({ place: expect.objectContaining({ line: 1, column }) })];
    expect(() => read(text)).toThrow(expect.objectContaining({ code, problems }));
  });

  test('says what to write for words of other languages', () => {
    expect(() => read('a and b')).toThrow(expect.objectContaining({ hint: 'Write &&.' }));
    expect(() => read('not a')).toThrow(expect.objectContaining({ hint: 'Write !.' }));
    expect(() => read('a contains "x"')).toThrow(expect.objectContaining({ hint: 'Write ><.' }));
  });
});
