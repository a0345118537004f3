import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkVersion, MAX_VERSION_LENGTH } from '../../src/version/check-version.js';
import { compareVersions, parseVersion, sortVersions } from '../../src/version/semver.js';

const codes = (text: string) => checkVersion(text).map(({ code }) => code);

describe('checkVersion', () => {
  test.each([
    '0.1.0',
    '1.2.3',
    '1.0.0-rc.1',
    '1.0.0-alpha',
    '1.0.0-alpha.beta.2',
    '1.0.0-dev.5.gabc1234',
    '1.0.0-5114f85',
  ])('takes %s', (text) => {
    expect(checkVersion(text)).toEqual([]);
  });

  test.each([
    // text | codes | in the first hint
    ['', ['version-not-semver'], '1.2.0'],
    ['1', ['version-not-semver'], 'Write 1.0.0.'],
    ['1.2', ['version-not-semver'], 'Write 1.2.0.'],
    ['1.2-rc.1', ['version-not-semver'], 'Write 1.2.0-rc.1.'],
    ['1.2.3.4', ['version-not-semver'], 'MAJOR.MINOR.PATCH'],
    ['01.2.3', ['version-not-semver'], 'Write 1.2.3.'],
    ['1.2.3-rc.01', ['version-not-semver'], 'Write 1.2.3-rc.1.'],
    ['1.0.0rc1', ['version-not-semver'], 'Write 1.0.0-rc.1.'],
    ['1.0.0-', ['version-not-semver'], 'MAJOR.MINOR.PATCH'],
    ['1.0.0-a..b', ['version-not-semver'], 'MAJOR.MINOR.PATCH'],
    ['1.0.0 beta', ['version-not-semver'], 'MAJOR.MINOR.PATCH'],
    ['latest', ['version-not-semver'], 'MAJOR.MINOR.PATCH'],
    [' 1.2.3', ['version-not-semver'], 'Write 1.2.3.'],
    ['1.2.3\n', ['version-not-semver'], 'Write 1.2.3.'],
    ['=1.2.3', ['version-not-semver'], 'MAJOR.MINOR.PATCH'],
    ['v1.2.3', ['version-v-prefix'], 'Write 1.2.3.'],
    ['V1.2.3', ['version-v-prefix'], 'Write 1.2.3.'],
    ['v1.2.3-rc1+b', ['version-v-prefix', 'version-build-metadata', 'version-undotted-number'], 'Write 1.2.3-rc.1.'],
    ['1.2.3+5114f85', ['version-build-metadata'], 'Write 1.2.3,'],
    ['1.2.3-rc.1+a.b', ['version-build-metadata'], 'Write 1.2.3-rc.1,'],
    ['1.0.0-alpha11', ['version-undotted-number'], 'Write 1.0.0-alpha.11.'],
    ['1.0.0-rc8', ['version-undotted-number'], 'Write 1.0.0-rc.8.'],
    ['1.0.0-rc8-b', ['version-undotted-number'], 'Write 1.0.0-rc.8.b.'],
    ['1.0.0-beta-2', ['version-undotted-number'], 'Write 1.0.0-beta.2.'],
    ['1.0.0-rc.1.build007', ['version-undotted-number'], 'Write 1.0.0-rc.1.build.7.'],
    ['9007199254740993.0.0', ['version-number-too-large'], 'smaller numbers'],
    ['1.0.0-rc.9007199254740993', ['version-number-too-large'], 'smaller numbers'],
    ['v1.0.9007199254740992', ['version-number-too-large'], 'smaller numbers'],
    [`1.0.0-${'a'.repeat(60)}`, ['version-too-long'], 'Shorten'],
  ])('%j gives %j', (text, expected, hint) => {
    const problems = checkVersion(text, { place: { file: 'VERSION', line: 1 } });
    expect(problems.map(({ code }) => code)).toEqual(expected);
    expect(problems[0]?.hint).toContain(hint);
    expect(problems.map(({ place }) => place)).toEqual(expected.map(() => ({ file: 'VERSION', line: 1 })));
  });

  test('takes the longest version, and none longer', () => {
    const longest = `1.0.0-${'a'.repeat(MAX_VERSION_LENGTH - 6)}`;
    expect(codes(longest)).toEqual([]);
    expect(codes(`${longest}a`)).toEqual(['version-too-long']);
  });

  test('has an answer to any text, and passes none that is not canonical SemVer', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^v?\d{0,18}(\.\d{0,18}){0,4}[-+]?[0-9A-Za-z.+-]{0,12}$/),
    );
    fc.assert(
      fc.property(texts, (text) => {
        if (codes(text).length === 0) expect(parseVersion(text)?.build).toEqual([]);
      }),
    );
  });

  test('passes no pre-releases with a letter prefix whose text order and number order disagree', () => {
    const prefix = fc.constantFrom('alpha', 'beta', 'rc', 'dev', 'snapshot');
    fc.assert(
      fc.property(prefix, fc.nat(200), fc.nat(200), (name, a, b) => {
        const [first, second] = [`1.0.0-${name}${a}`, `1.0.0-${name}${b}`];
        const passes = [first, second].every((text) => codes(text).length === 0);
        expect(passes && Math.sign(compareVersions(first, second)) !== Math.sign(a - b)).toBe(false);
      }),
    );
  });

  test('suggests versions that pass and keep the order that was meant', () => {
    const suggestion = (text: string) => /Write ([^ ]+)\.$/.exec(checkVersion(text)[0]?.hint ?? '')?.[1] ?? '';
    fc.assert(
      fc.property(
        fc.constantFrom('alpha', 'rc', 'beta-', 'a'),
        fc.uniqueArray(fc.nat(9999), { minLength: 2 }),
        (name, numbers) => {
          const ascending = [...numbers].sort((a, b) => a - b).map((number) => suggestion(`1.0.0-${name}${number}`));
          expect(ascending.flatMap(codes)).toEqual([]);
          expect(sortVersions([...ascending].reverse())).toEqual(ascending);
        },
      ),
    );
  });
});
