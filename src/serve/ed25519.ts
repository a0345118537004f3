import nacl from 'tweetnacl';
import { isBelowGroupOrder } from '../signing/group-order.js';
import type { VerifySignature } from '../signing/verify-envelope.js';

/**
 * Whether the signature is the public key’s own, as strictly as `src/signing/ed25519.ts`, and wherever JavaScript runs: that one
 * needs the OpenSSL of Node.js. Takes some ten milliseconds.
 */
export const verifyAnywhere: VerifySignature = (message, signature, publicKey) =>
  signature.length === nacl.sign.signatureLength &&
  publicKey.length === nacl.sign.publicKeyLength &&
  isBelowGroupOrder(signature.subarray(signature.length / 2)) &&
  nacl.sign.detached.verify(message, signature, publicKey);
