import { createHash } from 'node:crypto';
import { encodePublicKey, parsePublicKey } from '../../../src/signing/public-key.js';
import { testSigner } from '../signing.js';
import { type VectorFile, vectorJson } from './vector-file.js';

/** The names of the published test keys. Their secrets stand in `keys.json`: they must never be trusted by anything real. */
export const KEY_NAMES = ['release', 'second', 'third', 'stranger'] as const;
export type KeyName = (typeof KEY_NAMES)[number];

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const keyOf = (name: KeyName) => {
  const { publicKey } = testSigner(name);
  return {
    name,
    seed: createHash('sha256').update(name).digest('hex'),
    publicKey: hex(publicKey.raw),
    keyid: publicKey.keyId,
    base64: encodePublicKey(publicKey, 'base64').trim(),
    pem: encodePublicKey(publicKey, 'pem'),
    minisign: encodePublicKey(publicKey, 'minisign'),
    minisignKeyId: publicKey.minisignKeyId,
  };
};

/** The eight points of small order have these y coordinates, with either sign of x; every spelling of 32 bytes that decodes to one. */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
] as const;

/** y coordinates that are not below the prime. */
const NOT_CANONICAL = [
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
] as const;

/** A y coordinate that no point of the curve has. */
const OFF_CURVE = '0200000000000000000000000000000000000000000000000000000000000000';

/** The keys of all vectors, and keys that nobody may trust. */
export const keyVectors = (): VectorFile =>
  vectorJson(
    'keys.json',
    'Published test keys, secrets included, and public keys that a reader refuses. Byte strings are hex.',
    {
      keys: KEY_NAMES.map(keyOf),
      refused: [
        ...SMALL_ORDER.map((publicKey) => ({ publicKey, why: 'of small order', rule: 'R-14', code: 'key-weak' })),
        ...NOT_CANONICAL.map((publicKey) => ({
          publicKey,
          why: 'y is not below 2^255 - 19',
          rule: 'R-14',
          code: 'key-not-a-point',
        })),
        { publicKey: OFF_CURVE, why: 'not on the curve', rule: 'R-14', code: 'key-not-a-point' },
      ],
    },
  );

/** The keys of the names, as a reader trusts them. */
export const trustIn = (names: readonly string[], threshold: number) => ({
  keys: names.map((name) => parsePublicKey(encodePublicKey(testSigner(name).publicKey, 'base64'))),
  threshold,
});
