import parse from 'semver/functions/parse.js';

/** The parts of a version. Its text, parsed again, gives the same parts. */
export interface Version {
  /** The canonical spelling, which is the only one that is accepted. */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** `['rc', 1]` of `1.0.0-rc.1`. */
  readonly prerelease: readonly (string | number)[];
  /** `['5114f85']` of `1.0.0+5114f85`. */
  readonly build: readonly string[];
}

/**
 * The parts of a SemVer 2.0.0 version, or undefined where the text is none or not spelled canonically: no `v`, no
 * blanks, no leading zeros, three parts.
 */
export const parseVersion = (text: string): Version | undefined => {
  const parsed = parse(text);
  if (!parsed) return undefined;
  const { major, minor, patch, prerelease, build } = parsed;
  // 0-OS: a version is accepted only if its canonical form, +build included, is the text; one bad entry fails its whole list.
  const canonical = build.length === 0 ? parsed.version : `${parsed.version}+${build.join('.')}`;
  return canonical === text ? { text, major, minor, patch, prerelease, build } : undefined;
};
