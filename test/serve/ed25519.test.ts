import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyAnywhere } from '../../src/serve/ed25519.js';
import { publicKeyFromSeed, sign, verify } from '../../src/signing/ed25519.js';

const seed = new Uint8Array(32).fill(7);
const key = publicKeyFromSeed(seed);
const message = Buffer.from('an index');
const signature = sign(message, seed);

test('agrees with OpenSSL about changed signatures, messages and keys', () => {
  const change = fc.record({ part: fc.constantFrom(0, 1, 2), at: fc.nat(63), bit: fc.nat(7) });
  fc.assert(
    fc.property(change, ({ part, at, bit }) => {
      const changed = [Uint8Array.from(message), Uint8Array.from(signature), Uint8Array.from(key)] as const;
      const bytes = changed[part] ?? key;
      bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
      expect(verifyAnywhere(...changed)).toBe(verify(...changed));
    }),
    { numRuns: 20 },
  );
  expect(verifyAnywhere(message, signature, key)).toBe(true);
});

test('a second form of a good signature is refused', () => {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const scalar = BigInt(`0x${Buffer.from(signature.slice(32)).reverse().toString('hex')}`) + order;
  const raised = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse();
  expect(verifyAnywhere(message, Buffer.concat([signature.slice(0, 32), raised]), key)).toBe(false);
});

test('other lengths are no match', () => {
  expect(verifyAnywhere(message, signature.slice(1), key)).toBe(false);
  expect(verifyAnywhere(message, signature, key.slice(1))).toBe(false);
});
