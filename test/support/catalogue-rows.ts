import { describe, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../src/errors/entry.js';
import { type Problem, type ProblemCode, problem } from '../../src/errors/problem.js';

type AnyEntry = CatalogueEntry<never>;

/** What an entry says of sample details: its message, and its hint where the details are part of that too. */
export type CatalogueRow<Entry> =
  Entry extends CatalogueEntry<infer Details>
    ? readonly [exit: 1 | 2 | 3 | 'warning', details: Details, message: string, hint?: string]
    : never;

/** A row for each entry of a domain: the compiler misses one that isn't there. */
export type CatalogueRows<Entries> = { readonly [Code in keyof Entries]: CatalogueRow<Entries[Code]> };

const exitOf = ({ severity, exit }: AnyEntry): 1 | 2 | 3 | 'warning' => (severity === 'warning' ? 'warning' : exit);

/** Tests a domain's catalogue against its table. `prefixes` are the nouns that its codes begin with. */
export const describeCatalogue = <Entries extends Readonly<Record<string, AnyEntry>>>(
  entries: Entries,
  rows: CatalogueRows<Entries>,
  prefixes: readonly string[],
): void => {
  const codes = Object.keys(entries) as readonly (ProblemCode & keyof Entries)[];

  test('every code of the domain has its row, and begins with its noun', () => {
    expect(Object.keys(rows).sort()).toEqual([...codes].sort());
    for (const code of codes) expect(code).toMatch(new RegExp(`^(${prefixes.join('|')})-[a-z0-9]+(-[a-z0-9]+)*$`));
  });

  describe.each(codes)('%s', (code) => {
    const entry = entries[code] as AnyEntry;
    const [exit, details, message, hint] = rows[code] as CatalogueRow<CatalogueEntry<never>>;
    const found = problem(code, details as never);

    test('says what is wrong, with the value shown', () => {
      expect(found.message).toBe(message);
      expect(found.message).not.toMatch(/undefined|\[object/);
    });

    test('says what to do', () => {
      expect(found.hint).toMatch(/^[A-Z`]\S*\s.*\S$/);
      expect(found.hint).not.toMatch(/undefined|\[object/);
      // Where the hint depends on the details, the row has it.
      expect(hint === undefined ? 0 : 1).toBe(entry.hint.length);
      if (hint !== undefined) expect(found.hint).toBe(hint);
    });

    test('has a title, an exit code and a page', () => {
      expect(entry.title).toMatch(/^\S.*[^.]$/);
      expect(exitOf(entry)).toBe(exit);
      expect(found.docs).toBe(`docs/errors.md#${code}`);
    });
  });
};

/** Problems whose wording depends on their details, each with its message or hint. */
export type Wordings = readonly (readonly [found: Problem, text: string])[];

/** Tests how the catalogue words what a table's one row a code can't show. */
export const describeWordings = (wordings: Wordings): void => {
  test.each(wordings.map(([found, text]) => [found.code, text, found] as const))('%s: %s', (_code, text, found) => {
    expect([found.message, found.hint]).toContain(text);
  });
};
