/** What an encoded point of edwards25519 is, as far as it could serve as a public key. */
export type PointKind = 'good' | 'non-canonical' | 'off-curve' | 'small-order';

/** RFC 8032 section 5.1: the field's prime, and the curve's constant d. */
const P = 2n ** 255n - 19n;
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/** The y coordinate of a point of order 8; that of the others is its negative. */
const ORDER_8_Y = 55188659117513257062467267217118295137698188065244968500265048394206261417927n;

/**
 * The y coordinates of the eight points whose order divides 8: the neutral element, and those of order 2, 4 and 8.
 * Under such a key one signature fits many messages.
 */
const SMALL_ORDER_Y: ReadonlySet<bigint> = new Set([0n, 1n, P - 1n, ORDER_8_Y, P - ORDER_8_Y]);

/**
 * What the 32 bytes stand for: decoding as in RFC 8032 section 5.1.3, and the small orders told apart.
 * Not constant in time: for public keys only.
 */
export const pointKind = (encoded: Uint8Array): PointKind => {
  // The highest bit is the sign of x; the rest is y, little-endian.
  const y = littleEndian(encoded) & (2n ** 255n - 1n);
  if (y >= P) return 'non-canonical';
  if (SMALL_ORDER_Y.has(y)) return 'small-order';
  return hasSquareRoot(xSquaredTimesDenominatorSquared(y)) ? 'good' : 'off-curve';
};

const littleEndian = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

/** x² = u / v with u = y² - 1 and v = d y² + 1. A square factor v² changes nothing about u / v being a square. */
const xSquaredTimesDenominatorSquared = (y: bigint): bigint => ((y * y - 1n) * (D * y * y + 1n)) % P;

/** Euler's criterion. */
const hasSquareRoot = (value: bigint): boolean => value === 0n || power(value, (P - 1n) / 2n) === 1n;

const power = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  let square = base % P;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
};
