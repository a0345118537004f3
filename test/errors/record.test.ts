import { describe } from 'vitest';
import { recordErrors } from '../../src/errors/record.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const record = { path: 'records/ab.json', version: '1.0.0' };
const provenance = { path: 'provenance/ab.pump-1.0.0.intoto.jsonl', version: '1.0.0' };

const rows: CatalogueRows<typeof recordErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'record-missing': [3, record, 'records/ab.json, the record of 1.0.0, is not on the site.'],
  'record-differs': [
    3,
    { ...record, found: 'cd', expected: 'ab' },
    'records/ab.json, the record of 1.0.0, has the SHA-256 cd where ab is signed.',
  ],
  'record-unverified': [
    3,
    { ...record, reason: 'no trusted key signed it' },
    'records/ab.json, the record of 1.0.0, doesn’t verify: no trusted key signed it.',
  ],
  'record-disagrees': [
    3,
    { ...record, fact: 'version', found: '1.1.0', expected: '1.0.0' },
    'records/ab.json, the record of 1.0.0, states "1.1.0" as version where "1.0.0" is right.',
  ],
  'provenance-missing': [
    3,
    provenance,
    'provenance/ab.pump-1.0.0.intoto.jsonl, the provenance of 1.0.0, is not on the site.',
  ],
  'provenance-differs': [
    3,
    { ...provenance, found: 'cd', expected: 'ab' },
    'provenance/ab.pump-1.0.0.intoto.jsonl, the provenance of 1.0.0, has the SHA-256 cd where ab is signed.',
  ],
  'provenance-unverified': [
    3,
    { ...provenance, reason: 'no trusted key signed it' },
    'provenance/ab.pump-1.0.0.intoto.jsonl, the provenance of 1.0.0, doesn’t verify: no trusted key signed it.',
  ],
  'provenance-disagrees': [
    3,
    { ...provenance, fact: 'commit', found: 'cc', expected: 'dd' },
    'provenance/ab.pump-1.0.0.intoto.jsonl, the provenance of 1.0.0, states "cc" as commit where "dd" is right.',
  ],
};

describe('recordErrors', () => describeCatalogue(recordErrors, rows, ['record', 'provenance']));
