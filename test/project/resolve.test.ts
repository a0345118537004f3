import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveProject, shownFrom } from '../../src/project/resolve.js';
import { projectSchema } from '../../src/project/schema.js';

const HERE = resolve('/home/here');
const PROJECT = join(HERE, 'app');

const resolved = (declared: object) =>
  resolveProject(projectSchema.parse({ product: 'gw', models: ['a'], ...declared }), ['/samples/a.json'], {
    file: join(PROJECT, 'ota-release.yaml'),
    shownFile: 'app/ota-release.yaml',
    workingDirectory: HERE,
    place: (path) => ({ path }),
  });

describe('resolveProject', () => {
  test.each([
    // declared | host directory
    ['../site', join(HERE, 'site')],
    [resolve('/srv/site'), resolve('/srv/site')],
    ['file:///srv/a%20b', resolve('/srv/a b')],
    [{ directory: 'site' }, join(PROJECT, 'site')],
    [{ directory: 'file:///srv/a%20b' }, resolve('/srv/a b')],
  ])('host %j is %s', (host, path) => {
    expect(resolved({ host }).host).toEqual({ kind: 'directory', path });
  });

  test.each([
    // declared | host
    ['s3://updates/gw', { kind: 's3', bucket: 'updates', prefix: 'gw/' }],
    ['branch:gh-pages', { kind: 'git-branch', branch: 'gh-pages', folder: '' }],
    ['https://example.com/u', { kind: 'http-put', url: 'https://example.com/u' }],
    [
      { put: 'https://example.com/u', ca: 'ci/ca.pem' },
      { kind: 'http-put', url: 'https://example.com/u', ca: join(PROJECT, 'ci/ca.pem') },
    ],
  ])('host %j is %j', (host, spec) => {
    expect(resolved({ host }).host).toEqual(spec);
  });

  test('how the public URL is asked, and what is told of a release', () => {
    expect(resolved({})).toMatchObject({
      oneAtATime: false,
      publicCheck: { when: 'auto', waitSeconds: 300 },
      headerFiles: [],
    });
    expect(
      resolved({
        oneAtATime: true,
        publicCheck: 'on',
        publicWait: 60,
        purge: { cloudfront: 'E2EXAMPLE1234' },
        headerFiles: ['nginx'],
      }),
    ).toMatchObject({
      oneAtATime: true,
      publicCheck: { when: 'on', waitSeconds: 60 },
      purge: { kind: 'cloudfront', distribution: 'E2EXAMPLE1234' },
      headerFiles: ['nginx'],
    });
  });

  test.each([
    // declared | source
    ['1.2.0', { kind: 'explicit', version: '1.2.0' }],
    ['tag', { kind: 'tag' }],
    ['file:V', { kind: 'file', file: join(PROJECT, 'V'), shown: 'app/V', place: { path: 'version' } }],
    [
      'package.json',
      {
        kind: 'package.json',
        file: join(PROJECT, 'package.json'),
        shown: 'app/package.json',
        place: { path: 'version' },
      },
    ],
  ])('version %j is %j', (version, source) => {
    expect(resolved({ version }).version).toEqual(source);
  });

  test.each([
    // declared | source
    ['Fixed.', { kind: 'text', text: 'Fixed.' }],
    [{ file: 'N.md' }, { kind: 'file', file: join(PROJECT, 'N.md'), shown: 'app/N.md', place: { path: 'notes.file' } }],
    [
      { changelog: '../C.md' },
      { kind: 'changelog', file: join(HERE, 'C.md'), shown: 'C.md', place: { path: 'notes.changelog' } },
    ],
  ])('notes %j is %j', (notes, source) => {
    expect(resolved({ notes }).notes).toEqual(source);
  });

  test('sizes, times and names are filled in; what isn’t declared is absent', () => {
    const project = resolved({
      config: { schema: 's.json' },
      signing: { trustedKeys: 'k', expires: '30d' },
      attachments: ['docs/m.pdf'],
    });
    expect(project.signing).toEqual({ trustedKeys: ['k'], threshold: 1, expiresDays: 30 });
    expect(project.config).toEqual({ schema: join(PROJECT, 's.json'), samples: ['/samples/a.json'] });
    expect(project.attachments).toEqual([
      { file: join(PROJECT, 'docs/m.pdf'), name: 'm.pdf', mediaType: 'application/pdf' },
    ]);
    for (const key of ['host', 'purge']) expect(Object.keys(project)).not.toContain(key);
  });
});

test.each([
  // path | as seen from /home/here
  ['/home/here/a/b', 'a/b'],
  ['/home/x', '../x'],
  ['/home/here', '.'],
])('%s is shown as %s', (path, shown) => {
  expect(shownFrom(HERE, resolve(path))).toBe(shown);
});
