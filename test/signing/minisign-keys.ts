import { scryptSync } from 'node:crypto';
import { blake2b } from '@noble/hashes/blake2.js';
import { publicKeyFromSeed } from '../../src/signing/ed25519.js';

/** How a minisign secret key is to be made. Cost as stated, not as derived from the limits: minisign itself judges that. */
export interface SecretKeyRecipe {
  readonly seed: Uint8Array;
  readonly keyId: Uint8Array;
  readonly password?: string;
  readonly opsLimit?: number;
  readonly memBytes?: number;
  readonly cost?: { readonly N: number; readonly r: number; readonly p: number };
  /** For damaged keys. */
  readonly publicKey?: Uint8Array;
  readonly checksum?: Uint8Array;
}

/** The 158 bytes of a minisign secret key. */
export const minisignSecretBytes = (recipe: SecretKeyRecipe): Buffer => {
  const { seed, keyId, password, opsLimit = 0, memBytes = 0, cost = { N: 1024, r: 8, p: 1 } } = recipe;
  const head = Buffer.concat([keyId, seed, recipe.publicKey ?? publicKeyFromSeed(seed)]);
  const sum = recipe.checksum ?? blake2b(Buffer.concat([Buffer.from('Ed'), head]), { dkLen: 32 });
  const part = Buffer.concat([head, sum]);
  const salt = Buffer.alloc(32, password === undefined ? 0 : 7);
  const limits = Buffer.alloc(16);
  limits.writeBigUInt64LE(BigInt(opsLimit), 0);
  limits.writeBigUInt64LE(BigInt(memBytes), 8);
  const stream =
    password === undefined ? Buffer.alloc(104) : scryptSync(password, salt, 104, { ...cost, maxmem: 2 ** 28 });
  const algorithms = Buffer.from(password === undefined ? 'Ed\0\0B2' : 'EdScB2', 'latin1');
  return Buffer.concat([algorithms, salt, limits, part.map((byte, i) => byte ^ (stream[i] ?? 0))]);
};

/** The two lines of a minisign secret key file. */
export const minisignSecretText = (recipe: SecretKeyRecipe): string =>
  `untrusted comment: minisign encrypted secret key\n${minisignSecretBytes(recipe).toString('base64')}\n`;
