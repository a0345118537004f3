import { fail, OtaError } from '../errors/ota-error.js';
import { type PublicKey, parsePublicKey } from '../signing/public-key.js';
import { readTrust, type Trust } from '../signing/trust.js';
import type { IndexPredicate } from '../site/index-statement.js';

/** A key as an operator names it: by the first digits of its key id, or by itself. */
export type KeyOperand =
  | { readonly kind: 'id'; readonly digits: string }
  | { readonly kind: 'key'; readonly key: PublicKey };

/** Fewer digits are typed by accident. */
const KEY_ID = /^[0-9a-f]{8,64}$/i;

/**
 * What an operand names: 8 or more digits of a key id, a public key’s text, or the file that holds one.
 *
 * @throws OtaError `key-…`.
 */
export const readKeyOperand = async (
  text: string,
  readFile: (path: string) => Promise<string>,
): Promise<KeyOperand> => {
  if (KEY_ID.test(text)) return { kind: 'id', digits: text.toLowerCase() };
  const { trust, problems } = await readTrust([text], 1, { readFile });
  const [key] = trust?.keys ?? [];
  if (!key) throw new OtaError(problems);
  return { kind: 'key', key };
};

/**
 * The key that an operand names, whether or not it is among the candidates where it was given itself.
 *
 * @throws OtaError `rotation-key-unknown`, `rotation-key-ambiguous`.
 */
export const keyNamed = (operand: KeyOperand, candidates: readonly PublicKey[]): PublicKey => {
  if (operand.kind === 'key') return operand.key;
  const { digits } = operand;
  const found = candidates.filter(({ keyId }) => keyId.startsWith(digits));
  const [key, ...others] = found;
  const known = candidates.map(({ keyId }) => keyId);
  if (!key) throw fail('rotation-key-unknown', { key: digits, known });
  if (others.length > 0) throw fail('rotation-key-ambiguous', { key: digits, found: found.map(({ keyId }) => keyId) });
  return key;
};

/** Every key that a channel or its project knows, each once: those that sign, those that are retired, those that the project lists. */
export const knownKeys = (
  { trustedKeys, retiredKeys = [] }: Pick<IndexPredicate, 'trustedKeys' | 'retiredKeys'>,
  trust: Trust,
): readonly PublicKey[] => {
  const named = [...trustedKeys, ...retiredKeys].map(({ publicKey }) => parsePublicKey(publicKey));
  const listed = trust.keys.filter(({ keyId }) => named.every((key) => key.keyId !== keyId));
  return [...named, ...listed];
};
