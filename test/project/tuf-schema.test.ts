import { describe, expect, test } from 'vitest';
import type { KeyPath } from '../../src/project/document.js';
import { judge } from '../../src/project/judge.js';
import { tufSchema } from '../../src/project/tuf-schema.js';

const judged = (value: unknown) => {
  const place = (path: KeyPath) => ({ path: path.join('.') });
  const nameOf = (path: KeyPath) => ['tuf', ...path].join('.');
  return judge(tufSchema, { value, place, keyPlace: place, source: () => undefined, nameOf });
};

describe('tufSchema', () => {
  test.each([
    // value | what it comes to
    [undefined, undefined],
    [false, undefined],
    [true, { rootExpiresDays: 365 }],
    [{}, { rootExpiresDays: 365 }],
    [{ rootExpires: '730d' }, { rootExpiresDays: 730 }],
    [{ rootExpires: 90 }, { rootExpiresDays: 90 }],
  ])('%j gives %j', (value, expected) => {
    expect(judged(value)).toEqual({ value: expected, problems: [] });
  });

  test.each([
    // value | the problem, and where
    [{ rootExpires: '1 year' }, 'project-expires-invalid', 'rootExpires'],
    [{ rootExpires: 0 }, 'project-expires-invalid', 'rootExpires'],
    [{ expires: '1d' }, 'project-unknown-key', 'expires'],
  ])('%j is %s', (value, code, path) => {
    expect(judged(value).problems.map((found) => [found.code, found.place?.path])).toEqual([[code, path]]);
  });
});
