import { type Place, type Problem, problem } from '../errors/problem.js';
import { parseVersion } from './parse-version.js';

/** A version becomes part of file names, tags and URLs; SemVer itself names no limit. */
export const MAX_VERSION_LENGTH = 64;

/** Letters that run into a number, at the end of an identifier or before a hyphen: `rc8`, `beta-2`, `rc8-b`. */
const UNDOTTED_NUMBER = /^([A-Za-z-]*[A-Za-z-])(\d+)(?:-([A-Za-z-]+))?$/;

/** An abbreviated commit, as `git describe` writes it: ordered by nothing, and never meant to be. */
const COMMIT_HASH = /^g?[0-9a-f]{7,40}$/;

/**
 * Everything that keeps a text from being the version of a release: it must be canonical SemVer 2.0.0, without build
 * metadata, ordered the same by every reader, and short enough for a file name.
 */
export const checkVersion = (
  text: string,
  { place }: { readonly place?: Place | undefined } = {},
): readonly Problem[] => {
  if (text.length > MAX_VERSION_LENGTH)
    return [problem('version-too-long', { version: text, length: text.length, maximum: MAX_VERSION_LENGTH }, place)];
  const large = tooLargeNumber(text);
  if (large !== undefined) return [problem('version-number-too-large', { version: text, number: large }, place)];
  if (/^[vV]\d/.test(text) && parseVersion(text.slice(1)))
    return [
      problem('version-v-prefix', { version: text, bare: releasable(text.slice(1)) }, place),
      ...checkParts(text.slice(1), place),
    ];
  return parseVersion(text) ? checkParts(text, place) : [problem('version-not-semver', reasonAgainst(text), place)];
};

const checkParts = (text: string, place: Place | undefined): readonly Problem[] => {
  const parsed = parseVersion(text);
  const build = parsed?.build.join('.') ?? '';
  const undotted = parsed?.prerelease.map(String).find(isUndotted);
  return [
    ...(build ? [problem('version-build-metadata', { version: text, build }, place)] : []),
    ...(undotted === undefined
      ? []
      : [
          problem(
            'version-undotted-number',
            { version: text, identifier: undotted, suggestion: releasable(text) },
            place,
          ),
        ]),
  ];
};

const isUndotted = (identifier: string): boolean => UNDOTTED_NUMBER.test(identifier) && !COMMIT_HASH.test(identifier);

/** The version as it can be released: build metadata dropped, every undotted number set apart: `1.0.0-rc8-b` as `1.0.0-rc.8.b`. */
const releasable = (text: string): string => {
  const [core = '', ...rest] = (text.split('+')[0] ?? '').split('-');
  const identifiers = rest.length === 0 ? [] : rest.join('-').split('.').flatMap(setApart);
  return [core, ...(identifiers.length === 0 ? [] : [identifiers.join('.')])].join('-');
};

const setApart = (identifier: string): readonly string[] => {
  const [, letters = '', digits = '', tail = ''] = isUndotted(identifier)
    ? (UNDOTTED_NUMBER.exec(identifier) ?? [])
    : [];
  if (!digits) return [identifier];
  return [letters.replace(/-+$/, ''), digits.replace(/^0+(?=\d)/, ''), tail].filter(Boolean);
};

/** The first number that a reader with 53-bit integers would take for another one. */
const tooLargeNumber = (text: string): string | undefined => {
  const numbers =
    text
      .split('+')[0]
      ?.split(/[.-]/)
      .filter((part) => /^v?\d{16,}$/.test(part)) ?? [];
  return numbers.map((part) => part.replace(/^v/, '')).find((digits) => !Number.isSafeInteger(Number(digits)));
};

const reasonAgainst = (text: string) => {
  const { reason, candidate } = diagnose(text);
  const suggestion = candidate !== undefined && parseVersion(candidate) ? releasable(candidate) : undefined;
  return { version: text, reason, suggestion };
};

const diagnose = (text: string): { readonly reason: string; readonly candidate?: string } => {
  const trimmed = text.trim();
  const core = /^[\d.]+/.exec(trimmed)?.[0] ?? '';
  const rest = trimmed.slice(core.length);
  const numbers = core.split('.');
  if (trimmed === '') return { reason: 'it is empty' };
  if (trimmed !== text) return { reason: 'it has blanks around it', candidate: trimmed };
  if (core === '') return { reason: 'it does not begin with three numbers' };
  if (/^\d+(\.\d+)?$/.test(core))
    return {
      reason: 'it has fewer than three numbers',
      candidate: [...numbers, '0', '0'].slice(0, 3).join('.') + rest,
    };
  if (/^\d+(\.\d+){3,}$/.test(core)) return { reason: 'it has more than three numbers' };
  if (numbers.some((number) => /^0\d/.test(number)))
    return { reason: 'a number has a leading zero', candidate: numbers.map(withoutZeros).join('.') + rest };
  return diagnoseTail(core, rest);
};

const diagnoseTail = (core: string, rest: string): { readonly reason: string; readonly candidate?: string } => {
  const identifiers = rest.replace(/^-/, '').split('+')[0]?.split('.') ?? [];
  if (/^[a-z]/i.test(rest))
    return { reason: 'the pre-release part must follow a hyphen', candidate: `${core}-${rest}` };
  if (rest.startsWith('-') && identifiers.some((identifier) => /^0\d+$/.test(identifier)))
    return {
      reason: 'a number of the pre-release part has a leading zero',
      candidate: `${core}-${identifiers.map(withoutZeros).join('.')}`,
    };
  if (/^[-+]/.test(rest) && identifiers.includes(''))
    return { reason: 'the part after the numbers has an empty identifier' };
  return { reason: 'only letters, digits, hyphens and dots may follow the three numbers' };
};

const withoutZeros = (number: string): string => (/^0\d+$/.test(number) ? number.replace(/^0+(?=\d)/, '') : number);
