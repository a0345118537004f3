import { describe } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { tufErrors } from '../../src/errors/tuf.js';
import { type CatalogueRows, describeCatalogue, describeWordings } from '../support/catalogue-rows.js';

const FIRST = 'metadata/1.root.json';
const SECOND = 'metadata/2.root.json';

const rows: CatalogueRows<typeof tufErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'tuf-root-threshold': [
    2,
    { path: SECOND, before: FIRST, signing: 0, threshold: 1, missing: ['a', 'b'] },
    `${SECOND} must be signed by 1 of the keys of ${FIRST}, and 0 of them can sign here.`,
    'Sign with 1 more of a, b. No root was made. A new key is trusted beside the old one first, and both sign; docs/tuf.md says what to do where keys are lost.',
  ],
  'tuf-root-missing': [
    3,
    { path: FIRST },
    `${FIRST} is not on the site, and every client that is older than it asks for it.`,
  ],
  'tuf-root-broken': [
    3,
    { path: SECOND, reason: 'root was signed by 0/1 keys' },
    `${SECOND} can’t be followed: root was signed by 0/1 keys.`,
  ],
  'tuf-root-expired': [
    3,
    { path: FIRST, expires: '2026-07-31T00:00:00Z' },
    `${FIRST} has expired at 2026-07-31T00:00:00Z: every client stops there.`,
  ],
  'tuf-root-expires-soon': [
    'warning',
    { path: FIRST, expires: '2026-07-31T00:00:00Z', days: 1 },
    `${FIRST} expires at 2026-07-31T00:00:00Z, in 1 day.`,
  ],
  'tuf-root-unnamed': [
    'warning',
    { path: SECOND, named: FIRST },
    `${SECOND} follows ${FIRST}, which the signed index names: a run ended before its revision was there.`,
  ],
  'tuf-metadata-refused': [
    3,
    { path: 'metadata/timestamp.json', root: FIRST, reason: 'timestamp was signed by 0/1 keys' },
    `metadata/timestamp.json is as the signed index has it, but by ${FIRST} it does not verify: timestamp was signed by 0/1 keys.`,
  ],
  'tuf-metadata-left': [
    'warning',
    { path: 'metadata/timestamp.json' },
    'metadata/timestamp.json is on the site, and the signed index knows of no TUF repository any more.',
  ],
};

describe('what can be wrong with the repository of TUF', () => {
  describeCatalogue(tufErrors, rows, ['tuf']);
  describeWordings([
    [
      problem('tuf-root-threshold', { path: FIRST, before: null, signing: 1, threshold: 2, missing: ['b'] }),
      `${FIRST} must be signed by 2 of the keys that the project trusts, and 1 of them can sign here.`,
    ],
    [
      problem('tuf-root-expires-soon', { path: FIRST, expires: '2026-07-31T00:00:00Z', days: 12 }),
      `${FIRST} expires at 2026-07-31T00:00:00Z, in 12 days.`,
    ],
  ]);
});
