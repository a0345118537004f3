import { describe } from 'vitest';
import { freshnessErrors } from '../../src/errors/freshness.js';
import { problem } from '../../src/errors/problem.js';
import { type CatalogueRows, describeCatalogue, describeWordings } from '../support/catalogue-rows.js';

const rows: CatalogueRows<typeof freshnessErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'freshness-expired': [
    3,
    { path: 'index.json', expires: '2026-06-30T00:00:00Z' },
    'index.json expired at 2026-06-30T00:00:00Z: devices take nothing from this site.',
  ],
  'freshness-about-to-expire': [
    3,
    { path: 'index.json', expires: '2026-06-30T00:00:00Z', daysLeft: 12.5, withinDays: 30 },
    'index.json expires at 2026-06-30T00:00:00Z: 12.5 days are left, and at least 30 should be.',
  ],
  'freshness-within-invalid': [
    2,
    { origin: '--within', value: '2 weeks' },
    '--within is "2 weeks", which is no number of days.',
    'Give --within whole days, such as 14d or 14.',
  ],
  'freshness-views-behind': [
    'warning',
    { channel: 'beta', paths: ['channels/beta/latest'] },
    'In the channel beta channels/beta/latest is behind the newest revision.',
  ],
};

describe('the catalogue of freshness', () => {
  describeCatalogue(freshnessErrors, rows, ['freshness']);
  describeWordings([
    [
      problem('freshness-views-behind', { channel: 'stable', paths: ['a', 'b', 'c', 'd', 'e', 'f'] }),
      'In the channel stable a, b, c, d and 2 more are behind the newest revision.',
    ],
  ]);
});
