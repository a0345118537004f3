import { failed, invalid, show, unverified, warning } from './entry.js';

type Role = 'public' | 'secret';
type OfRole = { readonly role: Role };

// A key's text may be a secret, also where a public key was asked for: messages speak of its form and length alone.
const theKey = (role: Role): string => `The ${role} key`;

const forms = (role: Role): string =>
  role === 'public'
    ? 'Give the public key in base64 (44 characters), as SPKI PEM, or in its minisign form; keys generate leaves all three.'
    : 'Give the seed in base64 (44 characters), a PKCS#8 PEM, or a minisign secret key; keys generate makes one.';

const lengthHint = (bytes: number, role: Role): string =>
  bytes === 44 || bytes === 48
    ? 'This is the length of a PEM’s body: give the whole PEM, with its BEGIN and END lines.'
    : `Check that it was copied whole. ${forms(role)}`;

/** What can be wrong with keys as they are read, written and trusted. */
const keyErrors = {
  'key-none-trusted': invalid(
    'No trusted key',
    () => 'There is no trusted public key, so nothing that is published could be verified.',
    () => 'Run keys generate, and put the public key or the path of its file under signing.trustedKeys.',
  ),
  'key-secret-missing': invalid(
    'No secret key',
    () => 'No secret key was given to sign with.',
    () =>
      'Set OTA_SIGNING_KEY in the environment: as a secret in GitHub, as a masked variable in GitLab. A key that is elsewhere signs through --signatures FILE.',
  ),
  'key-not-trusted': invalid(
    'Secret key that isn’t trusted',
    (p: { keyId: string }) => `The secret key’s public key ${p.keyId} is not among the trusted keys.`,
    () =>
      'Add its public key to signing.trustedKeys, or give the secret key of one that is there. keys show prints the public key of a secret; a public key given as the secret in base64 looks like this too.',
  ),
  'key-threshold-unmet': invalid(
    'Too few secret keys',
    (p: { signers: number; threshold: number }) =>
      `This run has ${p.signers} ${p.signers === 1 ? 'secret key' : 'secret keys'}, and signing.threshold asks for ${p.threshold} signers.`,
    () =>
      'Give the further secret keys in OTA_SIGNING_KEY_2, OTA_SIGNING_KEY_3 and so on, have them sign elsewhere through --signatures FILE, or lower signing.threshold.',
  ),
  'key-threshold-invalid': invalid(
    'Threshold that isn’t a number of keys',
    (p: { threshold: number }) => `The threshold ${show(p.threshold)} is not a whole number from 1 on.`,
    () => 'Set signing.threshold to how many of the trusted keys must have signed, at least 1.',
  ),
  'key-threshold-too-high': invalid(
    'Threshold above the number of keys',
    (p: { threshold: number; keys: number }) =>
      `The threshold ${p.threshold} can’t be met with ${p.keys} different trusted ${p.keys === 1 ? 'key' : 'keys'}.`,
    (p) => `Lower signing.threshold to ${p.keys} or less, or add trusted keys.`,
  ),
  'key-repeated': warning(
    'Trusted key listed twice',
    (p: { keyId: string; first: number; again: number }) =>
      `Trusted keys ${p.first} and ${p.again} are the same key ${p.keyId}; it counts once.`,
    () => 'Remove one of them.',
  ),
  'key-file-unreadable': invalid(
    'Key file that can’t be read',
    (p: { file: string; reason?: string }) =>
      `The key file ${show(p.file)} can’t be read${p.reason ? `: ${p.reason}` : ''}.`,
    () => 'Correct the path, or give the key itself: base64 of a key has 44 characters and ends in "=".',
  ),
  'key-file-exists': invalid(
    'Key file already there',
    (p: { files: readonly string[] }) => `${p.files.join(', ')} already there; no key file was written.`,
    () =>
      'Choose another directory with --out. A key is never overwritten: what it signed could not be extended any more.',
  ),
  'key-file-unwritable': failed(
    'Key file that can’t be written',
    (p: { file: string; reason: string }) => `The key file ${show(p.file)} can’t be written: ${p.reason}.`,
    () => 'Choose a directory that you may write to with --out. Nothing was left behind.',
  ),
};

