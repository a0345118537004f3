/** Patterns of one signature: no revision comes near, and each is held against every key. */
export const MAX_PATTERNS = 512;
const MAX_PATTERN_LENGTH = 1024;

/** Which keys of a state a signature is about. */
export interface KeySelection {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * Why the device and pvr may not agree on what a pattern matches, as the end of a sentence; undefined for one on which they do:
 * an exact key, `dir/**`, and `*` within one segment (Pantavisor contract, “Signature entry”).
 */
export const patternFault = (pattern: string): string | undefined => {
  if (pattern === '' || pattern.length > MAX_PATTERN_LENGTH) return 'it is empty or very long';
  const segments = pattern.split('/');
  const mark = /[?[\]{}!\\]/.exec(pattern)?.[0];
  if (mark !== undefined) return `device and pvr differ on ${mark}`;
  if (segments.slice(0, -1).some((segment) => segment.includes('**'))) return '** stands before its end';
  const last = segments.at(-1) ?? '';
  return last.includes('**') && last !== '**' ? '** is only a part of its last name' : undefined;
};

/** Whether a pattern without a `patternFault` matches a key. `**` alone matches nothing: so it is on the device. */
export const matchesKey = (pattern: string, key: string): boolean => {
  const segments = pattern.split('/');
  const names = key.split('/');
  if (segments.at(-1) !== '**')
    return segments.length === names.length && segments.every((segment, at) => matchesName(segment, names[at] ?? ''));
  const above = segments.slice(0, -1);
  return above.length > 0 && names.length > above.length && above.every((one, at) => matchesName(one, names[at] ?? ''));
};

/** `*` stands for any part of the name. Each piece is taken where it is first found, so that time grows with the lengths alone. */
const matchesName = (pattern: string, name: string): boolean => {
  const [head = '', ...pieces] = pattern.split('*');
  const tail = pieces.pop();
  if (tail === undefined) return head === name;
  if (!name.startsWith(head)) return false;
  let at = head.length;
  for (const piece of pieces) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return name.length - tail.length >= at && name.endsWith(tail);
};

/** Whether a signature’s lists speak of the key, to sign it or to leave it out: strict mode counts both as covered. */
export const touches = ({ include, exclude }: KeySelection, key: string): boolean =>
  [...include, ...exclude].some((pattern) => matchesKey(pattern, key));

/** Whether a signature signs the key. */
export const selects = ({ include, exclude }: KeySelection, key: string): boolean =>
  include.some((pattern) => matchesKey(pattern, key)) && !exclude.some((pattern) => matchesKey(pattern, key));
