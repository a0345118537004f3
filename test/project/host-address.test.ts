import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHostText } from '../../src/project/host-address.js';

describe('parseHostText', () => {
  test.each([
    // text | host
    ['../site', { kind: 'directory', path: '../site' }],
    ['/srv/site', { kind: 'directory', path: '/srv/site' }],
    ['C:\\site', { kind: 'directory', path: 'C:\\site' }],
    ['file:///srv/a%20b', { kind: 'directory', path: 'file:///srv/a%20b' }],
    ['s3://updates', { kind: 's3', bucket: 'updates', prefix: '' }],
    ['S3://updates/', { kind: 's3', bucket: 'updates', prefix: '' }],
    ['s3://updates/a/b/', { kind: 's3', bucket: 'updates', prefix: 'a/b/' }],
    [
      's3://updates/gw?region=eu-central-1&endpoint=http://127.0.0.1:9000/&pathStyle=true',
      {
        kind: 's3',
        bucket: 'updates',
        prefix: 'gw/',
        region: 'eu-central-1',
        endpoint: 'http://127.0.0.1:9000',
        pathStyle: true,
      },
    ],
    [
      's3://updates?endpoint=http%3A%2F%2F%5B%3A%3A1%5D%3A9000&pathStyle=false',
      { kind: 's3', bucket: 'updates', prefix: '', endpoint: 'http://[::1]:9000', pathStyle: false },
    ],
    ['branch:gh-pages', { kind: 'git-branch', branch: 'gh-pages', folder: '' }],
    ['BRANCH:pages/site', { kind: 'git-branch', branch: 'pages/site', folder: '' }],
    [
      'branch:gh-pages?folder=docs&remote=upstream',
      { kind: 'git-branch', branch: 'gh-pages', folder: 'docs/', remote: 'upstream' },
    ],
    [
      'git+https://git.example.com/team/site.git#gh-pages',
      { kind: 'git-branch', branch: 'gh-pages', folder: '', remote: 'https://git.example.com/team/site.git' },
    ],
    [
      'git+ssh://git@git.example.com:2222/site.git#pages?folder=a/b',
      { kind: 'git-branch', branch: 'pages', folder: 'a/b/', remote: 'ssh://git@git.example.com:2222/site.git' },
    ],
    ['git+file:///srv/site.git#b', { kind: 'git-branch', branch: 'b', folder: '', remote: 'file:///srv/site.git' }],
    ['https://dav.example.com/updates/', { kind: 'http-put', url: 'https://dav.example.com/updates' }],
    ['HTTP://[::1]:8080', { kind: 'http-put', url: 'http://[::1]:8080' }],
  ])('%s', (text, host) => {
    expect(parseHostText(text)).toEqual({ host });
  });

  test.each([
    // text | scheme
    ['sftp://example.com/x', 'sftp'],
    ['git://example.com/x.git#b', 'git'],
    ['git+ftp://example.com/x.git#b', 'git+ftp'],
    ['gs://bucket', 'gs'],
    ['git@example.com:site.git', 'ssh'],
  ])('%s is of a kind that nobody knows', (text, scheme) => {
    expect(parseHostText(text)).toEqual({ fault: { kind: 'unsupported', scheme } });
  });

  test.each([
    // text | in the reason
    ['file://elsewhere/x', 'another machine'],
    ['s3:bucket', 's3:// and a bucket'],
    ['s3://', 's3:// and a bucket'],
    ['s3:///prefix', 's3:// and a bucket'],
    ['s3://updates#x', 's3:// and a bucket'],
    ['s3://key:secret@updates', 'holds a credential'],
    ['s3://updates:9000/x', 'a bucket’s name'],
    ['s3://[::1]/x', 'a bucket’s name'],
    ['s3://ab', 'a bucket’s name'],
    ['s3://a..b', 'a bucket’s name'],
    ['s3://-updates', 'a bucket’s name'],
    ['s3://arn:aws:s3:eu-west-1:123456789012:accesspoint/site', 'host.bucket of the project file'],
    ['s3://updates/a//b', 'parted by one /'],
    ['s3://updates/../b', 'none of them is ., ..'],
    ['s3://updates/100%', 'without blanks, backslashes, %'],
    ['s3://updates/a b', 'without blanks'],
    ['s3://updates/größe', 'plain ASCII'],
    ['s3://updates?regoin=x', 'an option other than region, endpoint, pathStyle'],
    ['s3://updates?region=a&region=b', 'gives region twice'],
    ['s3://updates?region=', 'a region is'],
    ['s3://updates?pathStyle=yes', 'neither true nor false'],
    ['s3://updates?endpoint=minio', 'its endpoint can’t be used: it is not absolute'],
    ['s3://updates?endpoint=https://u:p@minio', 'its endpoint can’t be used: it holds a user name'],
    ['branch:', 'a branch’s name'],
    ['branch://gh-pages', 'a branch’s name'],
    ['branch:refs/heads/x', 'without refs/heads/'],
    ['branch:HEAD', 'a branch’s name'],
    ['branch:a..b', 'a branch’s name'],
    ['branch:a.lock', 'a branch’s name'],
    ['branch:.a', 'a branch’s name'],
    ['branch:a#b', 'a branch’s name'],
    ['branch:-d', 'a branch’s name'],
    ['branch:a?folder=.git', 'none of them is'],
    ['branch:a?remote=--upload-pack=x', 'option'],
    ['branch:a?x=y', 'an option other than folder, remote'],
    ['git+https://example.com/r.git', 'a branch behind it'],
    ['git+https://example.com/r.git#', 'a branch behind it'],
    ['git+https://#b', 'the URL of a repository'],
    ['git+file://r.git#b', 'the URL of a repository'],
    ['git+https://example.com/r.git#a#b', 'a branch’s name'],
    ['git+https://example.com/r.git#a?remote=x', 'an option other than folder'],
    ['git+https://u:p@example.com/r.git#b', 'it holds a password'],
    ['https:example.com', 'not absolute'],
    ['https://u@example.com/x', 'OTA_HOST_USER'],
    ['https://example.com/x?y', 'query or fragment'],
    ['https://example.com:99999', 'not a URL'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseHostText(text)).toEqual({ fault: { kind: 'invalid', reason: expect.stringContaining(reason) } });
  });

  test('never repeats what stands behind ? or before @', () => {
    for (const text of [
      's3://updates?hunter2',
      's3://updates?hunter2=x',
      's3://updates?region=hun%74er2 x',
      'branch:a?hunter2',
    ])
      expect(JSON.stringify(parseHostText(text))).not.toContain('hunter2');
  });

  test('takes any text without failing', () => {
    const prefix = fc.constantFrom('', 's3://', 's3://updates/', 'branch:', 'git+https://h/r#', 'https://', 'file:///');
    fc.assert(
      fc.property(prefix, fc.string({ unit: 'grapheme' }), (start, rest) => {
        const read = parseHostText(`${start}${rest}`);
        expect('host' in read || 'fault' in read).toBe(true);
      }),
    );
  });
});
