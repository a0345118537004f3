import { describe } from 'vitest';
import { siteErrors } from '../../src/errors/site.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const rows: CatalogueRows<typeof siteErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'site-object-unreadable': [
    3,
    { path: 'index.json', reason: 'it is not a JSON object' },
    'index.json is not what it should be: it is not a JSON object.',
  ],
  'site-object-unverified': [
    3,
    { path: 'index.json', reason: 'no trusted key has signed it' },
    'index.json does not verify: no trusted key has signed it.',
  ],
  'site-other-product': [
    2,
    { site: '/srv/site', found: 'logger', product: 'pump' },
    'The site at /srv/site holds releases of "logger", this project is "pump".',
  ],
  'site-other-channel': [
    3,
    { path: 'index.json', found: 'beta', channel: 'stable' },
    'index.json is the signed index of channel "beta", not of "stable".',
  ],
  'site-revision-missing': [
    3,
    { path: 'revisions/00000002.json', index: 'index.json' },
    'index.json is a copy of revisions/00000002.json, but that revision is not on the site.',
  ],
  'site-revision-broken-chain': [
    3,
    { path: 'revisions/00000002.json', reason: 'its counter is 3 where 2 follows' },
    'revisions/00000002.json does not continue the log of revisions: its counter is 3 where 2 follows.',
  ],
  'site-revision-overwritten': [
    'warning',
    { path: 'revisions/00000002.json', location: 'https://dav.example.com/site' },
    'Two releases wrote revisions/00000002.json at once, because https://dav.example.com/site ignores conditions; the one that stands there counts.',
  ],
  'site-archive-broken': [
    3,
    { path: 'archive/ab.json', reason: 'its digest differs' },
    'archive/ab.json is not the page that the signed index names: its digest differs.',
  ],
  'site-version-differs': [
    2,
    { version: '1.0.0', differences: 'notes, flist' },
    'Version 1.0.0 is already released, and this would change it (notes, flist).',
  ],
  'site-version-claimed': [
    2,
    { version: '1.0.0', path: '1.0.0' },
    '1.0.0 is on the site with other contents, from a release of 1.0.0 that was never finished.',
  ],
  'site-stage-differs': [
    1,
    { path: 'bundles/a.zip' },
    'bundles/a.zip is on the site, but its bytes are not the ones its name promises.',
  ],
  'site-contended': [
    1,
    { attempts: 100 },
    '100 other revisions of the index were committed while this one was being signed.',
  ],
  'site-views-contended': [
    1,
    { path: 'index.json' },
    'index.json was changed by another process each time it was about to be written.',
  ],
  'site-public-url-missing': [
    2,
    {},
    'The upgrade object needs the absolute URL of the bundle, and publicUrl is not set.',
  ],
  'site-host-missing': [2, {}, 'There is no host to publish to.'],
};

describe('what can be wrong with the site', () => {
  describeCatalogue(siteErrors, rows, ['site']);
});
