import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameProblems } from '../../src/bundle/names.js';

const judge = (...paths: readonly string[]) => nameProblems(paths, (path) => ({ file: `bundle/${path}` }));
const codesOf = (...paths: readonly string[]): readonly string[] =>
  judge(...paths).map(({ code }) => code.replace('bundle-name-', ''));

const NFC = 'caf\u00e9';
const NFD = 'cafe\u0301';

describe('one name', () => {
  test.each([
    'update.sh',
    'app/bin/tool-1.2_x@3',
    'with blank/a b.txt',
    '.hidden',
    'a..b/...c',
    `${NFC}/größe.txt`,
    'console.log',
    'com10.txt',
    'auxiliary',
    '日本語.txt',
    '👩‍🔧.png',
  ])('%s is fine', (path) => expect(judge(path)).toEqual([]));

  test.each([
    // path | codes
    ['', ['escapes']],
    ['/etc/passwd', ['escapes']],
    ['../x', ['escapes']],
    ['a/../x', ['escapes']],
    ['a/..', ['escapes']],
    ['./a', ['escapes']],
    ['a//b', ['escapes']],
    ['a/', ['escapes']],
    ['C:x', ['escapes']],
    ['..\\x', ['backslash']],
    ['a\nb', ['control']],
    ['a\0b', ['control']],
    ['a\u007f', ['control']],
    ['a\u0085', ['control']],
    ['exe.\u202Egpj', ['control']],
    ['\uD800', ['undecodable']],
    [NFD, ['not-nfc']],
    ['CON', ['unportable']],
    ['nul.txt', ['unportable']],
    ['lib/Com1.txt', ['unportable']],
    ['aux/file', ['unportable']],
    ['a.', ['unportable']],
    ['a /b', ['unportable']],
    ['ab:c', ['unportable']],
    ['what?', ['unportable']],
    ['a|b', ['unportable']],
    ['a\\\n', ['backslash', 'control']],
  ] as const)('%j: %j', (path, codes) => {
    expect(codesOf(path)).toEqual(codes);
  });

  test('has its place in every finding, and only portability and normal form are warnings', () => {
    expect(judge(NFD, 'CON', 'a\\b').map(({ place, severity }) => [place?.file, severity])).toEqual([
      [`bundle/${NFD}`, 'warning'],
      ['bundle/CON', 'warning'],
      ['bundle/a\\b', 'error'],
    ]);
  });

  test('has at most 255 bytes of UTF-8 between two slashes', () => {
    expect(judge('a'.repeat(255), `${'ä'.repeat(127)}/${'b'.repeat(255)}`)).toEqual([]);
    expect(codesOf('a'.repeat(256))).toEqual(['too-long']);
    expect(codesOf(`${'ä'.repeat(128)}/x`)).toEqual(['too-long']);
    expect(judge('ä'.repeat(128))[0]?.message).toContain('takes 256 bytes; the limit is 255');
  });

  test('has at most 65,535 bytes in all', () => {
    const deep = `${'a'.repeat(255)}/`.repeat(255);
    expect(judge(`${deep}${'b'.repeat(255)}`)).toEqual([]);
    expect(codesOf(`${deep}b/${'b'.repeat(254)}`)).toEqual(['too-long']);
  });

  test('made of plain segments is never refused', () => {
    const segment = fc
      .stringMatching(/^[b-mo-z0-9_-][a-z0-9_.-]{0,20}[a-z0-9_-]$/)
      .filter((s) => !/^(con|prn|com|lpt)/.test(s));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (parts) => {
        expect(judge(parts.join('/'))).toEqual([]);
      }),
    );
  });
});

describe('names together', () => {
  test('share the finding against a directory’s name', () => {
    const problems = judge('lib/aux/a', 'lib/aux/b', 'lib/aux/sub/c');
    expect(problems.map(({ message, place }) => [message, place?.file])).toEqual([
      ['The name "lib/aux" ends in "aux", a device\'s name on Windows.', 'bundle/lib/aux'],
    ]);
  });

  test.each([
    // first | second | by
    ['README', 'readme', 'upper and lower case'],
    ['app/Data', 'app/data', 'upper and lower case'],
    ['straße', 'STRASSE', 'upper and lower case'],
    ['ΣΑΣ', 'σας', 'upper and lower case'],
    [NFC, NFD, 'Unicode normalisation'],
    [NFD, NFC, 'Unicode normalisation'],
    [NFC, 'CAFE\u0301', 'upper and lower case'],
  ])('%s and %s clash by %s', (first, second, by) => {
    const clash = judge(first, second).filter(({ code }) => code === 'bundle-name-clash');
    expect(clash.map(({ message, place }) => [message, place?.file])).toEqual([
      [`The names ${JSON.stringify(second)} and ${JSON.stringify(first)} differ only by ${by}.`, `bundle/${second}`],
    ]);
  });

  test('directories clash too, and are reported once', () => {
    expect(codesOf('App/a', 'App/b', 'app/c', 'app/d')).toEqual(['clash']);
    expect(judge('App/a', 'app/c')[0]?.message).toContain('"app" and "App"');
  });

  test('a file clashes with a directory', () => expect(codesOf('App', 'app/x')).toEqual(['clash']));

  test('the same name twice', () => expect(codesOf('a/b', 'a/b')).toEqual(['duplicate']));

  test('the same name in two directories is no clash', () => {
    expect(judge('a/README', 'b/readme', 'a/b/README', 'README')).toEqual([]);
  });
});
