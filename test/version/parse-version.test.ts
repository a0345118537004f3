import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseVersion } from '../../src/version/parse-version.js';

describe('parseVersion', () => {
  test.each([
    // text | parts, as 0-OS's publisher takes them
    ['0.1.0', [0, 1, 0], [], []],
    ['0.1.0-rc.1', [0, 1, 0], ['rc', 1], []],
    ['0.2.2-rc8-b', [0, 2, 2], ['rc8-b'], []],
    ['260331.163206.0', [260331, 163206, 0], [], []],
    ['1.0.0-alpha.1+001.x', [1, 0, 0], ['alpha', 1], ['001', 'x']],
  ])('takes %s apart', (text, [major, minor, patch], prerelease, build) => {
    expect(parseVersion(text)).toEqual({ text, major, minor, patch, prerelease, build });
  });

  test.each([
    // text: what 0-OS refuses, and other spellings than the canonical one
    'v0.1.0',
    '=1.0.0',
    '0.1',
    '0.1.0.4',
    '0.01.0',
    '0.1.0-rc.01',
    '0.1.0-',
    '0.1.0+',
    '',
    ' 0.1.0',
    '0.1.0\n',
    '260331.00512.0',
    '1.0.0-a..b',
    '1.0.0-ä',
    '9007199254740993.0.0',
    `1.0.0-${'a'.repeat(300)}`,
  ])('refuses %j', (text) => {
    expect(parseVersion(text)).toBeUndefined();
  });

  test('gives the same parts for its own text, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^v?\d{1,3}(\.\d{1,3}){1,3}([-+][0-9A-Za-z.+-]{0,8})?$/)),
        (text) => {
          const version = parseVersion(text);
          expect(version?.text ?? text).toBe(text);
        },
      ),
    );
  });
});
