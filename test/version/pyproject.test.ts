import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPyproject } from '../../src/version/pyproject.js';

const FILE = 'pyproject.toml';

describe('the version of a pyproject.toml', () => {
  test.each([
    // text | version | line
    ['[project]\nname = "gateway"\nversion = "1.2.0"\n', '1.2.0', 3],
    ['[tool.poetry]\nversion = "1.2.0"\n', '1.2.0', 2],
    ['[ tool . poetry ]\n  version="1.2.0"\n', '1.2.0', 2],
    ['[tool.poetry]\nversion = "9.9.9"\n[project]\nversion = "1.2.0"\n', '1.2.0', 4],
    ['[tool.other]\nversion = "9.9.9"\n[project]\nversion = "1.2.0-rc.1" # next\n', '1.2.0-rc.1', 4],
    ['project = { version = "1.2.0" }\n', '1.2.0', undefined],
    ['[project]\r\nversion = "1.2.0"\r\n', '1.2.0', 2],
    ['\uFEFF[project]\nversion = "1.2.0"\n', '1.2.0', 2],
    ['[project]\nversion = "1.2"\n', '1.2', 2],
    ['[project]\nversion = "one"\n', 'one', 2],
  ])('%j gives %s', (text, version, line) => {
    const read = readPyproject(text, FILE);
    expect(read).toMatchObject({ version, problems: [] });
    expect(read.place.line).toBe(line);
  });

  test.each([
    // text | code | line | in the hint
    ['[project]\nversion = "1.0.0rc1"\n', 'version-python-spelling', 2, 'Write 1.0.0-rc.1:'],
    ['[project]\nversion = "1.0.0.post1"\n', 'version-python-spelling', 2, 'no counterpart'],
    ['[project]\nname = "x"\ndynamic = ["readme", "version"]\n', 'version-dynamic', 3, 'version: tag'],
    ['[project]\nname = "x"\n', 'version-file-empty', undefined, 'Write the version there'],
    ['', 'version-file-empty', undefined, 'Write the version there'],
    ['[project]\nversion = 1.2\n', 'version-file-empty', 2, 'Write the version there'],
    ['[project]\nversion = ""\n', 'version-file-empty', 2, 'Write the version there'],
    ['[project\nversion = "1.2.0"\n', 'version-file-unreadable', 1, 'Correct the file'],
    ['[project]\nversion = "1.2.0"\nversion = "1.3.0"\n', 'version-file-unreadable', 3, 'Correct the file'],
  ])('%j gives %s', (text, code, line, hint) => {
    const { version, problems } = readPyproject(text, FILE);
    expect(version).toBeUndefined();
    expect(problems).toMatchObject([{ code, place: { file: FILE } }]);
    expect(problems[0]?.place?.line).toBe(line);
    expect(problems[0]?.hint).toContain(hint);
  });

  test('names the back end that knows a dynamic version', () => {
    const text = '[project]\ndynamic = ["version"]\n[build-system]\nbuild-backend = "hatchling.build"\n';
    expect(readPyproject(text, FILE).problems[0]?.message).toContain('hatchling.build');
  });

  test('a syntax error does not repeat the text', () => {
    const [found] = readPyproject('[project]\ntoken = "hunter2\n', FILE).problems;
    expect(found?.code).toBe('version-file-unreadable');
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  test('any text is read or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]=".\n projectversin1{},#\\') }), (text) => {
        const { version, problems } = readPyproject(text, FILE);
        expect(version === undefined).toBe(problems.length > 0);
      }),
    );
  });
});
