// CRC-32 is the remainder of a polynomial division over GF(2). In the reflected form that zip uses, bit 31 of a number
// is the coefficient of x^0 and bit 0 that of x^31.
const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;
const X_TO_THE_8TH = 0x00800000;

/** The product of two polynomials modulo the CRC's polynomial. */
const multiply = (a: number, b: number): number => {
  let product = 0;
  let shifted = b;
  for (let bit = ONE; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) product ^= shifted;
    shifted = (shifted & 1) === 0 ? shifted >>> 1 : (shifted >>> 1) ^ POLYNOMIAL;
  }
  return product >>> 0;
};

/** x to the power of 8 × `bytes`: what appending that many bytes multiplies a remainder by. */
const shiftBy = (bytes: number): number => {
  let result = ONE;
  let square = X_TO_THE_8TH;
  for (let rest = bytes; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiply(result, square);
    square = multiply(square, square);
  }
  return result;
};

/**
 * The CRC-32 of `first` followed by `second`, from the CRC-32 of each and the length of `second` in bytes.
 *
 * This lets blocks of one file be checked on several threads at once.
 */
export const combineCrc32 = (first: number, second: number, secondBytes: number): number =>
  (multiply(shiftBy(secondBytes), first) ^ second) >>> 0;
