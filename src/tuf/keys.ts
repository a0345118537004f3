import { Key } from '@tufjs/models';
import type { IndexPredicate } from '../site/index-statement.js';
import { sha256Hex } from '../site/json-bytes.js';

/** Whose signatures count, and how many, in the terms of TUF. */
export interface TufTrust {
  /** Each key once, in the order of the index. */
  readonly keys: readonly Key[];
  readonly threshold: number;
}

/** The key of 32 raw bytes as TUF has it (TUF 1.0, section 4.2): `ed25519`, in hex. */
export const tufKey = (raw: Uint8Array): Key => {
  const keyval = { public: Buffer.from(raw).toString('hex') };
  // Its canonical JSON: keys in order, and nothing in the values that would be escaped.
  const canonical = JSON.stringify({ keytype: 'ed25519', keyval, scheme: 'ed25519' });
  const keyID = sha256Hex(new TextEncoder().encode(canonical));
  return new Key({ keyID, keyType: 'ed25519', scheme: 'ed25519', keyVal: keyval });
};

/** The trust that an index states; keys that it calls retired are not among its trusted ones. */
export const tufTrust = ({ trustedKeys, threshold }: Pick<IndexPredicate, 'trustedKeys' | 'threshold'>): TufTrust => {
  const keys = trustedKeys.map(({ publicKey }) => tufKey(Buffer.from(publicKey, 'base64')));
  return { keys: keys.filter(({ keyID }, index) => keys.findIndex((key) => key.keyID === keyID) === index), threshold };
};
