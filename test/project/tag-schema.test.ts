import { describe, expect, test } from 'vitest';
import type { KeyPath } from '../../src/project/document.js';
import { judge } from '../../src/project/judge.js';
import { tagSchema } from '../../src/project/tag-schema.js';

const judged = (value: unknown) => {
  const place = (path: KeyPath) => ({ path: path.join('.') });
  return judge(tagSchema, {
    value,
    place,
    keyPlace: place,
    source: () => undefined,
    nameOf: (path) => ['tag', ...path].join('.'),
  });
};

const codes = (value: unknown) => judged(value).problems.map(({ code, place }) => `${code} ${place?.path}`.trim());

describe('tagSchema', () => {
  test('has a default for every key', () => {
    expect(judged(undefined)).toEqual({
      value: { prefix: '', remote: 'origin', message: '{product} {version}', unprefixed: false },
      problems: [],
    });
  });

  test.each([
    // remotes that git takes, a password apart
    'upstream',
    'git@example.com:team/r.git',
    'ssh://git@example.com/r.git',
    '../remote.git',
    'https://example.com/r.git',
  ])('takes the remote %s', (remote) => {
    expect(judged({ remote })).toMatchObject({ value: { remote } });
  });

  test.each([
    // value | codes with their path
    [{ remote: '-x' }, ['project-remote-invalid remote']],
    [{ remote: 'https://u:hunter2@example.com/r' }, ['project-remote-invalid remote']],
    [{ remote: '' }, ['project-text-empty remote']],
    [
      { message: 'Release {verison} of {what}' },
      ['project-tag-placeholder message', 'project-tag-placeholder message'],
    ],
    [{ message: '\n' }, ['project-text-empty message']],
    [{ unprefixed: 'yes' }, ['project-wrong-type unprefixed']],
  ])('refuses %j', (value, expected) => {
    expect(codes(value)).toEqual(expected);
    expect(JSON.stringify(judged(value).problems)).not.toContain('hunter2');
  });
});