/** What can be wrong with the text of a key. */
const keyTextErrors = {
  'key-empty': invalid(
    'Empty key',
    (p: OfRole) => `${theKey(p.role)} is empty.`,
    (p) =>
      p.role === 'secret'
        ? 'Check that the CI variable is set for this branch, tag and environment: runs for forks and unprotected branches get no secrets.'
        : forms('public'),
  ),
  'key-quoted': invalid(
    'Key in quotation marks',
    (p: OfRole) => `${theKey(p.role)} stands in quotation marks.`,
    () => 'Take the quotation marks out of the value.',
  ),
  'key-line-ends-escaped': invalid(
    'Key with escaped line ends',
    (p: OfRole) => `${theKey(p.role)} holds the two characters \\n where its lines should end.`,
    () => 'Paste the key with real line ends, or use the seed in base64, which is one line.',
  ),
  'key-openssh': invalid(
    'OpenSSH key',
    (p: OfRole) => `${theKey(p.role)} is an OpenSSH key.`,
    (p) => `Make a key for releases instead of reusing a login key. ${forms(p.role)}`,
  ),
  'key-hex': invalid(
    'Key in hex',
    (p: OfRole & { digits: number }) => `${theKey(p.role)} is written in hex (${p.digits} digits).`,
    () => 'Write it in base64: xxd -r -p | base64.',
  ),
  'key-not-base64': invalid(
    'Key that isn’t base64',
    (p: OfRole & { characters: number }) =>
      `${theKey(p.role)} has ${p.characters} characters and is not standard base64 with padding.`,
    (p) => `Base64 is A–Z a–z 0–9 + / and "=" at the end, without blanks. ${forms(p.role)}`,
  ),
  'key-form-unknown': invalid(
    'Key in an unknown form',
    (p: OfRole & { lines: number }) =>
      `${theKey(p.role)} has ${p.lines} lines and is no form of key that is known here.`,
    (p) => `One text holds one key. ${forms(p.role)}`,
  ),
  'key-wrong-length': invalid(
    'Key of the wrong length',
    (p: OfRole & { bytes: number }) => `${theKey(p.role)} has ${p.bytes} bytes in base64, and an Ed25519 key has 32.`,
    (p) => lengthHint(p.bytes, p.role),
  ),
  'key-public-expected': invalid(
    'Secret key where a public key belongs',
    (p: { found: string }) => `This should be a public key and is ${p.found}.`,
    () =>
      'Give the public key instead (keys show prints it). If the secret was committed or printed anywhere, treat it as lost and make a new key.',
  ),
  'key-secret-expected': invalid(
    'Public key where the secret key belongs',
    (p: { found: string }) => `This should be the secret key and is ${p.found}.`,
    () => 'Put the contents of ota.key (the seed in base64) into OTA_SIGNING_KEY.',
  ),
  'key-other-algorithm': invalid(
    'Key of another algorithm',
    (p: OfRole & { algorithm: string }) =>
      `${theKey(p.role)} is an ${p.algorithm} key, and releases are signed with Ed25519.`,
    () => 'Make an Ed25519 key: keys generate, or openssl genpkey -algorithm ed25519.',
  ),
  'key-pem-encrypted': invalid(
    'Encrypted PEM',
    () => 'The secret key is a PEM that is encrypted with a password, and such PEMs are not read.',
    () => 'Decrypt it (openssl pkey -in KEY.pem) into the CI’s secret store, or use a minisign key with a password.',
  ),
  'key-pem-malformed': invalid(
    'Broken PEM',
    (p: OfRole & { reason: string }) => `${theKey(p.role)} is a PEM that can’t be read: ${p.reason}.`,
    (p) =>
      `Paste the whole file, one ${p.role === 'public' ? 'PUBLIC KEY' : 'PRIVATE KEY'} block. openssl pkey -in KEY.pem shows what openssl makes of it.`,
  ),
  'key-minisign-malformed': invalid(
    'Broken minisign key',
    (p: OfRole & { reason: string }) => `${theKey(p.role)} looks like minisign’s and can’t be read: ${p.reason}.`,
    () => 'Paste the whole key file, both lines, as minisign -G wrote it.',
  ),
  'key-password-missing': invalid(
    'Password missing',
    () => 'The secret key is a minisign key encrypted with a password, and no password was given.',
    () => 'Set OTA_SIGNING_KEY_PASSWORD, or use a key without a password (minisign -G -W).',
  ),
  'key-wrong-password': invalid(
    'Wrong password',
    () => 'The password doesn’t decrypt the minisign secret key.',
    () =>
      'Check OTA_SIGNING_KEY_PASSWORD; minisign -S with the same key and password tells whether they belong together.',
  ),
  'key-password-too-costly': invalid(
    'Password derivation too costly',
    (p: { maxMebibytes: number }) =>
      `The minisign secret key asks for more work or memory than minisign’s own keys, which take ${p.maxMebibytes} MiB.`,
    () => 'The file is damaged or was made by another program: make the key with minisign -G.',
  ),
  'key-password-memory': failed(
    'No memory to decrypt the key',
    (p: { mebibytes: number }) =>
      `Decrypting the minisign secret key takes ${p.mebibytes} MiB of memory, which this machine refused.`,
    () =>
      'Run it where there is more memory, or use a key without a password and let the CI’s secret store protect it.',
  ),
  'key-inconsistent': invalid(
    'Halves of a key that don’t belong together',
    () => 'The secret key holds a public key that is not its own.',
    () => 'The key is damaged: take it from a copy, or make a new one.',
  ),
  'key-not-a-point': invalid(
    'No Ed25519 public key',
    () => 'The public key’s 32 bytes are no point of the Ed25519 curve.',
    () => 'Check that it was copied whole, without a changed character.',
  ),
  'key-weak': invalid(
    'Weak public key',
    () => 'The public key is a point of small order, under which one signature fits many messages.',
    () => 'No program makes such a key by itself. Make a new one with keys generate.',
  ),
};

