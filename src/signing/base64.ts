const ALPHABET = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const PADDING = '='.charCodeAt(0);
/** Six bits by character code; 255 for what is no digit. */
const DIGITS = new Uint8Array(256).fill(255);
for (const [digit, code] of ALPHABET.entries()) DIGITS[code] = digit;

/** Standard base64 with padding (RFC 4648 section 4). Needs no API but the language’s own: it runs on a server’s edge too. */
export const encodeBase64 = (bytes: Uint8Array): string => {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PADDING);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const left = bytes.length - from;
    const bits = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    codes[to] = digitOf(bits >> 18);
    codes[to + 1] = digitOf(bits >> 12);
    if (left > 1) codes[to + 2] = digitOf(bits >> 6);
    if (left > 2) codes[to + 3] = digitOf(bits);
  }
  return new TextDecoder().decode(codes);
};

/**
 * The bytes of a text in standard base64 with padding; undefined for anything else.
 *
 * Only the one canonical spelling counts (RFC 4648 section 3.5): no other alphabet, no blanks, no missing padding, no
 * stray bits in the last character. Two different texts never give the same bytes.
 */
export const decodeBase64 = (text: string): Uint8Array | undefined => {
  if (text.length % 4 !== 0) return undefined;
  const digits = text.length - (text.endsWith('==') ? 2 : Number(text.endsWith('=')));
  const bytes = new Uint8Array(Math.floor((digits * 3) / 4));
  let held = 0;
  let bits = 0;
  let to = 0;
  for (let from = 0; from < digits; from += 1) {
    const digit = DIGITS[text.charCodeAt(from)] ?? 255;
    if (digit === 255) return undefined;
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[to] = held >> bits;
    to += 1;
  }
  // What is left over of the last digit must be nothing.
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
};

const digitOf = (bits: number): number => ALPHABET[bits & 63] ?? PADDING;
