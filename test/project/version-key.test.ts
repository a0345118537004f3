import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/errors/problem.js';
import { findInVersionKey, parseVersionKey } from '../../src/project/version-key.js';

const problems = (text: string): readonly Problem[] => {
  const found = findInVersionKey(text) ?? [];
  return (typeof found === 'function' ? [found] : found.map(({ word }) => word)).map((word) => word('version', {}));
};

describe('the version key', () => {
  test.each([
    // text | meaning
    ['1.2.0', { kind: 'explicit', version: '1.2.0' }],
    ['tag', { kind: 'tag' }],
    ['package.json', { kind: 'package.json', path: 'package.json' }],
    ['app/package.json', { kind: 'package.json', path: 'app/package.json' }],
    ['crates/pump/Cargo.toml', { kind: 'Cargo.toml', path: 'crates/pump/Cargo.toml' }],
    ['../pyproject.toml', { kind: 'pyproject.toml', path: '../pyproject.toml' }],
    ['file:VERSION', { kind: 'file', path: 'VERSION' }],
  ])('%s', (text, meaning) => {
    expect(parseVersionKey(text)).toEqual(meaning);
    expect(problems(text)).toEqual([]);
  });

  test.each([
    // text | code | hint
    ['pacakge.json', 'project-version-source-unknown', 'Did you mean package.json?'],
    ['tags', 'project-version-source-unknown', 'Did you mean tag?'],
    ['VERSION', 'project-version-source-unknown', 'Did you mean file:VERSION?'],
    ['src/version.txt', 'project-version-source-unknown', 'Did you mean file:src/version.txt?'],
    ['latest', 'project-version-source-unknown', 'Write a version as "1.2.0"'],
    ['file:', 'project-path-invalid', 'Write a path'],
    ['', 'version-not-semver', 'Write MAJOR.MINOR.PATCH'],
    ['1.2', 'version-not-semver', 'Write 1.2.0.'],
    ['v1.2.0', 'version-v-prefix', 'Write 1.2.0.'],
  ])('%j gives %s', (text, code, hint) => {
    const [found] = problems(text);
    expect(found?.code).toBe(code);
    expect(found?.hint).toContain(hint);
  });

  test('everything wrong with a version is reported', () => {
    expect(problems('v1.0.0-rc1+b').map(({ code }) => code)).toEqual([
      'version-v-prefix',
      'version-build-metadata',
      'version-undotted-number',
    ]);
  });
});