/** What can be wrong with signatures and the envelopes that hold them. */
const signatureErrors = {
  'signature-refused': failed(
    'Signature that its own key refuses',
    (p: { keyId: string }) =>
      `The signature that was just made does not verify with the signer’s public key ${p.keyId}.`,
    () =>
      'Check that the signer’s secret and public key belong together. If they do, its hardware miscalculated: run it elsewhere.',
  ),
  'signature-invalid': unverified(
    'Signature that doesn’t verify',
    (p: { keyId: string }) => `The signature under the trusted key ${p.keyId} does not fit the payload.`,
    () =>
      'The payload, its type or the signature was changed, or damaged on the way. Take it from a copy that verifies.',
  ),
  'signature-threshold-unmet': unverified(
    'Too few trusted signatures',
    (p: { valid: number; threshold: number; unknown: number }) =>
      `${p.valid} trusted ${p.valid === 1 ? 'key has' : 'keys have'} signed, ${p.threshold} must have, and ${p.unknown} ${p.unknown === 1 ? 'signature is' : 'signatures are'} of keys that aren’t trusted.`,
    () => 'Check that the trusted keys and the threshold are those of the publisher.',
  ),
  'signature-minisign-malformed': unverified(
    'Broken minisign signature',
    (p: { reason: string }) => `The minisign signature can’t be read: ${p.reason}.`,
    () => 'It should be the four lines of a .minisig file, as they were published.',
  ),
  'signature-minisign-other-key': unverified(
    'Minisign signature of another key',
    (p: { found: string; trusted: readonly string[] }) =>
      `The minisign signature names the key ${p.found}, and the trusted ${p.trusted.length === 1 ? 'key is' : 'keys are'} ${p.trusted.join(', ')}.`,
    () => 'Trust the key that signed, in its minisign form if it was made by minisign: that form states its id.',
  ),
  'signature-minisign-invalid': unverified(
    'Minisign signature that doesn’t verify',
    (p: { part: string }) => `The minisign signature does not fit ${p.part}.`,
    () => 'The file or its .minisig was changed, or damaged on the way. Take both from a copy that verifies.',
  ),
  'envelope-too-large': unverified(
    'Envelope too large',
    (p: { bytes: number; maxBytes: number }) => `The envelope has ${p.bytes} bytes; at most ${p.maxBytes} are read.`,
    () => 'No release comes near this size: this is something else, or was padded to hurt.',
  ),
  'envelope-not-json': unverified(
    'Envelope that isn’t JSON',
    (p: { reason: string }) => `The envelope is no strict JSON: ${p.reason}`,
    () =>
      'Readers of loose JSON disagree on what it says, so it isn’t read. Take the envelope from a copy that verifies.',
  ),
  'envelope-not-an-object': unverified(
    'Envelope that isn’t an object',
    (p: { found: string }) => `The envelope should be a JSON object and is ${p.found}.`,
    () => 'Give the JSON of a DSSE envelope: {"payloadType", "payload", "signatures"}.',
  ),
  'envelope-field-invalid': unverified(
    'Field of an envelope that isn’t right',
    (p: { field: string; reason: string }) => `The envelope’s ${p.field} ${p.reason}.`,
    () => 'An envelope is published as it was signed: take it from a copy that verifies.',
  ),
  'envelope-key-unknown': unverified(
    'Unknown key in an envelope',
    (p: { key: string }) => `The envelope has the key ${show(p.key)}, which DSSE doesn’t know.`,
    () => 'Nothing outside payload and payloadType is signed: remove the key.',
  ),
};

/** What can be wrong with keys and signatures. */
export const keysErrors = { ...keyErrors, ...keyTextErrors, ...signatureErrors };
