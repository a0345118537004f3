import { fail } from '../errors/ota-error.js';
import { encodePublicKey, type PublicKey } from '../signing/public-key.js';
import { shortKeyId } from '../site/key-states.js';
import { type KeyOperand, keyNamed, knownKeys } from './keys-operand.js';
import type { ChannelAt, Operation, Proposal } from './operation.js';

/** What a rotation is asked for. */
export interface RotationRequest {
  /** The new key. */
  readonly key: KeyOperand;
  /** The one that it is to take the place of; the only one of the site where this is left out and there is one alone. */
  readonly replaces?: KeyOperand;
  readonly reason?: string;
}

/**
 * `keys rotate`: the site names a new key, in one revision that the keys of now sign. Its signatures count for a device only once the device
 * runs a release whose project lists it; `nextKeyStep` says how it goes on.
 */
export const rotateKey = (request: RotationRequest): Operation => ({
  kind: 'keys',
  propose: async (channel) => {
    const { predicate, trust } = channel;
    const known = knownKeys(predicate, trust);
    const key = keyNamed(request.key, known);
    const replaced = replacedKey(request, channel, key, known);
    assertMayCome(channel, key);
    const standing = predicate.trustedKeys.find(({ keyid }) => keyid === key.keyId);
    const isSo = standing !== undefined && (request.replaces === undefined || standing.replaces === replaced);
    return isSo ? undefined : introduction(channel, key, replaced, request.reason);
  },
});

/** @throws OtaError `rotation-key-retired`, `rotation-key-not-listed`. */
const assertMayCome = ({ predicate, trust, project }: ChannelAt, key: PublicKey): void => {
  const place = project.place('signing.trustedKeys');
  const retired = predicate.retiredKeys?.find(({ keyid }) => keyid === key.keyId);
  if (retired) throw fail('rotation-key-retired', { keyId: key.keyId, since: retired.since }, { place });
  if (trust.keys.some(({ keyId }) => keyId === key.keyId)) return;
  const publicKey = encodePublicKey(key, 'base64').trim();
  throw fail('rotation-key-not-listed', { keyId: key.keyId, publicKey }, { place });
};

/** @throws OtaError `rotation-key-itself`, `rotation-key-unknown`. */
const replacedKey = (
  { replaces }: RotationRequest,
  { predicate }: ChannelAt,
  key: PublicKey,
  known: readonly PublicKey[],
): string | undefined => {
  const others = predicate.trustedKeys.map(({ keyid }) => keyid).filter((keyId) => keyId !== key.keyId);
  if (!replaces) return others.length === 1 ? others[0] : undefined;
  const { keyId } = keyNamed(replaces, known);
  if (keyId === key.keyId) throw fail('rotation-key-itself', { keyId });
  if (!others.includes(keyId)) throw fail('rotation-key-unknown', { key: keyId, known: others });
  return keyId;
};

const introduction = (
  { predicate }: ChannelAt,
  key: PublicKey,
  replaced: string | undefined,
  reason: string | undefined,
): Proposal => {
  const publicKey = encodePublicKey(key, 'base64').trim();
  const entry = { keyid: key.keyId, publicKey, ...(replaced === undefined ? {} : { replaces: replaced }) };
  const name = shortKeyId(key.keyId);
  const instead = replaced === undefined ? '' : ` in place of ${shortKeyId(replaced)}`;
  return {
    note: { what: `introduces ${name}${instead}`, ...(reason === undefined ? {} : { reason }) },
    facts: { trustedKeys: [...predicate.trustedKeys.filter(({ keyid }) => keyid !== key.keyId), entry] },
    told: [
      `No device trusts ${name} yet: release a version of this project, signed as until now.`,
      'ota-release keys status says when to go on.',
    ],
  };
};
