import { describe, expect, test } from 'vitest';
import { hostErrors } from '../../src/errors/host.js';
import { problem } from '../../src/errors/problem.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const rows: CatalogueRows<typeof hostErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'host-path-invalid': [
    2,
    { path: '../x', reason: 'it holds ..' },
    '"../x" can’t be the path of an object: it holds ...',
  ],
  'host-path-is-directory': [
    2,
    { location: '/srv/site', path: 'index.json' },
    '"index.json" in /srv/site is a directory; the site has a file of that name.',
  ],
  'host-path-not-a-file': [
    2,
    { location: '/srv/site', path: 'index.json' },
    '"index.json" in /srv/site is neither a file nor a directory.',
  ],
  'host-parent-is-file': [
    2,
    { location: '/srv/site', path: 'index.json' },
    '"index.json" in /srv/site can’t be written: one of its directories is a file.',
  ],
  'host-symlink': [
    2,
    { location: '/srv/site', path: 'index.json' },
    '"index.json" in /srv/site is a symbolic link, and nothing is written through one.',
  ],
  'host-root-not-a-directory': [2, { location: '/srv/site' }, 'The host "/srv/site" is not a directory.'],
  'host-unwritable': [
    1,
    { location: '/srv/site', path: 'index.json', reason: 'permission denied' },
    '"index.json" in /srv/site can’t be written: permission denied.',
  ],
  'host-unreadable': [
    1,
    { location: '/srv/site', path: 'index.json', reason: 'permission denied' },
    '"index.json" in /srv/site can’t be read: permission denied.',
  ],
  'host-read-only': [1, { location: '/srv/site' }, '/srv/site is on a file system that is mounted read-only.'],
  'host-disk-full': [
    1,
    { location: '/srv/site', path: 'index.json' },
    'There is no space left in /srv/site for "index.json".',
  ],
  'host-other-file-system': [
    1,
    { location: '/srv/site', path: 'index.json' },
    '"index.json" is on another file system than /srv/site.',
  ],
  'host-failed': [
    1,
    { location: '/srv/site', path: 'index.json', reason: 'input/output error' },
    '"index.json" in /srv/site: input/output error.',
  ],
  'host-object-too-large': [
    1,
    { location: '/srv/site', path: 'index.json', size: 2048, maxBytes: 1024 },
    '"index.json" in /srv/site has 2048 bytes; at most 1024 are read.',
  ],
  'host-source-changed': [
    1,
    { file: 'update.zip', path: 'bundles/a.zip', expected: '10 bytes', found: '12 bytes' },
    '"update.zip" is not what was promised for bundles/a.zip: expected 10 bytes, found 12 bytes.',
  ],
  'host-source-unreadable': [
    1,
    { file: 'update.zip', path: 'bundles/a.zip', reason: 'permission denied' },
    '"update.zip" can’t be copied to bundles/a.zip: permission denied.',
  ],
  'host-locked': [
    1,
    { location: '/srv/site', owner: 'process 12 on ci', seconds: 30 },
    '/srv/site is locked by process 12 on ci, and was not let go within 30 seconds.',
  ],
  'host-lock-lost': [
    1,
    { location: '/srv/site' },
    'Another process took over the lock on /srv/site: this one was held up for too long.',
  ],
  'host-no-hard-links': [
    'warning',
    { location: '/srv/site' },
    'The file system of /srv/site has no hard links: writes are kept apart by a lock alone.',
  ],
  'host-case-insensitive': [
    'warning',
    { location: '/srv/site' },
    'The file system of /srv/site takes names that differ in case for the same.',
  ],
  'host-unlistable': [2, { location: 'https://a.example/site' }, 'https://a.example/site can’t list its objects.'],
  'host-unreachable': [
    1,
    { location: 's3://updates', path: 'latest', reason: 'connect ECONNREFUSED' },
    '"latest" in s3://updates can’t be reached: connect ECONNREFUSED.',
  ],
  'host-denied': [
    1,
    { location: 's3://updates', path: 'latest', access: 'write', reason: 'AccessDenied' },
    's3://updates refuses to write "latest": AccessDenied.',
  ],
  'host-refused': [
    1,
    { location: 's3://updates', path: 'latest', reason: 'status 405' },
    's3://updates refuses "latest": status 405.',
  ],
  'host-corrupted': [
    1,
    { location: 's3://updates', path: 'a.zip', expected: '10 bytes', found: '9 bytes' },
    '"a.zip" in s3://updates is not what was sent: expected 10 bytes, found 9 bytes.',
  ],
  'host-ignores-conditions': [
    2,
    { location: 's3://updates', shown: 'If-None-Match: *' },
    's3://updates overwrites where it was asked not to (If-None-Match: *): two releases at once could lose one.',
  ],
  'host-conditions-trusted': [
    'warning',
    { location: 's3://updates', shown: 'If-None-Match: *' },
    's3://updates overwrites where it was asked not to (If-None-Match: *); releases are kept apart by your word alone (oneAtATime).',
  ],
};

describe('what can be wrong with the host', () => {
  describeCatalogue(hostErrors, rows, ['host']);
});

test('a host that can’t be reached at all is named without a path, and the sentence of a program ends once', () => {
  const { message } = problem('host-unreachable', { location: 'branch site', path: '.', reason: 'could not read.' });
  expect(message).toBe('branch site can’t be reached: could not read.');
});
