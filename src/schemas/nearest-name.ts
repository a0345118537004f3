/** Edits that a slip of the hand needs at most. */
const MAX_EDITS = 2;

/** Names longer than this are compared no further: the work grows with the square. */
const MAX_LENGTH = 64;

/** The name that differs from `name` by a slip of the hand; undefined where none is that near. */
export const nearestName = (name: string, names: Iterable<string>): string | undefined => {
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const other of names) {
    if (Math.abs(other.length - name.length) > MAX_EDITS || other.length > MAX_LENGTH) continue;
    const edits = editsBetween(name, other);
    if (edits <= Math.min(MAX_EDITS, name.length / 2) && (best === undefined || edits < best.edits)) best = { name: other, edits };
  }
  return best?.name;
};

/** How many letters must be put in, taken out or changed (Levenshtein), letter case aside. */
const editsBetween = (from: string, to: string): number => {
  const [a, b] = [from.toLowerCase(), to.toLowerCase()];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};
