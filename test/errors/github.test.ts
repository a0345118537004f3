import { describe } from 'vitest';
import { githubErrors } from '../../src/errors/github.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const location = 'github.com/octo-org/gateway';

const rows: CatalogueRows<typeof githubErrors> = {
  // code: exit code, sample details, message
  'github-permission-missing': [
    1,
    { location, what: 'create tags', words: 'Resource not accessible by integration' },
    'github.com/octo-org/gateway does not let this token create tags: "Resource not accessible by integration".',
  ],
  'github-tag-protected': [
    1,
    { location, name: 'v1.0.0', words: 'Cannot create ref due to creations being restricted.' },
    'A rule of github.com/octo-org/gateway refuses tag "v1.0.0": "Cannot create ref due to creations being restricted.".',
  ],
  'github-repository-archived': [
    1,
    { location },
    'github.com/octo-org/gateway is archived: it takes no tag and no release.',
  ],
  'github-tag-missing': [
    1,
    { location, name: 'v1.0.0' },
    'github.com/octo-org/gateway has no tag "v1.0.0" for the release page to stand on.',
  ],
  'github-environment-unusable': [
    2,
    { reason: 'Invalid URL' },
    'GitHub’s client could not be loaded in this environment: "Invalid URL".',
  ],
};

describe('what GitHub refuses', () => {
  describeCatalogue(githubErrors, rows, ['github']);
});
