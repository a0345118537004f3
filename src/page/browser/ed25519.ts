import { edwards } from '@noble/curves/abstract/edwards.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { isBelowGroupOrder } from '../../signing/group-order.js';

/** RFC 8032 section 5.1: the curve edwards25519. */
const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const Point = edwards({
  p: P,
  n: ORDER,
  h: 8n,
  a: P - 1n,
  d: 37095705934669439343138083508754565189542113879843219016388785533085940283555n,
  Gx: 15112221349535400772501151409588531511454012693041857206046113283949847762202n,
  Gy: 46316835694926478169428394003475163141307993866256225615783033603165251855960n,
});

const SIGNATURE_BYTES = 64;
const HALF = 32;

/**
 * Whether the signature is the public key’s own: RFC 8032 section 5.1.7 without its cofactor, as OpenSSL and tweetnacl have it, so that
 * no browser says yes where a device says no. Not constant in time, which nothing public asks for.
 */
export const isSignatureOf = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean => {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== HALF) return false;
  const [r, s] = [signature.subarray(0, HALF), signature.subarray(HALF)];
  if (!isBelowGroupOrder(s)) return false;
  const key = pointOf(publicKey);
  if (!key) return false;
  const hash = sha512.create().update(r).update(publicKey).update(message).digest();
  const expected = Point.BASE.multiplyUnsafe(number(s))
    .subtract(key.multiplyUnsafe(number(hash) % ORDER))
    .toBytes();
  return expected.every((byte, at) => byte === r[at]);
};

const pointOf = (bytes: Uint8Array): InstanceType<typeof Point> | undefined => {
  try {
    return Point.fromBytes(bytes);
  } catch {
    return undefined;
  }
};

/** Little-endian. */
const number = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
