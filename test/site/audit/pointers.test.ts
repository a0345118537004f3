import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latestProblems, versionsProblems } from '../../../src/site/audit/pointers.js';

const LISTED = ['1.0.0', '1.1.0', '2.0.0'];
const messages = (text: string) =>
  versionsProblems('versions', Buffer.from(text), LISTED).map(({ message }) => message);

describe('versions', () => {
  // text | what is said of it
  const rows = [
    ['["1.0.0","1.1.0","2.0.0"]\n', []],
    ['[ "1.0.0",\n"1.1.0", "2.0.0" ]', []],
    ['["1.0.0","2.0.0","1.1.0"]', ['it is not in ascending order']],
    ['["1.0.0"]', ['it lacks "1.1.0", "2.0.0"']],
    ['["1.0.0","1.1.0","2.0.0","2.0.0"]', ['it names a version twice']],
    ['["1.0.0","1.1.0","3.0.0"]', ['it lacks "2.0.0", and it has "3.0.0" too many']],
    [
      '["1.0.0","1.1.0","2.0.0","\\u001b[2J"]',
      ['lists "\\u001b[2J", which is not a strict', 'it has "\\u001b[2J" too many'],
    ],
    ['["1.0.0","1.1.0","2.0.0",3]', ['it is not an array of strings']],
    ['"1.0.0"', ['it is not an array of strings']],
    ['["1.0.0","1.1.0","2.0.0"', ['it is not JSON']],
  ] as const;
  test.each(rows)('%s', (text, expected) => {
    expect(messages(text)).toEqual(expected.map((part) => expect.stringContaining(part)));
  });

  test('a long difference is told in short', () => {
    const many = Array.from({ length: 50 }, (_, patch) => `1.0.${patch}`);
    const [found] = versionsProblems('versions', Buffer.from('[]'), many);
    expect(found?.message).toContain('it lacks "1.0.0", "1.0.1", "1.0.2", "1.0.3", "1.0.4" and 45 more');
  });

  test('only the listed ones, in their order, are right', () => {
    const list = fc.array(fc.constantFrom(...LISTED, '1.0.1', 'v1'), { maxLength: 5 });
    fc.assert(
      fc.property(list, (found) => {
        const right = JSON.stringify(found) === JSON.stringify(LISTED);
        expect(versionsProblems('versions', Buffer.from(JSON.stringify(found)), LISTED).length === 0).toBe(right);
      }),
    );
  });
});

describe('latest', () => {
  const rows = [
    ['"2.0.0"\n', []],
    ['"1.0.0"', ['it says "1.0.0" instead of "2.0.0"']],
    ['null', ['it says null instead of "2.0.0"']],
    ['2.0.0', ['it is not JSON']],
    ['', ['it is not JSON']],
  ] as const;
  test.each(rows)('%j', (text, expected) => {
    const found = latestProblems('latest', Buffer.from(text), '2.0.0');
    expect(found.map(({ message }) => message)).toEqual(expected.map((part) => expect.stringContaining(part)));
    expect(found.every(({ code }) => code === 'verify-pointer-differs')).toBe(true);
  });
});
