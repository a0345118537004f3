import picomatch from 'picomatch';
import { type Problem, problem } from '../errors/problem.js';

/** Which paths belong to the bundle. */
export interface Selection {
  /** Whether the file of that path is selected. */
  readonly includes: (path: string) => boolean;
  /** Whether everything below the directory of that path is excluded, so that there is no need to look. */
  readonly skips: (directory: string) => boolean;
  /** Whether a file in the directory of that path is selected whatever its name. */
  readonly takesBelow: (directory: string) => boolean;
  /** Warnings for include patterns that no path asked for has matched so far. */
  readonly unmatched: () => readonly Problem[];
}

// Names that begin with a dot are files like others, and every character but * ? [ ] { } , stands for itself.
// Strict slashes: `app/**` is what lies below app, not a file of that name.
const OPTIONS = { dot: true, nonegate: true, noextglob: true, strictSlashes: true, windows: false } as const;

const EVERYTHING = '**';

/** A name that only patterns for every name match. */
const ANY_NAME = 'any';

/** The pattern with what may be left out written out: `./a` is `a`, and `a/` is the tree below `a`. */
const normalize = (pattern: string): string => {
  const bare = pattern.replace(/^(\.\/+)+/, '');
  return bare.endsWith('/') ? `${bare}**` : bare;
};

const reasonAgainst = (pattern: string): string | undefined => {
  if (normalize(pattern).trim() === '') return 'it is empty';
  if (pattern.startsWith('/')) return 'it begins with a slash';
  if (pattern.includes('\\')) return 'it holds a backslash';
  if (pattern.split('/').includes('..')) return 'it leads out of the directory';
  return undefined;
};

const matcher = (pattern: string): ((path: string) => boolean) => {
  const normalized = normalize(pattern);
  return normalized === EVERYTHING ? () => true : picomatch(normalized, OPTIONS);
};

/** What keeps the patterns from ever matching a file of the bundle. */
export const patternProblems = (patterns: readonly string[]): readonly Problem[] =>
  patterns.flatMap((pattern) => {
    const reason = reasonAgainst(pattern);
    return reason === undefined ? [] : [problem('bundle-pattern-invalid', { pattern, reason })];
  });

/**
 * The selection of `include` without `exclude`; no include pattern at all means everything.
 *
 * Patterns are relative and `/`-separated: `*` and `?` stay within a directory, `**` crosses them, `{a,b}` is either,
 * `[a-c]` one of the characters, and a trailing `/` means the tree below. Names are compared case by case.
 */
export const selectionOf = (include: readonly string[], exclude: readonly string[]): Selection => {
  const wanted = (include.length === 0 ? [EVERYTHING] : include).map((pattern) => ({
    pattern,
    matches: matcher(pattern),
    used: false,
  }));
  const unwanted = exclude.map(matcher);
  const takes = (path: string): boolean =>
    wanted.some(({ matches }) => matches(path)) && !unwanted.some((matches) => matches(path));
  const trees = exclude.map(normalize).filter((pattern) => pattern.endsWith('/**'));
  const unwantedTrees = trees.map((pattern) => matcher(pattern.slice(0, -'/**'.length)));
  return {
    includes: (path) => {
      let selected = false;
      for (const one of wanted) {
        if (selected && one.used) continue;
        if (!one.matches(path)) continue;
        one.used = true;
        selected = true;
      }
      return selected && !unwanted.some((matches) => matches(path));
    },
    skips: (directory) => unwantedTrees.some((matches) => matches(directory)),
    takesBelow: (directory) => takes(`${directory}/${ANY_NAME}`),
    unmatched: () =>
      wanted
        .filter(({ pattern, used }) => !used && pattern !== EVERYTHING)
        .map(({ pattern }) => problem('bundle-pattern-unmatched', { pattern })),
  };
};
