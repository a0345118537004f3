import { describe } from 'vitest';
import { keysErrors } from '../../src/errors/keys.js';
import { problem } from '../../src/errors/problem.js';
import { type CatalogueRows, describeCatalogue, describeWordings, type Wordings } from '../support/catalogue-rows.js';

const rows: CatalogueRows<typeof keysErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'key-none-trusted': [2, {}, 'There is no trusted public key, so nothing that is published could be verified.'],
  'key-secret-missing': [2, {}, 'No secret key was given to sign with.'],
  'key-not-trusted': [2, { keyId: 'ab12' }, 'The secret key’s public key ab12 is not among the trusted keys.'],
  'key-threshold-unmet': [
    2,
    { signers: 1, threshold: 2 },
    'This run has 1 secret key, and signing.threshold asks for 2 signers.',
  ],
  'key-threshold-invalid': [2, { threshold: 1.5 }, 'The threshold 1.5 is not a whole number from 1 on.'],
  'key-threshold-too-high': [
    2,
    { threshold: 2, keys: 1 },
    'The threshold 2 can’t be met with 1 different trusted key.',
    'Lower signing.threshold to 1 or less, or add trusted keys.',
  ],
  'key-repeated': [
    'warning',
    { keyId: 'ab12', first: 1, again: 3 },
    'Trusted keys 1 and 3 are the same key ab12; it counts once.',
  ],
  'key-file-unreadable': [
    2,
    { file: 'none.pub', reason: 'there is no such file' },
    'The key file "none.pub" can’t be read: there is no such file.',
  ],
  'key-file-exists': [
    2,
    { files: ['keys/ota.key', 'keys/ota.pub'] },
    'keys/ota.key, keys/ota.pub already there; no key file was written.',
  ],
  'key-file-unwritable': [
    1,
    { file: 'keys/ota.key', reason: 'permission denied' },
    'The key file "keys/ota.key" can’t be written: permission denied.',
  ],
  'key-empty': [
    2,
    { role: 'secret' },
    'The secret key is empty.',
    'Check that the CI variable is set for this branch, tag and environment: runs for forks and unprotected branches get no secrets.',
  ],
  'key-quoted': [2, { role: 'secret' }, 'The secret key stands in quotation marks.'],
  'key-line-ends-escaped': [
    2,
    { role: 'secret' },
    'The secret key holds the two characters \\n where its lines should end.',
  ],
  'key-openssh': [
    2,
    { role: 'public' },
    'The public key is an OpenSSH key.',
    'Make a key for releases instead of reusing a login key. Give the public key in base64 (44 characters), as SPKI PEM, or in its minisign form; keys generate leaves all three.',
  ],
  'key-hex': [2, { role: 'public', digits: 64 }, 'The public key is written in hex (64 digits).'],
  'key-not-base64': [
    2,
    { role: 'public', characters: 41 },
    'The public key has 41 characters and is not standard base64 with padding.',
    'Base64 is A–Z a–z 0–9 + / and "=" at the end, without blanks. Give the public key in base64 (44 characters), as SPKI PEM, or in its minisign form; keys generate leaves all three.',
  ],
  'key-form-unknown': [
    2,
    { role: 'secret', lines: 3 },
    'The secret key has 3 lines and is no form of key that is known here.',
    'One text holds one key. Give the seed in base64 (44 characters), a PKCS#8 PEM, or a minisign secret key; keys generate makes one.',
  ],
  'key-wrong-length': [
    2,
    { role: 'public', bytes: 48 },
    'The public key has 48 bytes in base64, and an Ed25519 key has 32.',
    'This is the length of a PEM’s body: give the whole PEM, with its BEGIN and END lines.',
  ],
  'key-public-expected': [2, { found: 'a secret key' }, 'This should be a public key and is a secret key.'],
  'key-secret-expected': [2, { found: 'a public key' }, 'This should be the secret key and is a public key.'],
  'key-other-algorithm': [
    2,
    { role: 'secret', algorithm: 'RSA' },
    'The secret key is an RSA key, and releases are signed with Ed25519.',
  ],
  'key-pem-encrypted': [
    2,
    {},
    'The secret key is a PEM that is encrypted with a password, and such PEMs are not read.',
  ],
  'key-pem-malformed': [
    2,
    { role: 'secret', reason: 'its END line is missing' },
    'The secret key is a PEM that can’t be read: its END line is missing.',
    'Paste the whole file, one PRIVATE KEY block. openssl pkey -in KEY.pem shows what openssl makes of it.',
  ],
  'key-minisign-malformed': [
    2,
    { role: 'public', reason: 'it has one line' },
    'The public key looks like minisign’s and can’t be read: it has one line.',
  ],
  'key-password-missing': [
    2,
    {},
    'The secret key is a minisign key encrypted with a password, and no password was given.',
  ],
  'key-wrong-password': [2, {}, 'The password doesn’t decrypt the minisign secret key.'],
  'key-password-too-costly': [
    2,
    { maxMebibytes: 1024 },
    'The minisign secret key asks for more work or memory than minisign’s own keys, which take 1024 MiB.',
  ],
  'key-password-memory': [
    1,
    { mebibytes: 1024 },
    'Decrypting the minisign secret key takes 1024 MiB of memory, which this machine refused.',
  ],
  'key-inconsistent': [2, {}, 'The secret key holds a public key that is not its own.'],
  'key-not-a-point': [2, {}, 'The public key’s 32 bytes are no point of the Ed25519 curve.'],
  'key-weak': [2, {}, 'The public key is a point of small order, under which one signature fits many messages.'],
  'signature-refused': [
    1,
    { keyId: 'ab12' },
    'The signature that was just made does not verify with the signer’s public key ab12.',
  ],
  'signature-invalid': [3, { keyId: 'ab12' }, 'The signature under the trusted key ab12 does not fit the payload.'],
  'signature-threshold-unmet': [
    3,
    { valid: 1, threshold: 2, unknown: 1 },
    '1 trusted key has signed, 2 must have, and 1 signature is of keys that aren’t trusted.',
  ],
  'signature-minisign-malformed': [
    3,
    { reason: 'it has two lines' },
    'The minisign signature can’t be read: it has two lines.',
  ],
  'signature-minisign-other-key': [
    3,
    { found: 'A1B2', trusted: ['C3D4', 'E5F6'] },
    'The minisign signature names the key A1B2, and the trusted keys are C3D4, E5F6.',
  ],
  'signature-minisign-invalid': [3, { part: 'the file' }, 'The minisign signature does not fit the file.'],
  'envelope-too-large': [3, { bytes: 2048, maxBytes: 1024 }, 'The envelope has 2048 bytes; at most 1024 are read.'],
  'envelope-not-json': [
    3,
    { reason: 'Expected a value, found the end of the text.' },
    'The envelope is no strict JSON: Expected a value, found the end of the text.',
  ],
  'envelope-not-an-object': [3, { found: 'a list' }, 'The envelope should be a JSON object and is a list.'],
  'envelope-field-invalid': [3, { field: 'payload', reason: 'is not base64' }, 'The envelope’s payload is not base64.'],
  'envelope-key-unknown': [3, { key: 'Payload' }, 'The envelope has the key "Payload", which DSSE doesn’t know.'],
};

