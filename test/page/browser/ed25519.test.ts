import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSignatureOf } from '../../../src/page/browser/ed25519.js';
import { verify } from '../../../src/signing/ed25519.js';
import { testSigner, testTrust } from '../../support/signing.js';

const publicKey = testTrust().keys[0]?.raw ?? new Uint8Array();

test('takes what the tool’s own verification takes, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 40 }),
      fc.nat({ max: 63 }),
      fc.integer({ min: 0, max: 255 }),
      async (message, at, byte) => {
        const signature = Uint8Array.from(await testSigner().sign(message));
        expect(isSignatureOf(message, signature, publicKey)).toBe(true);
        signature[at] = byte;
        expect(isSignatureOf(message, signature, publicKey)).toBe(verify(message, signature, publicKey));
        expect(isSignatureOf(Uint8Array.of(...message, 1), signature, publicKey)).toBe(false);
      },
    ),
    { numRuns: 20 },
  );
});

test('refuses S that is not below the group order, a key that is no point, and wrong lengths', async () => {
  const message = Uint8Array.of(1, 2, 3);
  const signature = Uint8Array.from(await testSigner().sign(message));
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const s = signature.slice(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order;
  const second = Uint8Array.from(signature, (byte, at) =>
    at < 32 ? byte : Number((s >> BigInt(8 * (at - 32))) & 255n),
  );
  expect(isSignatureOf(message, second, publicKey)).toBe(false);
  expect(isSignatureOf(message, signature, new Uint8Array(32).fill(255))).toBe(false);
  expect(isSignatureOf(message, signature.slice(1), publicKey)).toBe(false);
  expect(isSignatureOf(message, signature, publicKey.slice(1))).toBe(false);
});
