/** Standard base64 with padding (RFC 4648 section 4). */
export const encodeBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/**
 * The bytes of a text in standard base64 with padding; undefined for anything else.
 *
 * Only the one canonical spelling counts (RFC 4648 section 3.5): no other alphabet, no blanks, no missing padding, no
 * stray bits in the last character. Two different texts never give the same bytes.
 */
export const decodeBase64 = (text: string): Uint8Array | undefined => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? new Uint8Array(bytes) : undefined;
};
