import type { SchemaObject } from './schema-keywords.js';

/** The kinds of values that types tell apart; `number` is integers and fractions. */
export type Atom = 'null' | 'boolean' | 'object' | 'array' | 'string' | 'integer' | 'fraction';

const ATOMS: readonly Atom[] = ['null', 'boolean', 'object', 'array', 'string', 'integer', 'fraction'];

const atomsOfType = (type: unknown): readonly Atom[] =>
  type === 'number' ? ['integer', 'fraction'] : ATOMS.filter((atom) => atom === type && atom !== 'fraction');

const declaredAtoms = (schema: SchemaObject): ReadonlySet<Atom> =>
  schema.type === undefined ? new Set(ATOMS) : new Set([schema.type].flat().flatMap(atomsOfType));

/** The kinds of values that fit the `type` of every one of the schemas. */
export const atomsOf = (schemas: readonly SchemaObject[]): ReadonlySet<Atom> => {
  const declared = schemas.map(declaredAtoms);
  const isWhole = schemas.some(({ multipleOf }) => Number.isSafeInteger(multipleOf));
  return new Set(
    ATOMS.filter((atom) => !(isWhole && atom === 'fraction') && declared.every((atoms) => atoms.has(atom))),
  );
};

/** The kind of a JSON value. */
export const atomOf = (value: unknown): Atom => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'fraction';
  return typeof value === 'boolean' ? 'boolean' : typeof value === 'string' ? 'string' : 'object';
};

/** Kinds as the types a schema would write: integers and fractions together are numbers. */
export const typeNames = (atoms: ReadonlySet<Atom>): readonly string[] => {
  const names = ATOMS.filter((atom) => atoms.has(atom) && atom !== 'integer' && atom !== 'fraction') as string[];
  if (atoms.has('fraction')) return [...names, 'number'];
  return atoms.has('integer') ? [...names, 'integer'] : names;
};
