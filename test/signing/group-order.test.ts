import { expect, test } from 'vitest';
import { isBelowGroupOrder } from '../../src/signing/group-order.js';

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const littleEndian = (value: bigint): Uint8Array =>
  Uint8Array.from(Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse());

test.each([
  // scalar, below the order
  [0n, true],
  [1n, true],
  [ORDER - 1n, true],
  [ORDER, false],
  [ORDER + 1n, false],
  [2n ** 252n, true],
  [2n ** 253n, false],
  [2n ** 256n - 1n, false],
])('%i: %s', (scalar, below) => expect(isBelowGroupOrder(littleEndian(scalar))).toBe(below));
