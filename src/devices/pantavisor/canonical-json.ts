/** How deep the inline JSON of a part may be nested: far above any manifest, far below what a small reader’s stack holds. */
export const MAX_JSON_DEPTH = 64;

/** What keeps a value from having a canonical text, and where it stands. */
export interface CanonicalFault {
  /** Keys and indexes from the value down. */
  readonly path: readonly (string | number)[];
  /** In words, as the end of a sentence. */
  readonly reason: string;
}

/**
 * What keeps a JSON value from having a canonical text; undefined where it has one. The value comes from a JSON text, so that
 * strings are well-formed and numbers finite.
 */
export const canonicalFault = (value: unknown, path: readonly (string | number)[] = []): CanonicalFault | undefined => {
  if (path.length > MAX_JSON_DEPTH) return { path, reason: `it is nested deeper than ${MAX_JSON_DEPTH} levels` };
  // Pantavisor: pvr drops null silently, and then signs another text than the one that was written.
  if (value === null) return { path, reason: 'it is null, which pvr drops without a word' };
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return { path, reason: 'it is a number beyond 2^53, where readers disagree on digits' };
  if (typeof value !== 'object') return undefined;
  const members = Array.isArray(value) ? value.map((member, index) => [index, member] as const) : Object.entries(value);
  for (const [key, member] of members) {
    const fault = canonicalFault(member, [...path, key]);
    if (fault) return fault;
  }
  return undefined;
};

/**
 * The canonical JSON of Pantavisor’s tools (Pantavisor contract, “State JSON”): no white space, keys by code point, the fewest
 * escapes with hex digits in upper case, integers as digits, fractions as `1.5E0`. Not RFC 8785, which sorts by UTF-16 units and
 * writes fractions plainly.
 *
 * @param value without a `canonicalFault`. @throws RangeError for null.
 */
export const canonicalText = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return canonicalString(value);
    case 'number':
      return canonicalNumber(value);
    case 'boolean':
      return String(value);
    default:
      if (typeof value !== 'object' || value === null) throw new RangeError('the value has no canonical text');
      return Array.isArray(value)
        ? `[${value.map(canonicalText).join(',')}]`
        : canonicalMembers(Object.entries(value).map(([key, member]) => [key, canonicalText(member)] as const));
  }
};

/** The object whose members have these canonical texts, whatever their order. */
export const canonicalMembers = (members: readonly (readonly [key: string, text: string])[]): string => {
  const sorted = members.toSorted(([a], [b]) => compareCodePoints(a, b));
  return `{${sorted.map(([key, text]) => `${canonicalString(key)}:${text}`).join(',')}}`;
};

/**
 * Orders well-formed texts by code point. UTF-16 units differ from that where a character beyond U+FFFF, whose units begin at
 * U+D800, meets one from U+E000 on.
 */
export const compareCodePoints = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    if (a[at] !== b[at]) return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0);
  }
  return a.length - b.length;
};

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped (RFC 8259, section 7).
const ESCAPED = /["\\\u0000-\u001f]/g;

const canonicalString = (text: string): string =>
  `"${text.replace(
    ESCAPED,
    (character) =>
      SHORT_ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )}"`;

const canonicalNumber = (value: number): string => {
  // Both zeros are written as 0.
  if (Number.isInteger(value)) return String(value === 0 ? 0 : value);
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
};
