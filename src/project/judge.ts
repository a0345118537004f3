import type { z } from 'zod';
import { type Place, type Problem, problem } from '../errors/problem.js';
import { type KeyPath, shownPath } from './document.js';
import { wordOf } from './rules.js';
import { knownKeys } from './schema-keys.js';
import { suggestionFor } from './suggestion.js';

/** Where a judged value comes from, so that its problems say what the user wrote, and where. */
export interface Origin {
  readonly value: unknown;
  readonly place: (path: KeyPath) => Place;
  readonly keyPlace: (path: KeyPath) => Place;
  readonly source: (path: KeyPath) => string | undefined;
  /** How a key is called: `bundle.root` in the project file, `--channel` as a flag. */
  readonly nameOf: (path: KeyPath) => string;
}

/** A value that passed, or everything that is wrong with it. */
export type Judgement<T> =
  | { readonly value: T; readonly problems: readonly [] }
  | { readonly problems: readonly Problem[] };

/** Judges a value by a schema whose rules are those of `rules.ts`; every issue becomes a problem with its place. */
export const judge = <S extends z.ZodType>(schema: S, origin: Origin): Judgement<z.output<S>> => {
  const result = schema.safeParse(origin.value);
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, [], schema, origin));
  return { problems: inOrder(withoutEchoes(problems)) };
};

/** In the order of the file; what has no line, as a missing key, first. */
const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );

/** What says that a map has none of the keys of which it needs one. */
const KIND_CODES: readonly string[] = ['project-host-kind', 'project-purge-kind', 'project-notes-source'];

/** A misspelt key may be the very one that is missed: to say so as well would mislead. */
const withoutEchoes = (problems: readonly Problem[]): readonly Problem[] => {
  const unknown = problems.flatMap(({ code, place }) => (code === 'project-unknown-key' ? (place?.path ?? []) : []));
  return problems.filter(
    ({ code, place }) => !KIND_CODES.includes(code) || !unknown.some((path) => path.startsWith(`${place?.path}.`)),
  );
};

const problemsOf = (
  issue: z.core.$ZodIssue,
  parent: KeyPath,
  schema: z.ZodType,
  origin: Origin,
): readonly Problem[] => {
  const path = [...parent, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
  const word = wordOf(issue);
  if (word) return [word(origin.nameOf(path), origin.place(path))];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, schema, origin));
    case 'invalid_value':
      return [unknownChoice(issue.values.map(String), path, origin)];
    case 'invalid_union':
      return unionProblems(issue, path, schema, origin);
    case 'invalid_type':
      return [wrongType([issue.expected], path, origin)];
    default:
      return [wrongType([issue.code], path, origin)];
  }
};

/** The branch that takes values of this type tells what is wrong; where there is none, the type is what is wrong. */
const unionProblems = (
  issue: z.core.$ZodIssueInvalidUnion,
  path: KeyPath,
  schema: z.ZodType,
  origin: Origin,
): readonly Problem[] => {
  const expected = issue.errors.map((branch) => branch.flatMap((inner) => mismatch(inner))[0]);
  const meant = issue.errors.find((_, index) => expected[index] === undefined);
  if (meant) return meant.flatMap((inner) => problemsOf(inner, path, schema, origin));
  return [wrongType([...new Set(expected.flatMap((type) => type ?? []))], path, origin)];
};

const mismatch = (issue: z.core.$ZodIssue): readonly string[] =>
  issue.code === 'invalid_type' && issue.path.length === 0 ? [issue.expected] : [];

const SECRET_KEY =
  /^(aws[-_]?)?(secret|private|access)[-_]?(access[-_]?)?key|^(password|passphrase|token|session[-_]?token|secret)$|^key$/i;

const unknownKey = (key: string, path: KeyPath, schema: z.ZodType, origin: Origin): Problem => {
  const place = origin.keyPlace([...path, key]);
  const known = knownKeys(schema, path);
  if (SECRET_KEY.test(key)) return problem('project-secret-key', { key: shownPath([...path, key]) }, place);
  return problem('project-unknown-key', { key, known, suggestion: suggestionFor(key, known) }, place);
};

const unknownChoice = (choices: readonly string[], path: KeyPath, origin: Origin): Problem => {
  const value = valueAt(origin.value, path);
  const suggestion = typeof value === 'string' ? suggestionFor(value, choices) : undefined;
  const details = { key: origin.nameOf(path), value: describe(value, path, origin), choices, suggestion };
  return problem('project-unknown-choice', details, origin.place(path));
};

/** Types as zod names them, in words. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys',
};

const wrongType = (types: readonly string[], path: KeyPath, origin: Origin): Problem => {
  const expected = types.map((type) => TYPE_WORDS[type] ?? type).join(' or ');
  const key = origin.nameOf(path);
  const value = valueAt(origin.value, path);
  const place = origin.place(path);
  if (value === undefined) return problem('project-key-missing', { key, expected }, place);
  const written = typeof value === 'number' ? (origin.source(path) ?? String(value)) : undefined;
  if (written !== undefined && path.length === 1 && path[0] === 'version')
    return problem('project-version-number', { written, number: String(value) }, place);
  const given = describe(value, path, origin);
  const quoted = types.includes('string') ? quotedForm(value, path, origin) : undefined;
  return problem('project-wrong-type', { key: key || 'A project file', expected, given, quoted }, place);
};

/** A value in words. What stands under `signing` may be a secret by mistake, and is never repeated. */
const describe = (value: unknown, path: KeyPath, origin: Origin): string => {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map of keys';
  const type = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : '';
  if (path[0] === 'signing') return type === '' ? String(value) : `a ${type}`;
  const shown = typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : (origin.source(path) ?? String(value));
  return type === '' ? shown : `the ${type} ${shown}`;
};

const quotedForm = (value: unknown, path: KeyPath, origin: Origin): string | undefined => {
  if (typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  return path[0] === 'signing' ? undefined : `"${origin.source(path) ?? String(value)}"`;
};

const valueAt = (value: unknown, path: KeyPath): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined),
    value,
  );
