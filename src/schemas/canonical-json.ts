/**
 * A JSON value as the one text that all equal values share: keys sorted by UTF-16 units, no blanks (RFC 8785).
 * The value must come from a JSON text: strings are well-formed and numbers finite.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
};

/** The canonical text with a line feed at its end, in UTF-8: what is published. */
export const canonicalBytes = (value: unknown): Uint8Array => new TextEncoder().encode(`${canonicalJson(value)}\n`);
