import { createHash } from 'node:crypto';
import { publicKeyOfSeed } from '../../src/signing/public-key.js';
import { type Signer, seedSigner } from '../../src/signing/signer.js';
import type { Trust } from '../../src/signing/trust.js';

/** The seed that tests call by a name: the same on every run. */
const testSeed = (name: string): Uint8Array => new Uint8Array(createHash('sha256').update(name).digest());

/** A signer that tests call by a name. */
export const testSigner = (name = 'release'): Signer => seedSigner(testSeed(name));

/** Trust in the keys of these names. */
export const testTrust = (names: readonly string[] = ['release'], threshold = 1): Trust => ({
  keys: names.map((name) => publicKeyOfSeed(testSeed(name))),
  threshold,
});
