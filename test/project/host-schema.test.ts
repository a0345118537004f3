import { describe, expect, test } from 'vitest';
import { HOST_KINDS, hostSchema } from '../../src/project/host-schema.js';
import { codesOf, judgeKey } from '../support/judge-key.js';

const judged = (value: unknown) => judgeKey('host', hostSchema, value);

describe('hostSchema', () => {
  test.each([
    // value | host
    ['../site', { kind: 'directory', path: '../site' }],
    ['file:///srv/site', { kind: 'directory', path: 'file:///srv/site' }],
    [{ directory: 'site' }, { kind: 'directory', path: 'site' }],
    [{ directory: 'file:///srv/site' }, { kind: 'directory', path: 'file:///srv/site' }],
    ['s3://updates/gateway', { kind: 's3', bucket: 'updates', prefix: 'gateway/' }],
    [
      { bucket: 'updates', prefix: '/a/b', region: 'auto', endpoint: 'HTTPS://Minio.Example.com/', pathStyle: true },
      {
        kind: 's3',
        bucket: 'updates',
        prefix: 'a/b/',
        region: 'auto',
        endpoint: 'https://minio.example.com',
        pathStyle: true,
      },
    ],
    ['branch:gh-pages', { kind: 'git-branch', branch: 'gh-pages', folder: '' }],
    [
      { branch: 'pages', folder: 'docs', remote: 'upstream' },
      { kind: 'git-branch', branch: 'pages', folder: 'docs/', remote: 'upstream' },
    ],
    ['https://dav.example.com/u/', { kind: 'http-put', url: 'https://dav.example.com/u' }],
    [
      { put: 'https://GitLab.example.com/api/', tokenHeader: 'PRIVATE-TOKEN', ca: 'ci/ca.pem' },
      { kind: 'http-put', url: 'https://gitlab.example.com/api', tokenHeader: 'PRIVATE-TOKEN', ca: 'ci/ca.pem' },
    ],
  ])('%j', (value, host) => {
    expect(judged(value)).toEqual({ value: host, problems: [] });
  });

  test.each([
    // value | codes with paths
    ['', ['project-text-empty host']],
    [' site', ['project-text-blanks host']],
    ['~/site', ['project-path-invalid host']],
    [5, ['project-wrong-type host']],
    [null, ['project-wrong-type host']],
    [[], ['project-wrong-type host']],
    ['sftp://u:hunter2@example.com/x', ['project-host-unsupported host']],
    ['git@example.com:site.git', ['project-host-unsupported host']],
    ['file://elsewhere/x', ['project-host-url-invalid host']],
    ['s3://key:hunter2@bucket/x', ['project-host-url-invalid host']],
    ['s3://bucket/100%', ['project-host-url-invalid host']],
    ['s3://bucket?hunter2', ['project-host-url-invalid host']],
    ['s3://bucket?endpoint=https://u:hunter2@example.com', ['project-host-url-invalid host']],
    ['https://u:hunter2@example.com/x', ['project-host-url-invalid host']],
    ['https://example.com/x?token=hunter2', ['project-host-url-invalid host']],
    [' https://u:hunter2@example.com/x', ['project-text-blanks host']],
    ['git+https://u:hunter2@example.com/r.git#b', ['project-host-url-invalid host']],
    [{}, ['project-host-kind host']],
    [{ bucket: 'updates', branch: 'b' }, ['project-host-kind host']],
    [{ directory: 5 }, ['project-wrong-type host.directory']],
    [{ directory: 's3://bucket' }, ['project-host-option-invalid host.directory']],
    [{ directory: 'file://elsewhere/x' }, ['project-host-option-invalid host.directory']],
    [{ directory: '~/x' }, ['project-path-invalid host.directory']],
    [{ directory: 'x', region: 'y' }, ['project-host-option host.region']],
    [{ branch: 'b', prefix: 'x', ca: 'y' }, ['project-host-option host.prefix', 'project-host-option host.ca']],
    [{ bucket: 'updates', pathStyle: 'yes' }, ['project-wrong-type host.pathStyle']],
    [
      { bucket: 'a', region: 'x y', endpoint: 'https://u:hunter2@example.com' },
      [
        'project-host-option-invalid host.bucket',
        'project-host-option-invalid host.region',
        'project-host-option-invalid host.endpoint',
      ],
    ],
    [{ put: ' https://u:hunter2@example.com' }, ['project-text-blanks host.put']],
    [{ put: 'https://u:hunter2@example.com' }, ['project-host-option-invalid host.put']],
    [{ put: 'https://example.com', tokenHeader: 'a b' }, ['project-host-option-invalid host.tokenHeader']],
    [{ branch: 'b', remote: 'https://u:hunter2@example.com/r.git' }, ['project-host-option-invalid host.remote']],
    [{ branch: '' }, ['project-text-empty host.branch']],
    [{ bukcet: 'x' }, ['project-unknown-key host.bukcet']],
    [{ bucket: 'updates', secretAccessKey: 'hunter2' }, ['project-secret-key host.secretAccessKey']],
    [{ put: 'https://example.com', token: 'hunter2' }, ['project-secret-key host.token']],
  ])('refuses %j', (value, expected) => {
    const judgement = judged(value);
    expect(codesOf(judgement)).toEqual(expected);
    expect(JSON.stringify(judgement.problems)).not.toContain('hunter2');
  });

  test.each([
    // value | message | in the hint
    [{ bukcet: 'x' }, 'There is no key "bukcet" here.', 'Did you mean bucket?'],
    [
      { branch: 'b', prefix: 'x' },
      '"prefix" doesn’t go with branch: it belongs to another kind of host.',
      'with branch go: folder, remote',
    ],
    [{ bucket: 'x' }, 'host.bucket can’t be "x": a bucket’s name is 3 to 255 letters, ', 'Correct host.bucket'],
    [{ put: 'example.com' }, 'host.put can’t be "example.com": it is not absolute, ', 'Correct host.put'],
    ['ftp://example.com', 'A host of the kind "ftp" is not supported; known are: ', 's3://bucket/prefix'],
    ['branch:', '"branch:" names no host: a branch’s name is letters, ', 'branch:gh-pages'],
    [
      { directory: 'a', put: 'https://example.com' },
      'host is of several kinds at once: directory, put.',
      'exactly one',
    ],
    [5, 'host takes a text or a map of keys, and this is the number 5.', 'quotes'],
  ])('says of %j: %s', (value, message, hint) => {
    const [problem] = judged(value).problems;
    expect(problem?.message).toContain(message);
    expect(problem?.hint).toContain(hint);
  });
});

test('every kind of host can be written as a text', () => {
  const texts = ['site', 's3://bucket', 'branch:b', 'https://example.com'];
  const kinds = texts.map((text) => hostSchema.parse(text).kind);
  expect(kinds).toEqual(HOST_KINDS);
});
