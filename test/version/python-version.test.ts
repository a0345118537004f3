import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkVersion } from '../../src/version/check-version.js';
import { isPythonVersion, semverOfPython } from '../../src/version/python-version.js';

describe('PEP 440 versions', () => {
  test.each([
    // PEP 440 | SemVer
    ['1.0.0rc1', '1.0.0-rc.1'],
    ['1.0.0a2', '1.0.0-alpha.2'],
    ['1.0.0b', '1.0.0-beta.0'],
    ['1.0.0.beta-3', '1.0.0-beta.3'],
    ['1.0.0c1', '1.0.0-rc.1'],
    ['1.0.0-preview.1', '1.0.0-rc.1'],
    ['1.0.0.dev3', '1.0.0-dev.3'],
    ['1.0rc1', '1.0.0-rc.1'],
    ['2026.01.05', '2026.1.5'],
    ['1.2.3.4', undefined],
    ['1!1.0.0', undefined],
    ['1.0.0.post1', undefined],
    ['1.0.0-1', undefined],
    ['1.0.0rc1.dev2', undefined],
    ['1.0.0+local.1', undefined],
  ])('%s is %s', (text, semver) => {
    expect(isPythonVersion(text)).toBe(true);
    expect(semverOfPython(text)).toBe(semver);
  });

  test.each(['', 'one', '1.0.0-alpha.beta', '1..0', '1.0.0rc1x', `1.${'0'.repeat(200)}`])('%j is none', (text) => {
    expect(isPythonVersion(text)).toBe(false);
    expect(semverOfPython(text)).toBeUndefined();
  });

  test('every spelling that is suggested can be released', () => {
    const text = fc.stringMatching(/^\d{1,2}(\.\d{1,2}){0,2}((a|b|rc|\.dev)\d{0,3})?$/);
    fc.assert(
      fc.property(text, (version) => {
        expect(checkVersion(semverOfPython(version) ?? '')).toEqual([]);
      }),
    );
  });
});
