import { describe, expect, test } from 'vitest';
import { readPackageJson } from '../../src/version/package-json.js';

describe('the version of a package.json', () => {
  test('is given with its place, tabs and byte order mark or not', () => {
    const text = '{\n\t"name": "gateway",\n\t"version": "1.2.0"\n}\n';
    const place = { file: 'package.json', line: 3, column: 13, path: 'version' };
    expect(readPackageJson(text, 'package.json')).toEqual({ version: '1.2.0', problems: [], place });
    expect(readPackageJson(`\uFEFF${text}`, 'package.json').version).toBe('1.2.0');
  });

  test.each([
    // text | code | line
    ['{\n "name": "gateway"\n}', 'version-file-empty', 1],
    ['{\n "version": 1.2\n}', 'version-file-empty', 2],
    ['{\n "version": " "\n}', 'version-file-empty', 2],
    ['[]', 'version-file-empty', 1],
    ['null', 'version-file-empty', 1],
    ['{"version": "1.2.0",}', 'config-json-trailing-comma', 1],
    ['{"version": "1.2.0", "version": "1.3.0"}', 'config-json-duplicate-key', 1],
    ['', 'config-json-syntax', 1],
  ])('%j gives %s', (text, code, line) => {
    const { version, problems } = readPackageJson(text, 'package.json');
    expect(version).toBeUndefined();
    expect(problems[0]).toMatchObject({ code, place: { file: 'package.json', line } });
  });
});
