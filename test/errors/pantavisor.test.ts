import { describe } from 'vitest';
import { pantavisorErrors } from '../../src/errors/pantavisor.js';
import { problem } from '../../src/errors/problem.js';
import { type CatalogueRows, describeCatalogue, describeWordings } from '../support/catalogue-rows.js';

const rows: CatalogueRows<typeof pantavisorErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'pantavisor-option-missing': [
    2,
    { option: 'ca', why: 'nothing shows whether devices would trust its signatures' },
    'devices.pantavisor has no ca: nothing shows whether devices would trust its signatures.',
    'Set devices.pantavisor.ca, or remove pantavisor from devices.',
  ],
  'pantavisor-parts-empty': [2, { directory: 'parts' }, '"parts" holds no file, so the revision would be empty.'],
  'pantavisor-parts-too-many': [2, { directory: 'parts', maximum: 4096 }, '"parts" holds more than 4096 files.'],
  'pantavisor-part-unreadable': [
    2,
    { path: 'app/x', reason: 'access to it is denied' },
    'The part "app/x" can’t be read: access to it is denied.',
  ],
  'pantavisor-part-refused': [
    2,
    { path: 'app/x', reason: 'it is a symbolic link' },
    '"app/x" can’t be a part of the revision: it is a symbolic link.',
  ],
  'pantavisor-part-json': [
    2,
    { path: 'app/run.json', at: 'a → 1', reason: 'it is null' },
    '"app/run.json" at "a → 1" can’t go into the state: it is null.',
  ],
  'pantavisor-part-too-large': [
    2,
    { path: 'app/x', bytes: 9, maxBytes: 8 },
    'The part "app/x" has 9 bytes, and may have 8.',
  ],
  'pantavisor-state-too-large': [
    2,
    { directory: 'parts', bytes: 9, maxBytes: 8 },
    'The inline JSON of "parts" comes to 9 bytes; a state may have 8 before it is signed.',
  ],
  'pantavisor-part-changed': [1, { path: 'app/x' }, 'The part "app/x" changed after it was hashed.'],
  'pantavisor-name-too-long': [
    2,
    { name: 'locals/v1', characters: 65, maximum: 64 },
    'The revision’s name "locals/v1" has 65 characters after locals/, and devices take 64.',
  ],
  'pantavisor-key-missing': [2, {}, 'No key was given to sign the revision for Pantavisor with.'],
  'pantavisor-key-invalid': [
    2,
    { reason: 'it is no PEM text' },
    'The key in OTA_PANTAVISOR_KEY can’t be used: it is no PEM text.',
  ],
  'pantavisor-key-other': [
    2,
    { subject: '"CN=pump"' },
    'The key in OTA_PANTAVISOR_KEY is not the one of the first certificate in devices.pantavisor.certificates, "CN=pump".',
  ],
  'pantavisor-certificates-unreadable': [
    2,
    { file: 'ca.pem', reason: 'it holds no certificate in PEM' },
    '"ca.pem" can’t be read as certificates: it holds no certificate in PEM.',
  ],
  'pantavisor-chain-refused': [
    2,
    { reason: '"CN=pump" expired at May 1 00:00:00 2026 GMT' },
    'The chain in devices.pantavisor.certificates does not hold: "CN=pump" expired at May 1 00:00:00 2026 GMT.',
  ],
  'pantavisor-certificate-expires-soon': [
    'warning',
    { subject: '"CN=pump"', expires: '2026-05-01T00:00:00.000Z', days: 12 },
    'The certificate "CN=pump" expires at 2026-05-01T00:00:00.000Z, in 12 days.',
  ],
  'pantavisor-signature-refused': [
    2,
    { path: '_sigs/bsp.json', reason: 'the signature does not fit what it selects' },
    'The signature "_sigs/bsp.json" does not hold for these parts: the signature does not fit what it selects.',
  ],
  'pantavisor-state-refused': [
    3,
    { message: 'Signature validation failed', key: '_sigs/bsp.json', reason: 'there is no certificate' },
    'Signature validation failed: "_sigs/bsp.json": there is no certificate.',
  ],
  'pantavisor-state-unreadable': [
    2,
    { file: 'state.json', reason: 'there is no such file' },
    'The state "state.json" can’t be read: there is no such file.',
  ],
  'pantavisor-dot-files': [
    'warning',
    { path: 'pantavisor/.pvrremote' },
    'The host may not serve pantavisor/.pvrremote, because its name begins with a dot: pvr clone would not find the site.',
  ],
};

describe('errors of Pantavisor', () => {
  describeCatalogue(pantavisorErrors, rows, ['pantavisor']);

  describeWordings([
    [
      problem('pantavisor-part-json', { path: 'a.json', at: '', reason: 'it is null' }),
      '"a.json" can’t go into the state: it is null.',
    ],
    [
      problem('pantavisor-certificate-expires-soon', { subject: '"CN=x"', expires: '2026', days: 1 }),
      'The certificate "CN=x" expires at 2026, in 1 day.',
    ],
    [
      problem('pantavisor-state-refused', { message: 'State JSON has bad format', reason: 'it is no JSON object' }),
      'State JSON has bad format: it is no JSON object.',
    ],
  ]);
});
