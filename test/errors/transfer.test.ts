import { describe } from 'vitest';
import { transferErrors } from '../../src/errors/transfer.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const many = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0', '1.5.0', '1.6.0', '1.7.0'];

const rows: CatalogueRows<typeof transferErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'transfer-version-unknown': [
    2,
    { version: '9.0.0', site: 'site', channels: ['stable', 'beta'] },
    'site lists no version "9.0.0" (channels: stable, beta).',
  ],
  'transfer-version-withdrawn': [
    2,
    { version: '1.2.0', reason: 'bricks tl-100' },
    '1.2.0 was withdrawn: "bricks tl-100".',
  ],
  'transfer-version-pruned': [2, { version: '1.0.0' }, '1.0.0 was pruned: its bytes are gone.'],
  'transfer-target-not-empty': [
    2,
    { target: 'usb', path: 'photos/1.jpg' },
    '"usb" is neither empty nor an earlier export: it holds "photos/1.jpg".',
  ],
  'transfer-target-ahead': [
    3,
    { target: 's3://mirror', site: 'site', channel: 'stable', there: 9, here: 7 },
    's3://mirror is at revision 9 of channel stable, and site ends with 7.',
  ],
  'transfer-diverged': [
    3,
    { target: 's3://mirror', site: 'site', path: 'revisions/00000007.json' },
    'revisions/00000007.json in s3://mirror is not the one of site: the two have gone different ways.',
  ],
  'transfer-object-differs': [
    1,
    { location: 's3://mirror', path: 'bundles/a.zip' },
    'bundles/a.zip is in s3://mirror with other bytes than the signed ones.',
  ],
  'transfer-latest-left-out': [
    'warning',
    { channel: 'stable', latest: '1.2.0', highest: '1.1.0' },
    'The signed index of channel stable names 1.2.0 as its latest; the highest version exported is 1.1.0.',
    'Devices that read the index look for 1.2.0 and don’t find it; those that read `latest` get 1.1.0. Add --only 1.2.0 unless that is meant.',
  ],
  'transfer-strands-devices': [
    'warning',
    { channel: 'stable', target: '2.0.0', versions: many, needed: many },
    'Devices of channel stable with 1.0.0, 1.1.0, 1.2.0, 1.3.0, 1.4.0, 1.5.0 and 2 more have no way to 2.0.0 by the versions exported alone.',
    'Add the versions that they step through: --only 1.0.0 --only 1.1.0 --only 1.2.0 --only 1.3.0 --only 1.4.0 --only 1.5.0 and 2 more.',
  ],
  'transfer-flist-elsewhere': [
    'warning',
    { target: 's3://mirror', addresses: ['https://updates.example.com'] },
    'Upgrade objects copied to s3://mirror send devices that follow flist to https://updates.example.com.',
  ],
  'transfer-spool-failed': [
    1,
    { path: 'bundles/a.zip', reason: 'ENOSPC' },
    'bundles/a.zip can’t be kept on this machine on its way: ENOSPC.',
  ],
  'transfer-out-unwritable': [1, { out: 'site.tar', reason: 'EACCES' }, '"site.tar" can’t be written: EACCES.'],
  'transfer-archive-broken': [
    3,
    { file: 'site.tar', reason: 'Unexpected end of data' },
    '"site.tar" is no whole tarball: Unexpected end of data.',
  ],
  'transfer-archive-refused': [
    3,
    { file: 'site.tar', entry: '../x', reason: 'it holds ".." as a name' },
    '"site.tar" has the entry "../x": it holds ".." as a name.',
  ],
};

describe('what can be wrong where a site is copied', () => {
  describeCatalogue(transferErrors, rows, ['transfer']);
});
