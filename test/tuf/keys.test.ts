import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { tufKey, tufTrust } from '../../src/tuf/keys.js';
import { testSigner, testTrust } from '../support/signing.js';

const { raw } = testSigner().publicKey;
const hex = Buffer.from(raw).toString('hex');

describe('keys of TUF', () => {
  test('have the digest of their canonical JSON as id', () => {
    const canonical = `{"keytype":"ed25519","keyval":{"public":"${hex}"},"scheme":"ed25519"}`;
    const key = tufKey(raw);
    expect(key.keyID).toBe(createHash('sha256').update(canonical).digest('hex'));
    expect(key.toJSON()).toEqual({ keytype: 'ed25519', scheme: 'ed25519', keyval: { public: hex } });
  });

  test('are those of the index, each once', () => {
    const listed = testTrust(['a', 'b', 'a']).keys.map(({ keyId: keyid, raw: bytes }) => ({
      keyid,
      publicKey: Buffer.from(bytes).toString('base64'),
    }));
    const { keys, threshold } = tufTrust({ trustedKeys: listed, threshold: 2 });
    expect(keys.map(({ keyID }) => keyID)).toEqual(
      ['a', 'b'].map((name) => tufKey(testSigner(name).publicKey.raw).keyID),
    );
    expect(threshold).toBe(2);
  });
});
