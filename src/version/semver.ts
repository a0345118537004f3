import Range from 'semver/classes/range.js';
import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';
import semverSatisfies from 'semver/functions/satisfies.js';
import { parseVersion } from './parse-version.js';

export { checkVersion } from './check-version.js';
export { parseVersion } from './parse-version.js';

/**
 * Negative where `a` comes before `b` in SemVer's order, positive where it comes after, 0 for equal precedence (build
 * metadata doesn't count).
 *
 * @throws TypeError where one of them is no version.
 */
export const compareVersions = (a: string, b: string): number => compare(a, b);

/** The versions in ascending SemVer order; equal ones by their text, so that the order never depends on the input's. */
export const sortVersions = (versions: readonly string[]): readonly string[] =>
  versions
    .map((text) => ({ text, parsed: parse(text, {}, true) }))
    .sort((a, b) => compare(a.parsed, b.parsed) || byText(a.text, b.text))
    .map(({ text }) => text);

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The highest of the versions; undefined of none. */
export const highest = (versions: readonly string[]): string | undefined => sortVersions(versions).at(-1);

/** Whether the version is in the range, pre-releases taken by their place in the order: `1.1.0-rc.1` is in `>=1.0.0`. */
export const satisfies = (version: string, range: string): boolean =>
  semverSatisfies(version, range, { includePrerelease: true });

/** `satisfies` for many versions and one range, which is read once. */
export const rangeTest = (range: string): ((version: string) => boolean) => {
  try {
    const read = new Range(range, { includePrerelease: true });
    return (version) => read.test(version);
  } catch {
    // No version is in what is no range.
    return () => false;
  }
};

/** Whether the version is a pre-release. False for what is no version. */
export const isPrerelease = (version: string): boolean => (parse(version)?.prerelease.length ?? 0) > 0;

/** The version without its pre-release part: `1.2.0` of `1.2.0-rc.1`. What is no version stays as it is. */
export const releaseNumber = (version: string): string => {
  const parsed = parseVersion(version);
  return parsed ? `${parsed.major}.${parsed.minor}.${parsed.patch}` : version;
};

/** The tag of a version: `v1.2.0`; behind the prefix of a product that shares its repository: `gateway/v1.2.0`. */
export const tagName = (version: string, prefix = ''): string => `${prefix}v${version}`;

/** The version a tag stands for; undefined for a tag that is not the prefix, `v` and a version. */
export const versionOfTag = (tag: string, prefix = ''): string | undefined =>
  tag.startsWith(`${prefix}v`) ? parseVersion(tag.slice(prefix.length + 1))?.text : undefined;
