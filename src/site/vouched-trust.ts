import { OtaError } from '../errors/ota-error.js';
import { type PublicKey, parsePublicKey } from '../signing/public-key.js';
import type { Trust } from '../signing/trust.js';
import type { IndexPredicate } from './index-statement.js';
import { type KeysOfIndex, trustAt } from './trust-sets.js';

type Vouching = KeysOfIndex & Pick<IndexPredicate, 'retiredKeys'>;

/**
 * Whose signatures were enough for a release when it was made: also keys that are retired since, and no more of them than its own devices
 * ask for. To be used only for an object whose digest a verified index names.
 *
 * @param position `trust` of the release’s entry.
 */
export const vouchedTrust = (trust: Trust, predicate: Vouching, position?: number): Trust => ({
  ...withRetired(trust, [predicate]),
  threshold: Math.min(trust.threshold, trustAt(predicate, position).threshold),
});

/** The trust, with the keys that verified indexes name as retired: for signatures of bytes whose digest these name. */
export const withRetired = (trust: Trust, predicates: readonly Pick<Vouching, 'retiredKeys'>[]): Trust => {
  const retired = predicates.flatMap(({ retiredKeys = [] }) =>
    retiredKeys.flatMap(({ publicKey }) => usable(publicKey)),
  );
  const keys = new Map<string, PublicKey>([...retired, ...trust.keys].map((key) => [key.keyId, key]));
  return { ...trust, keys: [...keys.values()] };
};

/** A text that is no key, or one under which anybody can sign, vouches for nothing. */
const usable = (text: string): readonly PublicKey[] => {
  try {
    return [parsePublicKey(text)];
  } catch (error) {
    if (error instanceof OtaError) return [];
    throw error;
  }
};
