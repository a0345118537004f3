import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VersionSource } from '../../src/project/project.js';
import { resolveVersion } from '../../src/version/source.js';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ota-version-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const PLACE = { file: 'ota-release.yaml', line: 3, column: 10, path: 'version' };

const resolve = (source: VersionSource, tags: readonly string[] = [], tagPrefix = '') =>
  resolveVersion(source, {
    readText: (file) => readFile(file, 'utf8'),
    tagsAtHead: async () => tags,
    tagPrefix,
    place: PLACE,
  });

const written = (name: string, text: string) => {
  writeFileSync(join(directory, name), text);
  return { file: join(directory, name), shown: name };
};

describe('resolveVersion', () => {
  test('an explicit version stands where the project has it', async () => {
    expect(await resolve({ kind: 'explicit', version: '1.2.0' })).toEqual({
      version: '1.2.0',
      problems: [],
      place: PLACE,
    });
  });

  test('a manifest gives its version and place', async () => {
    const json = written('package.json', '{"version": "1.2.0"}');
    const toml = written('pyproject.toml', '[project]\nversion = "1.3.0"\n');
    expect(await resolve({ kind: 'package.json', ...json })).toMatchObject({
      version: '1.2.0',
      place: { file: 'package.json', line: 1, column: 13 },
    });
    expect(await resolve({ kind: 'pyproject.toml', ...toml })).toMatchObject({
      version: '1.3.0',
      place: { file: 'pyproject.toml', line: 2 },
    });
  });

  test.each([
    // text | version
    ['1.2.0\n', '1.2.0'],
    ['1.2.0', '1.2.0'],
    ['  1.2.0 \r\nsecond line\n', '1.2.0'],
    ['\uFEFF1.2.0\n', '1.2.0'],
  ])('a file %j gives its first line, %s', async (text, version) => {
    const source = written('VERSION', text);
    expect(await resolve({ kind: 'file', ...source })).toEqual({
      version,
      problems: [],
      place: { file: 'VERSION', line: 1 },
    });
  });

  test.each([
    // text | code
    ['', 'version-file-empty'],
    ['\n1.2.0\n', 'version-file-empty'],
  ])('a file %j gives %s', async (text, code) => {
    const source = written('VERSION', text);
    expect((await resolve({ kind: 'file', ...source })).problems).toMatchObject([{ code, place: { file: 'VERSION' } }]);
  });

  test.each([
    // file | reason
    ['missing', 'there is no such file'],
    ['.', 'it is a directory'],
  ])('a file that is %j says %s', async (name, reason) => {
    const { version, problems } = await resolve({ kind: 'file', file: join(directory, name), shown: name });
    expect(version).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'version-file-unreadable', place: { file: name } }]);
    expect(problems[0]?.message).toContain(reason);
  });

  test.each([
    // tags | version or code
    [['v1.2.0'], '1.2.0'],
    [['nightly', 'v1.2.0', '1.2.0'], '1.2.0'],
    [[], 'version-tag-missing'],
    [['release-1', 'v1.2'], 'version-tag-missing'],
    [['v1.2.0', 'v1.3.0'], 'version-tag-ambiguous'],
  ])('the tags %j give %s', async (tags, expected) => {
    const { version, problems, place } = await resolve({ kind: 'tag' }, tags);
    expect(version ?? problems[0]?.code).toBe(expected);
    expect(place).toEqual(PLACE);
  });
});
