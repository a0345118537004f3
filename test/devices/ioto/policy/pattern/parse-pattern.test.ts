import { describe, expect, test } from 'vitest';
import { POLICY_LIMITS } from '../../../../../src/devices/ioto/policy/limits.js';
import { parsePattern } from '../../../../../src/devices/ioto/policy/pattern/parse-pattern.js';

const set = (...characters: readonly string[]) => ({
  kind: 'set',
  set: { ranges: characters.map((character) => [character.codePointAt(0), character.codePointAt(0)]), negated: false },
});

const refuse = (reason: string, instead: string) => new Error(reason, { cause: instead });

describe('parsePattern', () => {
  test.each([
    // source, what it is
    ['ab', { kind: 'sequence', parts: [set('a'), set('b')] }],
    [
      'a|',
      {
        kind: 'choice',
        choices: [
          { kind: 'sequence', parts: [set('a')] },
          { kind: 'sequence', parts: [] },
        ],
      },
    ],
    ['a{2,3}?', { kind: 'sequence', parts: [{ kind: 'repeat', part: set('a'), min: 2, max: 3 }] }],
    ['a{2,}', { kind: 'sequence', parts: [{ kind: 'repeat', part: set('a'), min: 2, max: undefined }] }],
    [
      '^$',
      {
        kind: 'sequence',
        parts: [
          { kind: 'assertion', assertion: 'start' },
          { kind: 'assertion', assertion: 'end' },
        ],
      },
    ],
    ['[a\\-]', { kind: 'sequence', parts: [set('a', '-')] }],
    ['[a-]', { kind: 'sequence', parts: [set('a', '-')] }],
    ['\\x41\\u00e4\\.', { kind: 'sequence', parts: [set('A'), set('ä'), set('.')] }],
  ])('%s', (source, expected) => {
    expect(parsePattern(source, refuse)).toEqual(expected);
  });

  test.each([
    // source, reason
    ['(?=a)', 'looks around'],
    ['(?<!a)', 'looks around'],
    ['(a)\\1', 'refers back'],
    ['\\k<n>', 'refers back'],
    ['(?<n>a)', 'a name or flags'],
    ['(?i:a)', 'a name or flags'],
    ['a**', 'repeats a repetition'],
    ['a+{2}', 'repeats a repetition'],
    ['^*', 'repeats what has no length'],
    ['+', 'nothing to repeat'],
    ['a{,2}', 'counts nothing'],
    ['a{3,1}', 'counts down'],
    ['(', 'a ( without its )'],
    [')', 'a ) without its ('],
    ['[', 'a [ without its ]'],
    ['[a', 'a [ without its ]'],
    [']', 'a ] alone'],
    ['}', 'a } alone'],
    ['[]', 'an empty class'],
    ['[^]', 'an empty class'],
    ['[b-a]', 'runs backwards'],
    ['[a-\\d]', 'begins or ends with a class'],
    ['\\q', 'the unknown escape \\q'],
    ['\\x4', 'hexadecimal'],
    ['a\\', 'the unknown escape'],
    ['('.repeat(17) + ')'.repeat(17), 'groups inside one another'],
    ['a'.repeat(POLICY_LIMITS.maxPatternLength + 1), 'characters'],
  ])('refuses %s: %s', (source, reason) => {
    expect(() => parsePattern(source, refuse)).toThrow(reason);
  });
});