const wordings: Wordings = [
  // problem, its message or hint
  [
    problem('key-threshold-too-high', { threshold: 3, keys: 2 }),
    'The threshold 3 can’t be met with 2 different trusted keys.',
  ],
  [problem('key-file-unreadable', { file: 'none.pub' }), 'The key file "none.pub" can’t be read.'],
  [problem('key-empty', { role: 'public' }), 'The public key is empty.'],
  [
    problem('key-empty', { role: 'public' }),
    'Give the public key in base64 (44 characters), as SPKI PEM, or in its minisign form; keys generate leaves all three.',
  ],
  [
    problem('key-wrong-length', { role: 'secret', bytes: 31 }),
    'Check that it was copied whole. Give the seed in base64 (44 characters), a PKCS#8 PEM, or a minisign secret key; keys generate makes one.',
  ],
  [
    problem('key-pem-malformed', { role: 'public', reason: 'x' }),
    'Paste the whole file, one PUBLIC KEY block. openssl pkey -in KEY.pem shows what openssl makes of it.',
  ],
  [
    problem('signature-threshold-unmet', { valid: 2, threshold: 3, unknown: 2 }),
    '2 trusted keys have signed, 3 must have, and 2 signatures are of keys that aren’t trusted.',
  ],
  [
    problem('signature-minisign-other-key', { found: 'A1', trusted: ['C3'] }),
    'The minisign signature names the key A1, and the trusted key is C3.',
  ],
];

describe('what can be wrong with keys and signatures', () => {
  describeCatalogue(keysErrors, rows, ['key', 'signature', 'envelope']);

  describeWordings(wordings);
});
