import { describe, expect, test } from 'vitest';
import { declaredHost, HOST_KEYS, OPTIONS_OF, REASONS } from '../../src/project/host-options.js';

describe('REASONS', () => {
  test.each([
    // option | value | taken
    ['directory', '../site', true],
    ['directory', 'https://example.com', false],
    ['bucket', 'updates.example.com', true],
    ['bucket', 'Legacy_Bucket', true],
    ['bucket', 'arn:aws:s3:eu-west-1:123456789012:accesspoint/site', true],
    ['bucket', 'arn:aws-cn:s3-outposts:cn-north-1:123456789012:outpost/op-1/accesspoint/a', true],
    ['bucket', 'arn:aws:iam::123456789012:role/x', false],
    ['bucket', 'up', false],
    ['bucket', 'updates/x', false],
    ['prefix', '/', true],
    ['prefix', '/a/b/', true],
    ['prefix', 'a\\b', false],
    ['prefix', 'a/.GIT/b', false],
    ['prefix', 'a/*', false],
    ['folder', 'docs', true],
    ['region', 'us-gov-west-1', true],
    ['region', 'eu central', false],
    ['endpoint', 'https://account.r2.cloudflarestorage.com', true],
    ['endpoint', 'https://example.com?x', false],
    ['branch', 'release/gh-pages_2.0', true],
    ['branch', 'a b', false],
    ['remote', 'origin', true],
    ['remote', 'git@example.com:r.git', true],
    ['remote', '-x', false],
    ['put', 'http://127.0.0.1:8080/dav', true],
    ['put', 'ftp://example.com', false],
    ['tokenHeader', 'JOB-TOKEN', true],
    ['tokenHeader', 'Authorization', true],
    ['tokenHeader', 'If-None-Match', false],
    ['tokenHeader', 'content-length', false],
    ['tokenHeader', 'X Token', false],
    ['tokenHeader', 'X:', false],
  ] as const)('%s may be %j: %s', (option, value, taken) => {
    expect(REASONS[option](value) === undefined).toBe(taken);
  });
});

describe('declaredHost', () => {
  test('has no key for what isn’t said', () => {
    expect(declaredHost({ bucket: 'b', region: undefined })).toStrictEqual({ kind: 's3', bucket: 'b', prefix: '' });
    expect(declaredHost({ branch: 'b' })).toStrictEqual({ kind: 'git-branch', branch: 'b', folder: '' });
    expect(declaredHost({ put: 'https://example.com' })).toStrictEqual({
      kind: 'http-put',
      url: 'https://example.com',
    });
  });
});

test('an option belongs to one kind of host', () => {
  const options = HOST_KEYS.flatMap((key) => OPTIONS_OF[key]);
  expect(new Set(options).size).toBe(options.length);
  expect(Object.keys(OPTIONS_OF)).toEqual(HOST_KEYS);
});
