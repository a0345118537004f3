import { type KeyObject, verify } from 'node:crypto';
import { type ChainTrust, certificatesOf, chainFault } from './certificates.js';
import { type SignatureAlgorithm, type SignatureEntry, signedBytes } from './signature-entry.js';
import type { State } from './state.js';

/** What an algorithm asks of its key and signature (RFC 7518, 3.3 and 3.4). */
interface AlgorithmRule {
  readonly hash: string;
  /** Of an elliptic curve; undefined for RSA. */
  readonly curve?: string;
  /** Bytes of r and s side by side. */
  readonly signatureBytes?: number;
}

const RULES: Readonly<Record<SignatureAlgorithm, AlgorithmRule>> = {
  RS256: { hash: 'sha256' },
  ES256: { hash: 'sha256', curve: 'prime256v1', signatureBytes: 64 },
  ES384: { hash: 'sha384', curve: 'secp384r1', signatureBytes: 96 },
  ES512: { hash: 'sha512', curve: 'secp521r1', signatureBytes: 132 },
};

/** Shorter keys are refused by RFC 7518, 3.3, and by the profile of the device’s library. */
const MIN_RSA_BITS = 2048;

/**
 * Why a signature doesn’t vouch for what it selects of a state, in words; undefined where it does: its chain is trusted, and the
 * leaf’s key, which has to be of the kind that the algorithm names, made it.
 */
export const signatureFault = (entry: SignatureEntry, state: State, trust: ChainTrust): string | undefined => {
  const chain = certificatesOf(entry.chain);
  if (typeof chain === 'string') return chain;
  const untrusted = chainFault(chain, trust);
  if (untrusted !== undefined) return untrusted;
  const [leaf] = chain;
  return leaf && keySignatureFault(entry, leaf.publicKey, state);
};

const keySignatureFault = (entry: SignatureEntry, key: KeyObject, state: State): string | undefined => {
  const { hash, signatureBytes } = RULES[entry.algorithm];
  const unfit = keyFault(entry.algorithm, key);
  if (unfit !== undefined) return unfit;
  if (signatureBytes !== undefined && entry.signature.length !== signatureBytes)
    return `an ${entry.algorithm} signature has ${signatureBytes} bytes, and this one ${entry.signature.length}`;
  const bytes = signedBytes(entry.protectedHeader, entry.selection, state);
  return verify(hash, bytes, { key, dsaEncoding: 'ieee-p1363' }, entry.signature)
    ? undefined
    : 'the signature does not fit what it selects';
};

/** Why a key is none of the algorithm’s, in words: what the header says must not choose how a key is used. */
const keyFault = (algorithm: SignatureAlgorithm, key: KeyObject): string | undefined => {
  const { curve } = RULES[algorithm];
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  if (curve !== undefined)
    return key.asymmetricKeyType === 'ec' && namedCurve === curve
      ? undefined
      : `${algorithm} needs a key on ${curve}, and the leaf’s is ${describe(key)}`;
  if (key.asymmetricKeyType !== 'rsa') return `${algorithm} needs an RSA key, and the leaf’s is ${describe(key)}`;
  return modulusLength >= MIN_RSA_BITS ? undefined : `an RSA key of ${modulusLength} bits is too short`;
};

const describe = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string =>
  asymmetricKeyDetails?.namedCurve ?? asymmetricKeyType ?? 'of an unknown kind';
