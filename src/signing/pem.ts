import type { Place } from '../errors/problem.js';
import { decodeBase64, encodeBase64 } from './base64.js';
import { type KeyRole, refuseKey } from './key-text.js';

/** How an Ed25519 key begins in DER; the 32 bytes of the key or seed follow (RFC 8410 sections 4 and 7). */
const PREFIXES = {
  public: Buffer.from('302a300506032b6570032100', 'hex'),
  secret: Buffer.from('302e020100300506032b657004220420', 'hex'),
} as const satisfies Record<KeyRole, Buffer>;

const LABELS = { public: 'PUBLIC KEY', secret: 'PRIVATE KEY' } as const satisfies Record<KeyRole, string>;

/** What else begins like a PEM and is pasted by mistake (RFC 7468, and OpenSSL's own). */
const KNOWN_LABELS = [
  'CERTIFICATE',
  'CERTIFICATE REQUEST',
  'PGP PRIVATE KEY BLOCK',
  'PGP PUBLIC KEY BLOCK',
  'PUBLIC KEY',
  'PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
];

const KEY_BYTES = 32;

/** Object identifiers of what is mistaken for Ed25519, in DER. */
const OTHER_ALGORITHMS: readonly (readonly [name: string, oid: string])[] = [
  ['RSA', '06092a864886f70d0101'],
  ['EC', '06072a8648ce3d0201'],
  ['DSA', '06072a8648ce380401'],
  ['X25519', '06032b656e'],
  ['X448', '06032b656f'],
  ['Ed448', '06032b6571'],
];

/** The PEM text of a public key, or of a seed as PKCS#8. Ends with a line end. */
export const encodePem = (role: KeyRole, key: Uint8Array): string => {
  const body = encodeBase64(Buffer.concat([PREFIXES[role], key]));
  return `-----BEGIN ${LABELS[role]}-----\n${body}\n-----END ${LABELS[role]}-----\n`;
};

/**
 * The 32 bytes of the public key in an SPKI PEM, or of the seed in an unencrypted PKCS#8 PEM of version 1.
 *
 * @param clean a text that begins with `-----BEGIN `.
 * @throws OtaError `key-public-expected`, `key-secret-expected`, `key-pem-encrypted`, `key-other-algorithm`,
 * `key-pem-malformed`.
 */
export const readPem = (clean: string, role: KeyRole, place: Place | undefined): Uint8Array => {
  const label = /^-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(clean)?.[1];
  if (!label) throw malformed(role, 'its first line is not a PEM header', place);
  assertLabel(label, role, place);
  const block = new RegExp(`^-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]*)-----END ${label}-----$`).exec(clean);
  if (!block)
    throw malformed(role, 'its END line is missing, or something other than base64 is between its lines', place);
  const der = decodeBase64(block[1]?.replace(/\s/g, '') ?? '');
  if (!der) throw malformed(role, 'its body is not base64 with padding', place);
  return keyInDer(der, role, place);
};

const assertLabel = (label: string, role: KeyRole, place: Place | undefined): void => {
  if (label === LABELS[role]) return;
  if (label === 'ENCRYPTED PRIVATE KEY' && role === 'secret') throw refuseKey('key-pem-encrypted', {}, place);
  const algorithm = /^(RSA|EC|DSA)\b/.exec(label)?.[1];
  if (algorithm) throw refuseKey('key-other-algorithm', { role, algorithm }, place);
  if (role === 'secret' && label === LABELS.public)
    throw refuseKey('key-secret-expected', { found: 'a public key in PEM' }, place);
  if (role === 'public' && label.endsWith('PRIVATE KEY'))
    throw refuseKey('key-public-expected', { found: 'a private key in PEM' }, place);
  throw malformed(role, `it is a PEM of another kind, ${nameOfLabel(label)}`, place);
};

/** A label that is not known may be a part of a damaged key, and is not shown. */
const nameOfLabel = (label: string): string =>
  KNOWN_LABELS.find((known) => known === label) ?? 'whose BEGIN line is not one of a key';

const keyInDer = (der: Uint8Array, role: KeyRole, place: Place | undefined): Uint8Array => {
  const prefix = PREFIXES[role];
  if (der.length === prefix.length + KEY_BYTES && prefix.equals(der.subarray(0, prefix.length)))
    return der.slice(prefix.length);
  // The algorithm stands within the first bytes, in front of anything secret.
  const head = Buffer.from(der.subarray(0, 32)).toString('hex');
  const other = OTHER_ALGORITHMS.find(([, oid]) => head.includes(oid));
  if (other) throw refuseKey('key-other-algorithm', { role, algorithm: other[0] }, place);
  if (role === 'secret' && der[4] === 1) throw malformed(role, 'it is PKCS#8 of version 2; version 1 is read', place);
  throw malformed(role, `its ${der.length} bytes are not those of one Ed25519 key`, place);
};

const malformed = (role: KeyRole, reason: string, place: Place | undefined) =>
  refuseKey('key-pem-malformed', { role, reason }, place);
