/** What a list of version specifiers says of a Python: `unreadable` where it is none. */
export type SpecifierVerdict = 'takes' | 'excludes' | 'unreadable';

/** PEP 440, “Version specifiers”, as far as versions of an interpreter have it: no pre-releases, no local versions. */
const CLAUSE = /^(~=|===|==|!=|<=|>=|<|>)\s*v?(\d+(?:\.\d+)*)(\.\*)?$/;

/**
 * Whether `requires-python` takes a version (PEP 440; core metadata, “Requires-Python”). Parts that are left out are 0.
 *
 * @param python such as `3.11` or `3.11.4`.
 */
export const specifierVerdict = (specifiers: string, python: string): SpecifierVerdict => {
  const clauses = specifiers
    .split(',')
    .map((clause) => clause.trim())
    .filter(Boolean)
    .map((clause) => CLAUSE.exec(clause));
  const version = partsOf(python);
  const verdicts = clauses.map((clause) => (clause ? holds(clause, version) : undefined));
  if (verdicts.includes(undefined)) return 'unreadable';
  return verdicts.includes(false) ? 'excludes' : 'takes';
};

type Parts = readonly number[];

const partsOf = (version: string): Parts => version.split('.').map(Number);

const holds = ([, operator = '', bound = '', wildcard]: RegExpExecArray, version: Parts): boolean | undefined => {
  const limit = partsOf(bound);
  const order = compare(version, limit);
  if (wildcard !== undefined && operator !== '==' && operator !== '!=') return undefined;
  switch (operator) {
    case '==':
      return wildcard === undefined ? order === 0 : isWithin(version, limit);
    case '!=':
      return wildcard === undefined ? order !== 0 : !isWithin(version, limit);
    case '===':
      return order === 0;
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    default:
      // ~= 3.11.2 is >= 3.11.2 and == 3.11.*; it needs two parts at least.
      return limit.length < 2 ? undefined : order >= 0 && isWithin(version, limit.slice(0, -1));
  }
};

const compare = (a: Parts, b: Parts): number => {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

const isWithin = (version: Parts, prefix: Parts): boolean => prefix.every((part, at) => part === (version[at] ?? 0));
