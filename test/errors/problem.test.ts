import { describe, expect, it } from 'vitest';
import { formatPlace, hasErrors, problem, strictly } from '../../src/errors/problem.js';

describe('problem', () => {
  it('is worded by the catalogue and points at the errors page', () => {
    expect(problem('cli-flag-missing', { flag: '--key', command: 'verify' })).toEqual({
      code: 'cli-flag-missing',
      severity: 'error',
      message: '`verify` needs --key.',
      hint: 'Give --key; `ota-release verify --help` shows an example.',
      docs: 'docs/errors.md#cli-flag-missing',
    });
  });
});

describe('strictly', () => {
  it('raises warnings to errors', () => {
    const warnings = [problem('bundle-directory-empty', { path: 'latest' })];
    expect(hasErrors(warnings)).toBe(false);
    expect(hasErrors(strictly(warnings))).toBe(true);
  });
});

describe('formatPlace', () => {
  it.each([
    // place, text
    [undefined, ''],
    [{ file: 'a.yaml' }, 'a.yaml'],
    [{ file: 'a.yaml', line: 3, column: 7 }, 'a.yaml:3:7'],
    [{ file: 'a.yaml', line: 3, path: 'host' }, 'a.yaml:3 (host)'],
    [{ path: 'general.version' }, 'general.version'],
  ])('%j is %s', (place, text) => expect(formatPlace(place)).toBe(text));
});
