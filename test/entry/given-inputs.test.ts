import { describe, expect, test } from 'vitest';
import { givenInputs } from '../../src/entry/given-inputs.js';

const given = (texts: Readonly<Record<string, string>>, command = 'release') =>
  givenInputs(command, 'action', ({ flag }) => {
    const text = texts[flag];
    return text === undefined ? undefined : { text, origin: `input ${flag}` };
  });

describe('givenInputs', () => {
  test.each([
    // texts, flags
    [{}, {}],
    [
      { version: '1.2.0', host: ' ../site\n' },
      { version: '1.2.0', host: '../site' },
    ],
    [{ version: '', host: '  ', 'dry-run': '' }, {}],
    [
      { 'dry-run': 'true', strict: 'TRUE', 'allow-dirty': '1' },
      { dryRun: true, strict: true, allowDirty: true },
    ],
    [
      { 'dry-run': 'false', strict: '0' },
      { dryRun: false, strict: false },
    ],
    [{ forge: 'git' }, { forge: 'git' }],
    [{ 'signing-key': 'secret', token: 'secret' }, {}],
    [{ out: 'a.zip', key: 'a' }, {}],
  ])('%j', (texts, flags) => {
    const { problems, ...rest } = given(texts);
    expect(problems).toEqual([]);
    expect(rest.flags).toStrictEqual(flags);
    expect(Object.keys(rest.origins).sort()).toEqual(Object.keys(flags).sort());
  });

  test('a list is given line by line', () => {
    expect(given({ key: 'a.pub\n\n  b.pub\r\n', threshold: '2' }, 'verify').flags).toStrictEqual({
      key: ['a.pub', 'b.pub'],
      threshold: 2,
    });
  });

  test('every value that is none is told at once, with what gave it', () => {
    const { problems, flags, origins } = given({ 'dry-run': 'maybe', forge: 'gitea', strict: 'yes', version: '1.0.0' });
    expect(flags).toStrictEqual({ version: '1.0.0' });
    expect(origins).toMatchObject({ version: 'input version', strict: 'input strict' });
    expect(problems.map(({ code, message, place }) => [code, message, place?.file])).toEqual([
      ['cli-input-invalid', 'input forge is "gitea": it takes auto, git, github, gitlab.', 'input forge'],
      ['cli-input-invalid', 'input dry-run is "maybe": it takes true or false.', 'input dry-run'],
      ['cli-input-invalid', 'input strict is "yes": it takes true or false.', 'input strict'],
    ]);
  });

  test('a whole number out of its range is told with the range', () => {
    const [problem] = given({ threshold: '0' }, 'verify').problems;
    expect(problem?.message).toBe('input threshold is "0": a whole number from 1 to 64.');
    expect(given({ threshold: 'two' }, 'verify').problems).toHaveLength(1);
  });
});
