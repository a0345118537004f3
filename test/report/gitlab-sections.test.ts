import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionEnd, sectionName, sectionStart, withoutSections } from '../../src/report/gitlab-sections.js';
import { markersIn } from '../support/gitlab-log.js';

describe('sectionName', () => {
  it.each([
    // title, name
    ['Load project', 'ota-release-load-project-1700000000123-1'],
    ['Verify https://updates.example.com/a?b', 'ota-release-verify-https-updates-example-com-a-b-1700000000123-1'],
    ['…', 'ota-release-1700000000123-1'],
    [':[x]\r', 'ota-release-x-1700000000123-1'],
  ])('%j', (title, name) => expect(sectionName(title, 1, 1_700_000_000_123.4)).toBe(name));
});

it('writes markers that GitLab reads, folded', () => {
  expect(sectionStart('a-1', 1_700_000_000_999, 'Pack')).toBe(
    '\u001b[0Ksection_start:1700000000:a-1[collapsed=true]\r\u001b[0KPack',
  );
  expect(sectionEnd('a-1', 1_700_000_001_000)).toBe('\u001b[0Ksection_end:1700000001:a-1\r\u001b[0K');
  expect(markersIn(`${sectionStart('a-1', 1000, 'Pack')}\n${sectionEnd('a-1', 2000)}\n`)).toEqual([
    'start a-1',
    'end a-1',
  ]);
});

describe('withoutSections', () => {
  it.each([
    // text, printed
    ['section_start:1:x\r\u001b[0K', 'section-start:1:x\r\u001b[0K'],
    ['said section_end:1:x', 'said section-end:1:x'],
    ['section_ start :1:x', 'section- start :1:x'],
    ['the section_started field', 'the section_started field'],
  ])('%j is printed as %j', (text, printed) => expect(withoutSections(text)).toBe(printed));

  it('leaves nothing that either of GitLab’s readers takes for a marker', () => {
    const piece = fc.constantFrom(
      'section_',
      'start',
      'end',
      ':',
      '1',
      'x',
      ' ',
      '\r',
      '\u001b[0K',
      '[a=b]',
      '\n',
      's',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(markersIn(withoutSections(pieces.join('')))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
