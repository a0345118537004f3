import { show } from '../errors/entry.js';
import { compareArrays } from './narrower-arrays.js';
import { tightest } from './narrower-bounds.js';
import {
  type Compare,
  flattened,
  isSame,
  type NarrowerContext,
  type Narrowing,
  narrowerContext,
  type Tokens,
} from './narrower-context.js';
import { comparableForm } from './narrower-form.js';
import { compareObjects } from './narrower-objects.js';
import { compareNumbers, compareStrings } from './narrower-scalars.js';
import { compareAlternatives } from './narrower-unions.js';
import { narrower, narrowingText, unknown } from './narrower-words.js';
import { acceptsValue, hasOpenReference } from './schema-accepts.js';
import { schemaList } from './schema-conjuncts.js';
import { isDisjoint } from './schema-disjoint.js';
import { isSchema, type JsonSchema, type SchemaObject } from './schema-keywords.js';
import { type Atom, atomsOf, typeNames } from './schema-types.js';

export type { Narrowing } from './narrower-context.js';

/** Integers in a row that are looked at one by one. */
const MAX_RANGE = 64;

/**
 * What a newer schema no longer takes that an older one took; empty where every document that the older accepts is accepted by the
 * newer. Compares by structure, through local references; what it can’t decide comes back as `unknown`. Both schemas are
 * self-contained. Integers beyond 2^53 - 1 don’t count: no config may hold them.
 */
export const narrowings = (older: JsonSchema, newer: JsonSchema): readonly Narrowing[] => {
  const [from, to] = [comparableForm(older), comparableForm(newer)];
  const context = narrowerContext(from, to, compare);
  if (isSame(context, from, to)) return [];
  const found = compare(context, [from], [to], []);
  return [...new Map(found.map((narrowing) => [narrowingText(narrowing), narrowing])).values()];
};

const compare: Compare = (context, older, newer, tokens) => {
  const from = flattened(context, context.older, older);
  const to = flattened(context, context.newer, newer);
  if (!from || to?.length === 0) return [];
  if (!to) return [narrower(tokens, 'is no longer allowed')];
  if (context.fuel <= 0) return [unknown(tokens, 'is too involved to be compared')];
  context.fuel -= 1;
  const key = [from, to].map((side) => side.map(context.idOf).sort().join()).join('|');
  if (context.underWay.has(key)) return [];
  context.underWay.add(key);
  try {
    return compareFlat(context, from, to, tokens);
  } finally {
    context.underWay.delete(key);
  }
};

const compareFlat = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  all: readonly SchemaObject[],
  tokens: Tokens,
): readonly Narrowing[] => {
  const newer = all
    .map((schema) => withoutShared(context, older, schema))
    .filter((schema) => Object.keys(schema).length > 0);
  const values = finiteValues(older);
  if (values) return compareValues(context, older, newer, values, tokens);
  const union = older.find((schema) => 'anyOf' in schema || 'oneOf' in schema);
  if (union) return eachAlternative(context, older, union, newer, tokens);
  return newer.flatMap((schema) => compareOne(context, older, schema, tokens));
};

/** Keywords that stand for themselves: written alike on both sides, they take the same. */
const STANDALONE = ['anyOf', 'oneOf', 'not', 'dependentSchemas', 'propertyNames'];
const CONDITION = ['if', 'then', 'else'];

const withoutShared = (context: NarrowerContext, older: readonly SchemaObject[], newer: SchemaObject): SchemaObject => {
  const isShared = (keywords: readonly string[]): boolean =>
    older.some((schema) => keywords.every((keyword) => isSame(context, schema[keyword], newer[keyword])));
  const shared = [
    ...STANDALONE.filter((keyword) => keyword in newer && isShared([keyword])),
    ...('if' in newer && isShared(CONDITION) ? CONDITION : []),
  ];
  return shared.length === 0
    ? newer
    : Object.fromEntries(Object.entries(newer).filter(([keyword]) => !shared.includes(keyword)));
};

/** All values that the older schemas can take, where they are few. */
const finiteValues = (older: readonly SchemaObject[]): readonly unknown[] | undefined => {
  const listing = older.find((schema) => 'const' in schema || Array.isArray(schema.enum));
  if (listing) return 'const' in listing ? [listing.const] : (listing.enum as readonly unknown[]);
  const atoms = atomsOf(older);
  if ([...atoms].every((atom) => atom === 'null' || atom === 'boolean'))
    return [...(atoms.has('null') ? [null] : []), ...(atoms.has('boolean') ? [true, false] : [])];
  return atoms.size === 1 && atoms.has('integer') ? integerRange(older) : undefined;
};

