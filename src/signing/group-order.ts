/** The order of the base point: 2^252 + 27742317777372353535851937790883648493 (RFC 8032 section 5.1), as 32 bytes, the highest first. */
const GROUP_ORDER = [
  ...[0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ...[0x14, 0xde, 0xf9, 0xde, 0xa2, 0xf7, 0x9c, 0xd6, 0x58, 0x12, 0x63, 0x1a, 0x5c, 0xf5, 0xd3, 0xed],
];

/**
 * RFC 8032 section 5.1.7, step 1: S counts only in the range 0 <= S < L. Without that, anyone can turn a good signature into a
 * second one.
 *
 * @param scalar the second half of a signature, 32 bytes, little-endian.
 */
export const isBelowGroupOrder = (scalar: Uint8Array): boolean => {
  for (const [position, limit] of GROUP_ORDER.entries()) {
    const byte = scalar[GROUP_ORDER.length - 1 - position] ?? 0;
    if (byte !== limit) return byte < limit;
  }
  return false;
};
