import { describe, expect, test } from 'vitest';
import { givenTrust } from '../../src/library/given-trust.js';
import { encodePublicKey } from '../../src/signing/public-key.js';
import { testSigner } from '../support/signing.js';

const { publicKey } = testSigner();
const other = testSigner('other').publicKey;

describe('the trust of a caller', () => {
  test.each(['base64', 'pem', 'minisign'] as const)('takes a key in %s', async (form) => {
    const trust = await givenTrust({ keys: [encodePublicKey(publicKey, form)] });
    expect(trust).toEqual({ keys: [publicKey], threshold: 1 });
  });

  test('takes keys that were parsed, each once', async () => {
    const { keys, threshold } = await givenTrust({ keys: [publicKey, publicKey, other], threshold: 2 });
    expect(keys.map(({ keyId }) => keyId)).toEqual([publicKey.keyId, other.keyId]);
    expect(threshold).toBe(2);
  });

  test('never takes a text for the name of a file, and tells of every key', async () => {
    const refused = givenTrust({ keys: ['keys/ota.pub', publicKey, 'AAAA'] });
    await expect(refused).rejects.toMatchObject({
      problems: [
        { code: 'key-not-base64', place: { path: 'keys.0' } },
        { code: 'key-wrong-length', place: { path: 'keys.2' } },
      ],
    });
  });

  test.each([
    // keys, threshold, code
    [[], 1, 'key-none-trusted'],
    [[publicKey], 2, 'key-threshold-too-high'],
    [[publicKey], 0, 'key-threshold-invalid'],
  ])('refuses %j with threshold %i', async (keys, threshold, code) => {
    await expect(givenTrust({ keys, threshold })).rejects.toMatchObject({ code });
  });
});
