import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  carriedFolder,
  hostSetup,
  isAws,
  mayIgnoreConditions,
  shellWord,
  yamlText,
} from '../../../src/commands/init/host-setup.js';

const setup = (text: string) => hostSetup(text, '--host');

describe('hostSetup', () => {
  test('is the host as it was given, and what it stands for', () => {
    expect(setup('branch:gh-pages')).toEqual({
      text: 'branch:gh-pages',
      spec: { kind: 'git-branch', branch: 'gh-pages', folder: '' },
    });
  });

  test.each([
    // host | code
    ['sftp://example.com', 'project-host-unsupported'],
    ['s3://b', 'project-host-url-invalid'],
    [' site', 'project-text-blanks'],
    ['~/site', 'project-path-invalid'],
  ])('refuses %j, and names who gave it', (text, code) => {
    expect(() => hostSetup(text, 'OTA_HOST')).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code, place: { file: 'OTA_HOST' } })] }),
    );
  });
});

test.each([
  // host | folder that is carried
  ['site', 'site'],
  ['./public/site/', 'public/site'],
  ['out\\site', 'out/site'],
  ['.', undefined],
  ['../site', undefined],
  ['a/../../site', undefined],
  ['/srv/site', undefined],
  ['C:\\site', undefined],
  ['file:///srv/site', undefined],
  ['branch:site', undefined],
  ['s3://updates', undefined],
])('of %s the pipeline carries %s', (text, folder) => {
  expect(carriedFolder(setup(text))).toBe(folder);
});

test.each([
  // host | may ignore conditions | is AWS
  ['site', false, false],
  ['branch:site', false, false],
  ['s3://updates', false, true],
  ['s3://updates?region=eu-central-1', false, true],
  ['s3://updates?endpoint=https://minio.example.com', true, false],
  ['https://dav.example.com', true, false],
])('%s may ignore conditions: %s, is of AWS: %s', (text, ignores, aws) => {
  expect([mayIgnoreConditions(setup(text)), isAws(setup(text))]).toEqual([ignores, aws]);
});

describe('words of other languages', () => {
  test.each(['site', 'true', '1.0', 'null', 'a: b', 's3://b?a=b&c=d', '~x', '- a', 'branch:b#c', 'a"b'])(
    '%s in YAML is itself',
    (text) => {
      expect(parse(`host: ${yamlText(text)}`)).toEqual({ host: text });
    },
  );

  test('what needs no quotes has none', () => {
    expect(['site', 'branch:gh-pages', 's3://updates/gw'].map(yamlText)).toEqual([
      'site',
      'branch:gh-pages',
      's3://updates/gw',
    ]);
  });

  test('any text is one word of a shell', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab /\'"$`\\*?;&'), minLength: 1, maxLength: 8 }), (text) => {
        expect(execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' })).toBe(text);
      }),
      { numRuns: 25 },
    );
  });
});
