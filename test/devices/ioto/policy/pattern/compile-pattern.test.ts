import { describe, expect, test } from 'vitest';
import { POLICY_LIMITS } from '../../../../../src/devices/ioto/policy/limits.js';
import { compilePattern } from '../../../../../src/devices/ioto/policy/pattern/compile-pattern.js';

const compile = (source: string, flags = '') => compilePattern(source, flags, (reason) => new Error(reason));

describe('compilePattern', () => {
  test.each([
    // source, states with the last one
    ['', 1],
    ['abc', 4],
    ['a|b|c', 6],
    ['a*', 3],
    ['a+', 4],
    ['a?', 3],
    ['a{3}', 4],
    ['a{1,3}', 6],
    ['a{0}', 1],
    ['[0-9a-f]{64}', 65],
    [`a{${POLICY_LIMITS.maxPatternStates - 1}}`, POLICY_LIMITS.maxPatternStates],
  ])('/%s/ has %d states', (source, expected) => {
    expect(compile(source).states).toHaveLength(expected);
  });

  test.each([
    `a{${POLICY_LIMITS.maxPatternStates}}`,
    '(a{60}){60}',
    '(((a{9999}){9999}){9999}){9999}',
    '((){9999}){9999}',
    '((a{0}){9999}){9999}',
    '(((((a|b){9}){9}){9}){9}){9}',
  ])('/%s/ is refused before it is built', (source) => {
    expect(() => compile(source)).toThrow('states');
  });

  test.each(['g', 'm', 's', 'u', 'y', 'ii', 'gi'])('the flag %s is refused', (flags) => {
    expect(() => compile('a', flags)).toThrow(`has the flags ${flags}`);
  });
});
