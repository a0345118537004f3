import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { generateKeys, signerOf } from '../../src/library/keys.js';
import { verify } from '../../src/signing/ed25519.js';
import { parsePublicKey } from '../../src/signing/public-key.js';

describe('generateKeys', () => {
  test('gives a new pair each time, whose public key reads back from each form', async () => {
    const [one, two] = await Promise.all([generateKeys(), generateKeys()]);
    expect(one.secret).not.toBe(two.secret);
    for (const text of [one.base64, one.pem, one.minisign]) expect(parsePublicKey(text)).toEqual(one.publicKey);
  });
});

describe('signerOf', () => {
  test('signs with the key, and doesn’t show it', async () => {
    const { secret, publicKey } = await generateKeys();
    const signer = await signerOf(secret);
    const bytes = Buffer.from('message');
    expect(signer.publicKey).toEqual(publicKey);
    expect(verify(bytes, await signer.sign(bytes), publicKey.raw)).toBe(true);
    expect(inspect(signer, { depth: 9 })).not.toContain(secret.trim());
  });

  test('refuses a text that is no key, and doesn’t repeat it', async () => {
    const failed = signerOf({ key: 'bm90IGEga2V5', password: 'none' });
    await expect(failed).rejects.toMatchObject({ code: 'key-wrong-length' });
    await expect(failed).rejects.not.toThrow('bm90');
  });
});
