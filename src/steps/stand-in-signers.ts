import { randomBytes } from 'node:crypto';
import { SEED_BYTES } from '../signing/ed25519.js';
import { type Signer, seedSigner } from '../signing/signer.js';
import type { Trust } from '../signing/trust.js';
import type { ReadyPreflight } from './ready.js';

/**
 * Who signs a revision that nobody but a rehearsal ever sees, and whom that trusts. Keys that sign elsewhere are not asked for it: keys that
 * are forgotten at once stand in for them, and are trusted besides the project’s own.
 */
export const rehearsalSigners = ({
  trust,
  signers,
  awaited,
}: Pick<ReadyPreflight, 'trust' | 'signers' | 'awaited'>): {
  readonly trust: Trust;
  readonly signers: readonly Signer[];
} => {
  if (!awaited) return { trust, signers };
  const own = signers.filter((signer) => !awaited.signers.includes(signer));
  const standIns = Array.from({ length: trust.threshold - own.length }, () => seedSigner(randomBytes(SEED_BYTES)));
  const keys = [...trust.keys, ...standIns.map(({ publicKey }) => publicKey)];
  return { trust: { ...trust, keys }, signers: [...own, ...standIns] };
};
