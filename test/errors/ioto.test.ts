import { describe } from 'vitest';
import { iotoErrors } from '../../src/errors/ioto.js';
import { problem } from '../../src/errors/problem.js';
import { type CatalogueRows, describeCatalogue, describeWordings } from '../support/catalogue-rows.js';

const rows: CatalogueRows<typeof iotoErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'ioto-url-insecure': [
    2,
    { url: 'http://updates.example.com' },
    'Ioto devices would be sent to "http://updates.example.com"; their clients take https alone.',
  ],
  'ioto-url-port': [
    'warning',
    { url: 'https://updates.example.com:8443', port: '8443' },
    'Ioto devices would be sent to "https://updates.example.com:8443"; the updater in C can’t take a URL with a port (8443).',
  ],
  'ioto-policy-unknowable': [
    'warning',
    { properties: ['memory', 'model'] },
    'The policy asks for "memory", "model", which a static document can’t know: it offers the release to nobody.',
  ],
  'ioto-policy-unmatched': [
    'warning',
    { policy: 'memory > 1', samples: 3 },
    'The policy "memory > 1" matches none of the 3 sample device(s).',
  ],
  'ioto-sample-invalid': [2, { reason: 'is no JSON object' }, 'The sample is no JSON object.'],
  'ioto-agent-config-unreadable': [
    2,
    { reason: 'there is no such file' },
    'The configuration of the Ioto agent can’t be read: there is no such file.',
  ],
  'ioto-agent-setting': [
    2,
    { path: 'update.period', value: '2h', reason: 'is not what it says', instead: "'2 hr'" },
    'update.period is "2h", which is not what it says.',
    "Write '2 hr'.",
  ],
  'ioto-documents-many': [
    'warning',
    { documents: 2021 },
    'The site gets 2021 documents for Ioto, each of which every release compares.',
  ],
  'ioto-file-too-large': [
    2,
    { bytes: 104_860_000, maxBytes: 104_857_600 },
    'With its signature, the bundle has 104860000 bytes; the Ioto updaters take at most 104857600.',
  ],
  'ioto-site-unprepared': [
    2,
    { site: 'site', channel: 'stable' },
    'The newest revision of channel stable on site says nothing of Ioto devices.',
  ],
  'ioto-serve-address': [
    1,
    { address: '127.0.0.1:8080', reason: 'something else listens there' },
    'Can’t listen on 127.0.0.1:8080: something else listens there.',
  ],
};

describe('the problems of Ioto', () => {
  describeCatalogue(iotoErrors, rows, ['ioto']);

  describeWordings([
    [
      problem('ioto-agent-setting', { path: 'services.update', value: undefined, reason: 'matters', instead: 'true' }),
      'services.update is missing, which matters.',
    ],
  ]);
});
