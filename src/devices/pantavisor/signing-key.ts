import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';

/** A P-256 key that signs as ES256. */
export interface StateSigner {
  /** What a leaf certificate must hold. */
  readonly publicKey: KeyObject;
  /**
   * r and s side by side, 64 bytes. Deterministic (RFC 6979), so that a release that is signed again, by a run that takes up where
   * another ended, has the same bytes.
   */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

/**
 * The signer of a private key in PEM (PKCS#8 or SEC 1), or in words why it is none. Nothing of the key is in the words.
 */
export const readSigningKey = (pem: string): StateSigner | string => {
  const read = parsePem(pem);
  if (typeof read === 'string') return read;
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = read;
  if (kind !== 'ec' || details?.namedCurve !== 'prime256v1')
    return `it is a key of the kind ${details?.namedCurve ?? kind ?? 'unknown'}, and Pantavisor needs one on P-256`;
  const { d = '' } = read.export({ format: 'jwk' });
  // In the closure alone: printing a signer can’t print the key.
  const secret = Uint8Array.from(Buffer.from(d, 'base64url'));
  return {
    publicKey: createPublicKey(read),
    sign: (bytes) => p256.sign(bytes, secret, { lowS: false, prehash: true, extraEntropy: false }),
  };
};

const parsePem = (pem: string): KeyObject | string => {
  const text = pem.trim();
  if (!text.startsWith('-----BEGIN '))
    return text.includes('-----BEGIN ') ? 'something stands before its BEGIN line' : 'it is no PEM text';
  if (text.includes('\\n')) return 'it holds the two characters \\n where its lines should end';
  if (/-----BEGIN (?:CERTIFICATE|PUBLIC KEY)-----/.test(text) && !/PRIVATE KEY-----/.test(text))
    return 'it is a certificate or public key, not the private key';
  if (/-----BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(text)) return 'it is encrypted with a password';
  try {
    return createPrivateKey(text);
  } catch {
    return 'it is damaged, or not the whole PEM text';
  }
};
