import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAX_WALKED_FILES, sampleFiles } from '../../src/project/sample-files.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporary = temporaryDirectories();

const tree = (...paths: readonly string[]): string => {
  const directory = join(temporary(), 'project');
  for (const path of paths) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), '{}');
  }
  return directory;
};

const find = async (directory: string, ...patterns: readonly string[]) => {
  const { files, problems } = await sampleFiles(patterns, directory, (index) => ({ line: index + 1 }));
  return [
    ...files.map((file) => file.slice(directory.length + 1)),
    ...problems.map(({ code, place }) => `${code} ${place?.line}`),
  ];
};

describe('sampleFiles', () => {
  test.each([
    // patterns | files, or codes with the line of the pattern
    [['s/*.json'], ['s/a.json', 's/b.json']],
    [['s/**/*.json'], ['s/a.json', 's/b.json', 's/deep/c.json']],
    [['s/{b,a}.json'], ['s/a.json', 's/b.json']],
    [
      ['s/?.json', 's/a.json'],
      ['s/a.json', 's/b.json'],
    ],
    [
      ['s/b.json', 's/*.json'],
      ['s/b.json', 's/a.json'],
    ],
    [['**/*.json'], ['s/a.json', 's/b.json', 's/deep/c.json', 't/d.json']],
    [['missing.json'], ['missing.json']],
    [['s/*.yaml'], ['project-pattern-unmatched 1']],
    [
      ['t/*', 'nowhere/*'],
      ['t/d.json', 'project-pattern-unmatched 2'],
    ],
  ])('%j', async (patterns, expected) => {
    const directory = tree(
      's/b.json',
      's/a.json',
      's/notes.txt',
      's/deep/c.json',
      't/d.json',
      'node_modules/x/e.json',
      '.git/f.json',
    );
    expect(await find(directory, ...patterns)).toEqual(expected);
  });

  test('a pattern may lead out of the project', async () => {
    const outer = tree('shared.json', 'project/x.json');
    const { files } = await sampleFiles(['../*.json'], join(outer, 'project'), () => ({}));
    expect(files).toEqual([join(outer, 'shared.json')]);
  });

  test('links that go in circles end', async () => {
    const directory = tree('s/a.json');
    symlinkSync('..', join(directory, 's/up'));
    expect(await find(directory, '**/*.json')).toEqual(['s/a.json']);
  });

  test('a pattern that leads through too many files is refused', async () => {
    const directory = tree('s/a.json');
    for (let index = 0; index < MAX_WALKED_FILES; index += 1) writeFileSync(join(directory, 's', `${index}.txt`), '');
    expect(await find(directory, '**/*.json')).toEqual(['project-pattern-too-wide 1']);
  });
});
