import { describe, expect, test } from 'vitest';
import type { KeyPath } from '../../src/project/document.js';
import { hostSchema, publicUrlSchema } from '../../src/project/host-schema.js';
import { judge } from '../../src/project/judge.js';

const judged = (value: unknown) => {
  const place = (path: KeyPath) => ({ path: path.join('.') });
  return judge(hostSchema, {
    value,
    place,
    keyPlace: place,
    source: () => undefined,
    nameOf: (path) => ['host', ...path].join('.'),
  });
};

const codes = (value: unknown) => judged(value).problems.map(({ code, place }) => `${code} ${place?.path}`.trim());

describe('hostSchema', () => {
  test.each([
    // value | directory
    ['../site', '../site'],
    ['file:///srv/site', 'file:///srv/site'],
    [{ directory: 'site' }, 'site'],
  ])('%j gives %s', (value, directory) => {
    expect(judged(value)).toEqual({ value: directory, problems: [] });
  });

  test.each([
    // value | codes
    ['', ['project-text-empty']],
    ['s3://bucket', ['project-host-unsupported']],
    ['sftp://u:hunter2@example.com/x', ['project-host-unsupported']],
    ['file://elsewhere/x', ['project-host-url-invalid']],
    [5, ['project-wrong-type']],
    [{ directory: 5 }, ['project-wrong-type directory']],
    [{ directory: 'x', region: 'y' }, ['project-unknown-key region']],
  ])('refuses %j', (value, expected) => {
    expect(codes(value)).toEqual(expected);
    expect(JSON.stringify(judged(value).problems)).not.toContain('hunter2');
  });
});

describe('publicUrlSchema', () => {
  test('gives the URL without its trailing slash', () => {
    expect(publicUrlSchema.parse('https://example.com/a/')).toBe('https://example.com/a');
  });

  test('refuses what is no absolute http(s) URL', () => {
    expect(publicUrlSchema.safeParse('example.com').success).toBe(false);
  });
});
