/** Bytes read as UTF-8, and where the first byte stands that isn’t; the text then holds U+FFFD in its place. */
export interface Utf8Text {
  readonly text: string;
  readonly fault?: {
    /** In the text, UTF-16 units. */
    readonly offset: number;
    readonly byte: number;
  };
}

// A byte order mark is kept in the text: JSON refuses it, so it must be seen.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** The bytes as text, by the rules of UTF-8 (RFC 3629): no overlong forms, no surrogates. */
export const utf8Text = (bytes: Uint8Array): Utf8Text => {
  try {
    return { text: strict.decode(bytes) };
  } catch {
    const at = firstFault(bytes);
    return {
      text: lenient.decode(bytes),
      fault: { offset: lenient.decode(bytes.subarray(0, at)).length, byte: bytes[at] ?? 0 },
    };
  }
};

/** The lowest second byte, the highest second byte and the length of the character that `lead` begins. */
const sequence = (lead: number): readonly [low: number, high: number, length: number] | undefined => {
  if (lead < 0x80) return [0, 0, 1];
  if (lead >= 0xc2 && lead <= 0xdf) return [0x80, 0xbf, 2];
  if (lead === 0xe0) return [0xa0, 0xbf, 3];
  if (lead === 0xed) return [0x80, 0x9f, 3];
  if (lead >= 0xe1 && lead <= 0xef) return [0x80, 0xbf, 3];
  if (lead === 0xf0) return [0x90, 0xbf, 4];
  if (lead >= 0xf1 && lead <= 0xf3) return [0x80, 0xbf, 4];
  if (lead === 0xf4) return [0x80, 0x8f, 4];
  return undefined;
};

const isBetween = (byte: number | undefined, low: number, high: number): boolean =>
  byte !== undefined && byte >= low && byte <= high;

/** The offset of the first byte of the first sequence that is no character. */
const firstFault = (bytes: Uint8Array): number => {
  let at = 0;
  for (;;) {
    const lead = bytes[at];
    const shape = lead === undefined ? undefined : sequence(lead);
    if (!shape) return at;
    const [low, high, length] = shape;
    if (length > 1 && !isBetween(bytes[at + 1], low, high)) return at;
    for (let next = 2; next < length; next += 1) if (!isBetween(bytes[at + next], 0x80, 0xbf)) return at;
    at += length;
  }
};
