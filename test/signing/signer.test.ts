import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/signing/ed25519.js';
import { publicKeyOfSeed } from '../../src/signing/public-key.js';
import { seedSigner, signAndVerify } from '../../src/signing/signer.js';
import { errorOf, seedOf } from './tools.js';

const bytes = new Uint8Array([1, 2, 3]);

describe('seedSigner', () => {
  it('signs with the seed, under its public key', async () => {
    const signer = seedSigner(seedOf('signer'));
    expect(signer.publicKey).toEqual(publicKeyOfSeed(seedOf('signer')));
    expect(verify(bytes, await signer.sign(bytes), signer.publicKey.raw)).toBe(true);
  });

  it('shows nothing of the seed when it is printed', () => {
    const seed = seedOf('signer');
    const printed = inspect(seedSigner(seed), { depth: 9, showHidden: true });
    expect(printed).not.toContain(inspect(seed).slice(20, 60));
    expect(JSON.stringify(seedSigner(seed))).not.toContain(`"0":${seed[0]},"1":${seed[1]}`);
  });

  it('refuses a seed of another length', () => {
    expect(() => seedSigner(new Uint8Array(31))).toThrow(RangeError);
  });
});

describe('signAndVerify', () => {
  it('gives the signature of a signer that keeps its word', async () => {
    const signer = seedSigner(seedOf('signer'));
    expect(await signAndVerify(signer, bytes)).toEqual(await signer.sign(bytes));
  });

  it.each([
    // name, signature
    ['another key', (message: Uint8Array) => seedSigner(seedOf('other')).sign(message)],
    ['too few bytes', async () => new Uint8Array(63)],
  ])('refuses a signature by %s', async (_name, sign) => {
    const signer = { publicKey: publicKeyOfSeed(seedOf('signer')), sign };
    const error = await errorOf(() => signAndVerify(signer, bytes));
    expect([error.code, error.exitCode]).toEqual(['signature-refused', 1]);
  });
});
