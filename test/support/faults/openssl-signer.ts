import { createPrivateKey, sign } from 'node:crypto';
import { publicKeyOfSeed } from '../../../src/signing/public-key.js';
import type { Signer } from '../../../src/signing/signer.js';

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A signer whose signatures Node's own cryptography makes: the same bytes as ours (RFC 8032), in a hundredth of the time. */
export const opensslSigner = (seed: Uint8Array): Signer => {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  return { publicKey: publicKeyOfSeed(seed), sign: async (bytes) => new Uint8Array(sign(null, bytes, key)) };
};
