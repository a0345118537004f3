import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { problem } from '../../src/errors/problem.js';
import { glob, path, rule, text, uniqueItems, wholeNumber, wordOf } from '../../src/project/rules.js';

const codes = (schema: z.ZodType, value: unknown): readonly string[] => {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).map((issue) => wordOf(issue)?.('key', {}).code ?? issue.code);
};

describe('rules', () => {
  test.each([
    // value | schema | codes
    ['a b', text({ maxLength: 3 }), []],
    ['abcd', text({ maxLength: 3 }), ['project-text-too-long']],
    ['', text({ maxLength: 3 }), ['project-text-empty']],
    [' \n', text({ maxLength: 3, multiline: true }), ['project-text-empty']],
    [' a', text({ maxLength: 3 }), ['project-text-blanks']],
    ['a\nb', text({ maxLength: 3 }), ['project-text-control-character']],
    ['a\nb', text({ maxLength: 3, multiline: true }), []],
    ['a\0b', text({ maxLength: 3, multiline: true }), ['project-text-control-character']],
    ['\u0085', text({ maxLength: 3 }), ['project-text-control-character']],
    [5, text({ maxLength: 3 }), ['invalid_type']],
    ['~user/x', path(), []],
    ['~/x', path(), ['project-path-invalid']],
    ['~', path(), ['project-path-invalid']],
    ['a/~', path(), []],
    ['**/*.log', glob(), []],
    ['a\\b', glob(), ['project-glob-invalid']],
    ['a/../b', glob(), ['project-glob-invalid']],
    ['a..b', glob(), []],
    [['a', 'b'], z.array(z.string()).check(uniqueItems()), []],
    [
      ['a', 'b', 'a', 'b'],
      z.array(z.string()).check(uniqueItems()),
      ['project-list-duplicate', 'project-list-duplicate'],
    ],
    [3, wholeNumber({ minimum: 1, maximum: 3 }), []],
    [4, wholeNumber({ minimum: 1, maximum: 3 }), ['project-number-out-of-range']],
    [1.5, wholeNumber({ minimum: 1, maximum: 3 }), ['project-number-out-of-range']],
  ])('%j', (value, schema, expected) => {
    expect(codes(schema, value)).toEqual(expected);
  });

  test('a finding has the path to what is wrong', () => {
    const { error } = z
      .strictObject({ list: z.array(z.string()).check(uniqueItems()) })
      .safeParse({ list: ['a', 'a'] });
    expect(error?.issues.map((issue) => issue.path)).toEqual([['list', 1]]);
  });

  test('a rule may find several things, or nothing', () => {
    const word = () => problem('project-empty', {});
    const several = z.string().check(rule((value) => [...value].map(() => ({ word }))));
    expect([codes(several, ''), codes(several, 'ab')]).toEqual([[], ['project-empty', 'project-empty']]);
  });

  test('a text is repeated as it may be shown', () => {
    const { error } = text({ maxLength: 20, shown: () => '***' }).safeParse(' hunter2');
    const issue = error?.issues[0];
    expect(issue && wordOf(issue)?.('key', {}).message).toBe('key has blanks around it: "***".');
  });

  test('a secret is not repeated', () => {
    const issues =
      z
        .array(z.string())
        .check(uniqueItems({ secret: true }))
        .safeParse(['hunter2', 'hunter2']).error?.issues ?? [];
    expect(issues.map((issue) => wordOf(issue)?.('key[1]', {}).message)).toEqual(['key lists the same twice.']);
  });
});
