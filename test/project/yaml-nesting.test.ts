import { describe, expect, test } from 'vitest';
import { Parser } from 'yaml';
import { isNestedDeeper } from '../../src/project/yaml-nesting.js';

const deeper = (text: string, limit: number) => isNestedDeeper([...new Parser().parse(text)], limit);

describe('isNestedDeeper', () => {
  test.each([
    // text | lists and maps inside one another
    ['[]', 1],
    ['[[1]]', 3],
    ['{a: {b: {c: 1}}}', 4],
    ['a:\n  b:\n    - c: 1\n', 5],
    ['- - - 1\n', 4],
    ['? {a: 1}\n: 1\n', 3],
  ])('%j', (text, depth) => {
    expect([deeper(text, depth), deeper(text, depth - 1)]).toEqual([false, true]);
  });

  test.each([
    // what nests, a hundred thousand deep
    ['lists in one line', '['.repeat(60_000)],
    ['maps in one line', '{a: '.repeat(15_000)],
    ['block lists in one line', '- '.repeat(30_000)],
    ['explicit keys', '? '.repeat(30_000)],
    ['indentation', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('survives %s', (_, text) => {
    expect(deeper(text, 32)).toBe(true);
  });
});
