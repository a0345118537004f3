import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'sucrase';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const filesBelow = (directory: string): readonly string[] =>
  readdirSync(join(root, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, directory).length + 1))
    .sort();

const sources = filesBelow('src');
const tests = filesBelow('test').filter((path) => path.endsWith('.test.ts'));

/** Source files whose tests stand elsewhere, and why. */
const TESTED_ELSEWHERE: ReadonlyMap<string, string> = new Map([]);

/** Folders of tests that mirror no source file. */
const APART = /^(e2e\/|support\/|mirror\.test\.ts$)/;

/** Whether anything is left once the types are gone. */
const hasCode = (path: string): boolean => {
  const { code } = transform(readFileSync(join(root, 'src', path), 'utf8'), { transforms: ['typescript'] });
  return (
    code
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      .replace(/^export \{\};?$/gm, '')
      .trim() !== ''
  );
};

const testOf = (source: string): string => source.replace(/\.ts$/, '.test.ts');

describe('test/ mirrors src/', () => {
  test('every source file with code that runs has a test of its name', () => {
    const untested = sources
      .filter(hasCode)
      .filter((path) => !tests.includes(testOf(path)) && !TESTED_ELSEWHERE.has(path));
    expect(untested).toEqual([]);
  });

  test('every test has its source file', () => {
    const stray = tests.filter((path) => !APART.test(path) && !sources.some((source) => testOf(source) === path));
    expect(stray).toEqual([]);
  });

  test('every exception names a source file that has no test of its own', () => {
    const stale = [...TESTED_ELSEWHERE.keys()].filter(
      (path) => !sources.includes(path) || tests.includes(testOf(path)),
    );
    expect(stale).toEqual([]);
  });

  test('file names are kebab-case', () => {
    const odd = [...sources, ...tests].filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(basename(path)));
    expect(odd).toEqual([]);
  });
});
