import type { NarrowerContext, Narrowing, Tokens } from './narrower-context.js';
import { narrower, unknown } from './narrower-words.js';
import { schemaList } from './schema-conjuncts.js';
import { isDisjoint } from './schema-disjoint.js';
import type { JsonSchema, SchemaObject } from './schema-keywords.js';
import { type Atom, typeNames } from './schema-types.js';

/** What the older schemas, themselves without alternatives, lose by the alternatives of one newer schema. */
export const compareAlternatives = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: SchemaObject,
  atoms: ReadonlySet<Atom>,
  tokens: Tokens,
): readonly Narrowing[] =>
  (['anyOf', 'oneOf'] as const)
    .filter((keyword) => keyword in newer)
    .flatMap((keyword) => compareUnion(context, older, newer, keyword, atoms, tokens));

const compareUnion = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: SchemaObject,
  keyword: 'anyOf' | 'oneOf',
  atoms: ReadonlySet<Atom>,
  tokens: Tokens,
): readonly Narrowing[] => {
  const alternatives = schemaList(newer, keyword);
  const losses = alternatives.map((inner) => context.compare(context, older, [inner], tokens));
  const fitting = losses.findIndex((loss) => loss.length === 0);
  if (fitting >= 0) {
    const others = keyword === 'oneOf' ? alternatives.filter((_, index) => index !== fitting) : [];
    const isSole = others.every((inner) => isDisjoint(context, older, [inner]));
    return isSole ? [] : [unknown(tokens, 'may fit several alternatives where only one may fit')];
  }
  const types = typeNames(atoms);
  if (types.length < 2) return noneFits(context, older, alternatives, losses, tokens);
  const part: SchemaObject = { [keyword]: alternatives };
  return types.flatMap((type) => context.compare(context, [...older, { type }], [part], tokens));
};

const noneFits = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  alternatives: readonly JsonSchema[],
  losses: readonly (readonly Narrowing[])[],
  tokens: Tokens,
): readonly Narrowing[] => {
  const near = losses.filter((_, index) => !isDisjoint(context, older, [alternatives[index] ?? false]));
  if (near.length === 0) return [narrower(tokens, 'has lost the alternative that took this')];
  // Several alternatives together might still take all of it.
  return near.length === 1 ? (near[0] ?? []) : [unknown(tokens, 'fits none of the alternatives as a whole')];
};
