import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { KeyPath } from '../../src/project/document.js';
import { judge } from '../../src/project/judge.js';
import { pageSchema } from '../../src/project/page-schema.js';

const judged = (value: unknown) => {
  const place = (path: KeyPath) => ({ path: path.join('.') });
  const nameOf = (path: KeyPath) => ['page', ...path].join('.');
  return judge(pageSchema(z.string()), { value, place, keyPlace: place, source: () => undefined, nameOf });
};

describe('pageSchema', () => {
  test.each([
    // value | what it comes to
    [undefined, { channels: [] }],
    [true, { channels: [] }],
    [false, undefined],
    [{}, { channels: [] }],
    [{ channels: ['beta', 'nightly'] }, { channels: ['beta', 'nightly'] }],
  ])('%j gives %j', (value, expected) => {
    expect(judged(value)).toEqual({ value: expected, problems: [] });
  });

  test.each([
    // value | the problem, and where
    [{ channel: ['beta'] }, 'project-unknown-key', 'channel'],
    [{ channels: 'beta' }, 'project-wrong-type', 'channels'],
    [{ channels: ['beta', 'beta'] }, 'project-list-duplicate', 'channels.1'],
    ['yes', 'project-wrong-type', ''],
  ])('%j is %s', (value, code, path) => {
    expect(judged(value).problems.map((found) => [found.code, found.place?.path])).toEqual([[code, path]]);
  });
});
