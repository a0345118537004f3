import { describe, expect, it } from 'vitest';
import { pointKind } from '../../src/signing/curve-point.js';
import { publicKeyFromSeed } from '../../src/signing/ed25519.js';
import { seedOf } from './tools.js';

const P = 2n ** 255n - 19n;
const mod = (n: bigint): bigint => ((n % P) + P) % P;
const power = (base: bigint, exponent: bigint): bigint =>
  exponent === 0n ? 1n : mod(power(mod(base * base), exponent >> 1n) * (exponent & 1n ? base : 1n));
const inverse = (n: bigint): bigint => power(mod(n), P - 2n);
/** The curve's constant by its definition, -121665/121666. */
const D = mod(-121665n * inverse(121666n));

const bytesOf = (y: bigint, sign = 0n): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, i) => Number(((y | (sign << 255n)) >> BigInt(8 * i)) & 0xffn));

type Point = readonly [x: bigint, y: bigint];
const add = ([x1, y1]: Point, [x2, y2]: Point): Point => {
  const t = mod(D * x1 * x2 * y1 * y2);
  return [mod((x1 * y2 + x2 * y1) * inverse(1n + t)), mod((y1 * y2 + x1 * x2) * inverse(1n - t))];
};

/** A square root by RFC 8032 section 5.1.3, or undefined. */
const xOf = (y: bigint): bigint | undefined => {
  const square = mod((y * y - 1n) * inverse(D * y * y + 1n));
  const root = power(square, (P + 3n) / 8n);
  const candidates = [root, mod(root * power(2n, (P - 1n) / 4n))];
  return candidates.find((x) => mod(x * x) === square);
};

const SMALL = [
  0n,
  1n,
  P - 1n,
  2707385501144840649318225287225658788936804267575313519463743609750303402022n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
];

describe('pointKind', () => {
  it('takes the public keys of seeds', () => {
    for (let i = 0; i < 20; i += 1) expect(pointKind(publicKeyFromSeed(seedOf(`point ${i}`)))).toBe('good');
  });

  it.each(SMALL)('refuses the points of small order with y = %s, which times eight are neutral', (y) => {
    const x = xOf(y);
    expect(x).toBeDefined();
    let point: Point = [x ?? 0n, y];
    for (let doubling = 0; doubling < 3; doubling += 1) point = add(point, point);
    expect(point).toEqual([0n, 1n]);
    expect([pointKind(bytesOf(y)), pointKind(bytesOf(y, 1n))]).toEqual(['small-order', 'small-order']);
  });

  it('tells points from other values as decoding by RFC 8032 does', () => {
    const kinds = Array.from({ length: 40 }, (_, i) => BigInt(i + 2)).map((y) => [
      pointKind(bytesOf(y)),
      xOf(y) === undefined ? 'off-curve' : 'good',
    ]);
    for (const [found, expected] of kinds) expect(found).toBe(expected);
    expect(new Set(kinds.map(([found]) => found))).toEqual(new Set(['good', 'off-curve']));
  });

  it.each([P, P + 1n, 2n ** 255n - 1n])('refuses the second spelling %s of a y coordinate', (y) => {
    expect(pointKind(bytesOf(y))).toBe('non-canonical');
  });
});
