/** The cost parameters of scrypt (RFC 7914): N a power of two, block size r, parallelism p. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** What libsodium's limits can't go below. */
const MIN_OPS_LIMIT = 32_768;
const BLOCK_SIZE = 8;
const MAX_PARALLELISM_TIMES_R = 0x3fff_ffff;

/**
 * The cost that libsodium's `crypto_pwhash_scryptsalsa208sha256` derives from its two limits; minisign writes them into
 * the key file. Source: libsodium, `pickparams`.
 *
 * @param opsLimit how many Salsa20/8 cores may be run. @param memBytes how much memory may be taken.
 */
export const scryptCost = (opsLimit: number, memBytes: number): ScryptCost => {
  const operations = Math.max(opsLimit, MIN_OPS_LIMIT);
  if (operations < Math.floor(memBytes / 32))
    return { N: largestN(operations / (BLOCK_SIZE * 4)), r: BLOCK_SIZE, p: 1 };
  const N = largestN(memBytes / (BLOCK_SIZE * 128));
  const parallelismTimesR = Math.min(Math.floor(operations / 4 / N), MAX_PARALLELISM_TIMES_R);
  return { N, r: BLOCK_SIZE, p: Math.floor(parallelismTimesR / BLOCK_SIZE) };
};

/** The memory that the cost takes at least, in bytes. */
export const scryptMemoryBytes = ({ N, r, p }: ScryptCost): number => 128 * r * (N + p + 2);

/** The first power of two, from 2 on, that is more than half of `max`. */
const largestN = (max: number): number => {
  const half = Math.floor(Math.floor(max) / 2);
  let N = 2;
  while (N <= half) N *= 2;
  return N;
};
