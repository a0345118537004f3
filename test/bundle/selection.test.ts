import { describe, expect, test } from 'vitest';
import { patternProblems, selectionOf } from '../../src/bundle/selection.js';

describe('selectionOf', () => {
  test.each([
    // pattern | path | selected
    ['**', 'a/.b/c', true],
    ['*', 'a', true],
    ['*', '.a', true],
    ['*', 'a/b', false],
    ['app/*', 'app/.x', true],
    ['app/*', 'app/x/y', false],
    ['app/**', 'app/x/y', true],
    ['app/**', 'app', false],
    ['app/', 'app/x/y', true],
    ['app/', 'app', false],
    ['app/', 'apps/x', false],
    ['./app/', 'app/x', true],
    ['app', 'app/x', false],
    ['**/*.log', 'x.log', true],
    ['**/*.log', 'a/b/x.log', true],
    ['**/.git/**', '.git/config', true],
    ['**/.git/**', '.gitignore', false],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['a.{sh,bin}', 'a.bin', true],
    ['a.{sh,bin}', 'a.txt', false],
    ['[a-c].txt', 'b.txt', true],
    ['[a-c].txt', 'd.txt', false],
    ['a+b(1).txt', 'a+b(1).txt', true],
    ['#a', '#a', true],
    ['A.txt', 'a.txt', false],
  ] as const)('%s on %s: %s', (pattern, path, selected) => {
    expect(selectionOf([pattern], []).includes(path)).toBe(selected);
    expect(selectionOf(['**'], [pattern]).includes(path)).toBe(!selected);
  });

  test('takes everything where nothing is to be included by name', () => {
    expect(selectionOf([], ['b']).includes('a')).toBe(true);
    expect(selectionOf([], ['b']).includes('b')).toBe(false);
  });

  test.each([
    // exclude | directory | skipped
    ['docs/', 'docs', true],
    ['docs/**', 'docs', true],
    ['docs/**', 'app/docs', false],
    ['**/.git/**', '.git', true],
    ['**/.git/**', 'sub/.git', true],
    ['**/*.log', 'logs', false],
    ['docs/*', 'docs', false],
    ['docs', 'docs', false],
  ] as const)('with %s excluded the directory %s is skipped: %s', (exclude, directory, skipped) => {
    const { skips, includes } = selectionOf(['**'], [exclude]);
    expect(skips(directory)).toBe(skipped);
    if (skipped) expect(includes(`${directory}/any/file`)).toBe(false);
  });

  test.each([
    // include | exclude | directory | taken
    ['**', 'x', 'a/b', true],
    ['a/**', 'x', 'a/b', true],
    ['*.sh', 'x', 'a/b', false],
    ['**/*.sh', 'x', 'a/b', false],
    ['**', 'a/', 'a/b', false],
  ] as const)('include %s and exclude %s take files of any name in %s: %s', (include, exclude, directory, taken) => {
    expect(selectionOf([include], [exclude]).takesBelow(directory)).toBe(taken);
  });

  test('names the include patterns that matched nothing so far, but not the one for everything', () => {
    const selection = selectionOf(['**', 'a', 'b/**', 'c*'], []);
    expect(selection.includes('a')).toBe(true);
    expect(selection.includes('cd')).toBe(true);
    expect(selection.unmatched().map(({ code, message }) => [code, message])).toEqual([
      ['bundle-pattern-unmatched', 'The include pattern "b/**" matches no file.'],
    ]);
  });

  test('asking what lies below a directory matches no pattern', () => {
    const selection = selectionOf(['a/**'], []);
    expect(selection.takesBelow('a')).toBe(true);
    expect(selection.unmatched()).toHaveLength(1);
  });
});

describe('patternProblems', () => {
  test.each([
    // pattern | reason
    ['', 'it is empty'],
    ['./', 'it is empty'],
    ['/app', 'it begins with a slash'],
    ['app\\x', 'it holds a backslash'],
    ['../x', 'it leads out of the directory'],
    ['a/../b', 'it leads out of the directory'],
  ])('%j: %s', (pattern, reason) => {
    expect(patternProblems([pattern]).map(({ code, message }) => [code, message])).toEqual([
      ['bundle-pattern-invalid', `The pattern ${JSON.stringify(pattern)} selects no file: ${reason}.`],
    ]);
  });

  test('finds nothing against patterns that can match', () => {
    expect(patternProblems(['**', 'a..b', './a', 'docs/', '{a,b}/*.[ch]'])).toEqual([]);
  });
});
