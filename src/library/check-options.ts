import { OtaError } from '../errors/ota-error.js';
import { type Problem, problem } from '../errors/problem.js';
import { suggestionFor } from '../project/suggestion.js';
import type { ChangeOptions, CheckOptions, PlanOptions, ReleaseOptions, RunOptions, SiteOptions } from './options.js';

/** What an option may be: its words for a message, and the test. */
interface Expected {
  readonly words: string;
  readonly fits: (value: unknown) => boolean;
}

/** The options of a call, each with what it may be. */
export type ExpectedOptions<Options> = Readonly<Record<keyof Options & string, Expected>>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const hasMethods =
  (...names: readonly string[]) =>
  (value: unknown): boolean =>
    isObject(value) && names.every((name) => typeof Reflect.get(value, name) === 'function');
const listOf =
  (fits: (item: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(fits);
const isText = (value: unknown): boolean => typeof value === 'string';
/** Of any site, whoever made it: no more than a folder’s name. */
const isChannel = (value: unknown): boolean => typeof value === 'string' && /^[A-Za-z0-9][\w.-]*$/.test(value);
const isKey = (value: unknown): boolean => isText(value) || (isObject(value) && 'key' in value && 'password' in value);
const isPublicKey = (value: unknown): boolean =>
  isText(value) || (isObject(value) && 'raw' in value && 'keyId' in value);

/** Kinds of values that options of several calls have. */
export const EXPECTED = {
  text: { words: 'a text', fits: (value) => typeof value === 'string' && value !== '' },
  anyText: { words: 'a text', fits: isText },
  channel: { words: 'the name of a channel', fits: isChannel },
  channels: { words: 'a list of names of channels', fits: listOf(isChannel) },
  texts: { words: 'a list of texts', fits: listOf(isText) },
  flag: { words: 'true or false', fits: (value) => typeof value === 'boolean' },
  object: { words: 'an object', fits: isObject },
  count: { words: 'a whole number, 0 or more', fits: (value) => Number.isSafeInteger(value) && Number(value) >= 0 },
  call: { words: 'a function', fits: (value) => typeof value === 'function' },
  time: { words: 'a Date', fits: (value) => value instanceof Date && !Number.isNaN(value.getTime()) },
} as const satisfies Readonly<Record<string, Expected>>;

const RUN: ExpectedOptions<RunOptions> = {
  directory: EXPECTED.text,
  project: { words: 'the name of a file, or an object', fits: (value) => EXPECTED.text.fits(value) || isObject(value) },
  overrides: EXPECTED.object,
  host: { words: 'a Host', fits: hasMethods('preflight', 'read', 'create', 'replace', 'copy', 'list') },
  signingKeys: { words: 'a list of secret keys as texts', fits: listOf(isKey) },
  signers: { words: 'a list of Signers', fits: listOf(hasMethods('sign')) },
  environment: EXPECTED.object,
  fetch: EXPECTED.call,
  clock: EXPECTED.call,
  actor: EXPECTED.anyText,
  reporter: { words: 'a Reporter', fits: hasMethods('step', 'skipped', 'progress', 'info', 'detail', 'problems') },
  signal: { words: 'an AbortSignal', fits: hasMethods('throwIfAborted') },
  strict: EXPECTED.flag,
};

export const RELEASE_OPTIONS: ExpectedOptions<ReleaseOptions> = {
  ...RUN,
  allowDirty: EXPECTED.flag,
  rebuild: EXPECTED.flag,
  ownFiles: EXPECTED.texts,
};

export const PLAN_OPTIONS: ExpectedOptions<PlanOptions> = { ...RELEASE_OPTIONS, fleet: EXPECTED.object };

export const CHECK_OPTIONS: ExpectedOptions<CheckOptions> = { ...RELEASE_OPTIONS, connection: EXPECTED.flag };

export const CHANGE_OPTIONS: ExpectedOptions<ChangeOptions> = { ...RUN, dryRun: EXPECTED.flag };

export const SITE_OPTIONS: ExpectedOptions<SiteOptions> = {
  keys: { words: 'a list of public keys', fits: listOf(isPublicKey) },
  threshold: EXPECTED.count,
  now: EXPECTED.time,
  environment: EXPECTED.object,
};

/** A place where a site is, or can be read from. */
export const SITE: Expected = {
  words: 'a directory, a URL or a SiteSource',
  fits: (value) => EXPECTED.text.fits(value) || value instanceof URL || hasMethods('read', 'digest', 'stream')(value),
};

/**
 * Refuses options that a call doesn’t have, and values that no option can have: callers may write JavaScript. What keys of the project say is
 * judged with the project.
 *
 * @throws OtaError `library-option-unknown`, `library-option-invalid`, all at once.
 */
export const checkOptions = <Options extends object>(
  call: string,
  options: Options,
  expected: ExpectedOptions<Options>,
  required: readonly (keyof Options & string)[],
): void => {
  const given: unknown = options;
  if (!isObject(given)) throw new OtaError([invalidOption(call, 'options', given, EXPECTED.object)]);
  const known = Object.entries<Expected>(expected);
  const problems: readonly Problem[] = [
    ...Object.keys(given)
      .filter((name) => !Object.hasOwn(expected, name))
      .map((name) => unknownOption(call, name, Object.keys(expected))),
    ...known.flatMap(([name, kind]) => {
      const value: unknown = Reflect.get(given, name);
      const isLeftOut = value === undefined && !required.some((one) => one === name);
      return isLeftOut || kind.fits(value) ? [] : [invalidOption(call, name, value, kind)];
    }),
  ];
  if (problems.length > 0) throw new OtaError(problems);
};

const unknownOption = (call: string, option: string, known: readonly string[]): Problem =>
  problem('library-option-unknown', { call, option, known, suggestion: suggestionFor(option, known) });

/** Never a part of the value: an option may hold a secret. */
const invalidOption = (call: string, option: string, value: unknown, { words }: Expected): Problem =>
  problem('library-option-invalid', { call, option, found: kindOf(value), expected: words });

const kindOf = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (value === null || value === '') return value === null ? 'null' : 'empty';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list with something else in it' : 'an object';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
};

/** The error for a request of a kind that there isn’t. */
export const unknownKind = (call: string, request: unknown): OtaError => {
  const found = isObject(request) ? 'none that is known' : kindOf(request);
  const expected = 'one of those of docs/library.md';
  return new OtaError([problem('library-option-invalid', { call, option: 'kind', found, expected })]);
};
