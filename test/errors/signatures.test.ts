import { describe } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { signaturesErrors } from '../../src/errors/signatures.js';
import { type CatalogueRows, describeCatalogue, describeWordings, type Wordings } from '../support/catalogue-rows.js';

const KEY = 'ab'.repeat(32);

const rows: CatalogueRows<typeof signaturesErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'signatures-pending': [
    2,
    { file: 'sign.json', waiting: ['statement of gateway 1.2.0'], needed: 1, keyIds: [KEY, 'cd'.repeat(32)] },
    'One thing is to be signed before this can go on: statement of gateway 1.2.0. It takes a signature of abababababababab or cdcdcdcdcdcdcdcd.',
    'Take "sign.json" to where the key is, sign it there with ota-release sign FILE, bring it back, and run the same command again. Nothing that devices see has changed.',
  ],
  'signatures-file-unreadable': [
    2,
    { file: 'sign.json', reason: 'it is a directory' },
    'The file of signatures "sign.json" can’t be read: it is a directory.',
  ],
  'signatures-file-invalid': [
    2,
    { file: 'sign.json', field: 'requests.0.id', reason: 'is not the digest of its bytes' },
    'The file of signatures "sign.json" can’t be taken: requests.0.id is not the digest of its bytes.',
  ],
  'signatures-file-unwritable': [
    1,
    { file: 'sign.json', reason: 'permission denied' },
    'The file of signatures "sign.json" can’t be written: permission denied.',
  ],
  'signatures-file-missing': [2, { file: 'sign.json' }, 'There is no file of signatures "sign.json".'],
  'signatures-other-product': [
    2,
    { file: 'sign.json', found: 'logger', product: 'gateway' },
    'The file of signatures "sign.json" is for logger, and this is gateway.',
  ],
  'signatures-wrong': [
    3,
    { file: 'sign.json', what: 'index revision 3', keyId: KEY },
    `In "sign.json", the signature of the key ${KEY} under the "index revision 3" does not fit.`,
  ],
  'signatures-time-stale': [
    2,
    { file: 'sign.json', created: '2026-01-01T00:00:00Z', now: '2026-02-01T00:00:00.000Z', days: 14 },
    'The index that "sign.json" asks to be signed states the time 2026-01-01T00:00:00Z, and it is 2026-02-01T00:00:00.000Z: more than 14 days, or ahead of the clock.',
  ],
  'signatures-bytes-unknown': [
    3,
    { what: 'Request 1', reason: 'they are no text' },
    'Request 1 can’t be signed: they are no text.',
  ],
  'signatures-key-unwanted': [
    2,
    { keyIds: ['ab12'], wanted: ['cd34', 'ef56'] },
    'The file asks for signatures of cd34, ef56, and the secret key is ab12.',
  ],
  'signatures-mode-unclear': [2, {}, 'Both --export and --import are given.'],
  'signer-failed': [
    1,
    { program: './sign', reason: 'exit code 3', said: 'no token' },
    'The signing program "./sign" failed: exit code 3. It said:\nno token',
  ],
  'signer-output-invalid': [
    1,
    { program: './sign', bytes: 32 },
    'The signing program "./sign" wrote 32 bytes that are no Ed25519 signature.',
  ],
  'signer-other-key': [
    1,
    { program: './sign', keyId: KEY },
    `The signature that "./sign" made does not verify with its public key ${KEY}.`,
  ],
};

const wordings: Wordings = [
  // problem, its message or hint
  [
    problem('signatures-pending', { file: 'f', waiting: ['a', 'b'], needed: 2, keyIds: ['k1', 'k2'] }),
    '2 things are to be signed before this can go on: a; b. It takes 2 signatures of k1 or k2.',
  ],
  [
    problem('signatures-pending', { file: 'f', waiting: ['a', 'b'], needed: 2, keyIds: ['k1', 'k2'] }),
    'Take "f" to where the keys are, sign it there with ota-release sign FILE, bring it back, and run the same command again. Nothing that devices see has changed.',
  ],
  [
    problem('signatures-file-invalid', { file: 'f', field: '', reason: 'it is empty' }),
    'The file of signatures "f" can’t be taken: it is empty.',
  ],
  [
    problem('signatures-key-unwanted', { keyIds: ['a', 'b'], wanted: ['c'] }),
    'The file asks for signatures of c, and the secret keys are a, b.',
  ],
  [
    problem('signer-failed', { program: 'p', reason: 'exit code 1', said: '' }),
    'The signing program "p" failed: exit code 1.',
  ],
];

describe('what can be wrong with signatures that are made elsewhere', () => {
  describeCatalogue(signaturesErrors, rows, ['signatures', 'signer']);

  describeWordings(wordings);
});
