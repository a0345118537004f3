import { createHash, createPublicKey, verify as verifyWithNode } from 'node:crypto';
import fc from 'fast-check';
import nacl from 'tweetnacl';
import { describe, expect, it } from 'vitest';
import { isConsistentSecretKey, publicKeyFromSeed, sign, verify } from '../../src/signing/ed25519.js';
import { flipped, seedOf } from './tools.js';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const abc = createHash('sha512').update('abc').digest('hex');
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** RFC 8032 section 7.1. */
const VECTORS = [
  // seed, public key, message, signature
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
  [
    '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42',
    'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
    abc,
    'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
  ],
] as const;

describe('ed25519', () => {
  it.each(VECTORS)('agrees with RFC 8032 for the seed %s', (seed, publicKey, message, signature) => {
    const secretKey = hex(seed + publicKey);
    expect(publicKeyFromSeed(hex(seed))).toEqual(hex(publicKey));
    expect(sign(hex(message), hex(seed))).toEqual(hex(signature));
    expect(sign(hex(message), secretKey)).toEqual(hex(signature));
    expect(verify(hex(message), hex(signature), hex(publicKey))).toBe(true);
    expect(isConsistentSecretKey(secretKey)).toBe(true);
  });

  it('signs what Node’s own Ed25519 verifies', () => {
    const spki = (raw: Uint8Array) => Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
    const property = fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
      const raw = publicKeyFromSeed(seedOf('node'));
      const key = createPublicKey({ key: spki(raw), format: 'der', type: 'spki' });
      expect(verifyWithNode(null, message, key, sign(message, seedOf('node')))).toBe(true);
    });
    fc.assert(property, { numRuns: 20 });
  });

  it('verifies as tweetnacl does, whose signing it judges', () => {
    const publicKey = publicKeyFromSeed(seedOf('both'));
    const property = fc.property(
      fc.uint8Array({ maxLength: 100 }),
      fc.option(fc.nat({ max: 8 * 64 - 1 }), { nil: undefined }),
      (message, bit) => {
        const signature = sign(message, seedOf('both'));
        const judged = bit === undefined ? signature : flipped(signature, bit);
        expect(verify(message, judged, publicKey)).toBe(nacl.sign.detached.verify(message, judged, publicKey));
      },
    );
    fc.assert(property, { numRuns: 40 });
  });

  it('refuses a message, signature or key with any bit changed', () => {
    const message = new Uint8Array(Buffer.from('an update'));
    const [signature, key] = [sign(message, seedOf('bits')), publicKeyFromSeed(seedOf('bits'))];
    const property = fc.property(fc.nat(511), (bit) => {
      expect(verify(flipped(message, bit), signature, key)).toBe(false);
      expect(verify(message, flipped(signature, bit), key)).toBe(false);
      expect(verify(message, signature, flipped(key, bit))).toBe(false);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('refuses the second signature that adding the group order to S makes', () => {
    const message = new Uint8Array([1, 2, 3]);
    const [signature, key] = [sign(message, seedOf('s')), publicKeyFromSeed(seedOf('s'))];
    const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + ORDER;
    const malleated = Uint8Array.from(signature);
    malleated.set(Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse(), 32);
    expect(verify(message, signature, key)).toBe(true);
    expect(verify(message, malleated, key)).toBe(false);
  });

  it.each([0, 31, 33, 63, 65])('refuses %i bytes as secret, signature and public key', (length) => {
    const bytes = new Uint8Array(length);
    const [message, key] = [new Uint8Array(1), publicKeyFromSeed(seedOf('length'))];
    expect(() => sign(message, bytes)).toThrow(RangeError);
    expect(() => publicKeyFromSeed(bytes)).toThrow(RangeError);
    expect(verify(message, bytes, key)).toBe(false);
    expect(verify(message, sign(message, seedOf('length')), bytes)).toBe(false);
    expect(isConsistentSecretKey(bytes)).toBe(false);
  });

  it('refuses to sign with halves of two keys', () => {
    const mixed = Buffer.concat([seedOf('one'), publicKeyFromSeed(seedOf('other'))]);
    expect(isConsistentSecretKey(mixed)).toBe(false);
    expect(() => sign(new Uint8Array(1), mixed)).toThrow(RangeError);
  });
});