const integerRange = (older: readonly SchemaObject[]): readonly number[] | undefined => {
  const [low, high] = [tightest(older, 1, true), tightest(older, -1, true)];
  const count = low && high ? -high.value - low.value + 1 : Number.POSITIVE_INFINITY;
  return low && count <= MAX_RANGE
    ? Array.from({ length: Math.max(count, 0) }, (_, index) => low.value + index)
    : undefined;
};

const compareValues = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: readonly SchemaObject[],
  values: readonly unknown[],
  tokens: Tokens,
): readonly Narrowing[] =>
  values
    .filter((value) => acceptsValue(context.older, older, value) !== false)
    .flatMap((value) => {
      const verdict = acceptsValue(context.newer, newer, value);
      if (verdict === false) return [narrower(tokens, `no longer takes ${show(value)}`)];
      return verdict ? [] : [unknown(tokens, `may no longer take ${show(value)}`)];
    });

/** Each alternative of the older side must still be taken. That of a `oneOf` others must fail only makes it take less. */
const eachAlternative = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  union: SchemaObject,
  newer: readonly SchemaObject[],
  tokens: Tokens,
): readonly Narrowing[] => {
  const keyword = 'anyOf' in union ? 'anyOf' : 'oneOf';
  const { [keyword]: _, ...rest } = union;
  const others = [...older.filter((schema) => schema !== union), rest];
  return schemaList(union, keyword).flatMap((inner) => context.compare(context, [...others, inner], newer, tokens));
};

const compareOne = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: SchemaObject,
  tokens: Tokens,
): readonly Narrowing[] => {
  const [had, has] = [atomsOf(older), atomsOf([{ type: newer.type }])];
  const kept = new Set([...had].filter((atom) => has.has(atom)));
  const lost = new Set([...had].filter((atom) => !has.has(atom)));
  const isWhole = lost.size === 1 && lost.has('fraction') && kept.has('integer');
  const types =
    lost.size === 0
      ? []
      : [narrower(tokens, `no longer takes ${isWhole ? 'fractions' : typeNames(lost).join(' or ')}`)];
  if (kept.size === 0) return types;
  return [
    ...types,
    ...compareKept(context, lost.size === 0 ? older : [...older, { type: typeNames(kept) }], newer, kept, tokens),
  ];
};

const compareKept = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: SchemaObject,
  atoms: ReadonlySet<Atom>,
  tokens: Tokens,
): readonly Narrowing[] => [
  ...('const' in newer || 'enum' in newer ? [onlyListed(older, newer, tokens)] : []),
  ...(atoms.has('integer') || atoms.has('fraction') ? compareNumbers(older, newer, atoms, tokens) : []),
  ...(atoms.has('string') ? compareStrings(older, newer, tokens) : []),
  ...(atoms.has('array') ? compareArrays(context, older, newer, tokens) : []),
  ...(atoms.has('object') ? compareObjects(context, older, newer, tokens) : []),
  ...compareAlternatives(context, older, newer, atoms, tokens),
  ...compareOpaque(context, older, newer, tokens),
];

/** A pattern may have kept to the list all along. */
const onlyListed = (older: readonly SchemaObject[], newer: SchemaObject, tokens: Tokens): Narrowing =>
  (older.some((schema) => 'pattern' in schema) ? unknown : narrower)(tokens, `now takes only ${listText(newer)}`);

const listText = (schema: SchemaObject): string => {
  const values = 'const' in schema ? [schema.const] : (schema.enum as readonly unknown[]);
  return show(values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(', '));
};

/** Keywords that structure says too little about. */
const compareOpaque = (
  context: NarrowerContext,
  older: readonly SchemaObject[],
  newer: SchemaObject,
  tokens: Tokens,
): readonly Narrowing[] => {
  const denied = newer.not;
  const isOpen = (keyword: string): boolean => newer[keyword] !== undefined && newer[keyword] !== true;
  return [
    ...(isSchema(denied) && !isDisjoint(context, older, [denied]) ? ['not'] : []),
    ...('if' in newer && ('then' in newer || 'else' in newer) ? ['if'] : []),
    ...['dependentSchemas', 'unevaluatedProperties', 'unevaluatedItems'].filter(isOpen),
    ...(hasOpenReference(context.newer, newer) ? ['$ref'] : []),
  ].map((keyword) => unknown(tokens, `has a rule under "${keyword}" that can’t be compared`));
};
