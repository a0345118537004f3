import { describe, expect, test } from 'vitest';
import type { KeyPath } from '../../src/project/document.js';
import { judge } from '../../src/project/judge.js';
import { rehearsalSchema } from '../../src/project/rehearsal-schema.js';

const judged = (value: unknown) => {
  const place = (path: KeyPath) => ({ path: path.join('.') });
  const nameOf = (path: KeyPath) => ['rehearsal', ...path].join('.');
  return judge(rehearsalSchema, { value, place, keyPlace: place, source: () => undefined, nameOf });
};

describe('rehearsalSchema', () => {
  const defaults = { from: [], allow: [], isolation: 'auto', timeout: 60 };
  test.each([
    // value | what it stands for
    [undefined, defaults],
    [{}, defaults],
    [{ from: ['0.9.0'] }, { ...defaults, from: ['0.9.0'] }],
    [
      { allow: [{ family: 'zos', version: '1.0.0', what: 'stuck' }], isolation: 'required', timeout: 5 },
      { from: [], allow: [{ family: 'zos', version: '1.0.0', what: 'stuck' }], isolation: 'required', timeout: 5 },
    ],
  ])('%j', (value, expected) => {
    expect(judged(value)).toEqual({ value: expected, problems: [] });
  });

  test.each([
    // value | codes with their path
    [{ from: ['v1.0.0'] }, ['project-version-text-invalid from.0']],
    [{ from: ['1.0.0', '1.0.0'] }, ['project-list-duplicate from.1']],
    [{ isolation: 'docker' }, ['project-unknown-choice isolation']],
    [{ timeout: 0 }, ['project-number-out-of-range timeout']],
    [{ allow: [{ family: 'zos', version: '1.0', what: 'stuck' }] }, ['project-version-text-invalid allow.0.version']],
    [{ allow: [{ family: 'zos', version: '1.0.0', what: 'bricked' }] }, ['project-unknown-choice allow.0.what']],
    [{ retries: 1 }, ['project-unknown-key retries']],
  ])('refuses %j', (value, expected) => {
    expect(judged(value).problems.map(({ code, place }) => `${code} ${place?.path}`)).toEqual(expected);
  });
});
