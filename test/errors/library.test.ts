import { describe } from 'vitest';
import { libraryErrors } from '../../src/errors/library.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const rows: CatalogueRows<typeof libraryErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'library-option-unknown': [
    2,
    { call: 'release', option: 'dryrun', suggestion: undefined, known: ['directory', 'project'] },
    'release has no option "dryrun".',
    'It takes directory, project.',
  ],
  'library-option-invalid': [
    2,
    { call: 'release', option: 'strict', found: 'a text', expected: 'true or false' },
    'Option strict of release is a text, and has to be true or false.',
    'Give strict as docs/library.md has it.',
  ],
  'device-index-missing': [3, { path: 'index.json', site: '/srv/site' }, 'index.json is not at /srv/site.'],
  'device-product-other': [
    3,
    { path: 'index.json', found: 'gateway', product: 'pump' },
    'index.json is the signed index of "gateway", and the device is a "pump".',
  ],
  'device-model-other': [
    3,
    { path: '1.0.0', model: 'tl-900', models: ['tl-100', 'tl-200'] },
    '1.0.0 is for tl-100, tl-200, and the device is a "tl-900".',
  ],
};

describe('the catalogue of the library', () => {
  describeCatalogue(libraryErrors, rows, ['library', 'device']);
});
