import { parseVersion } from './parse-version.js';

/** PEP 440, appendix B: epoch, release, pre-release, post-release, development release, local version. */
const PYTHON_VERSION =
  /^v?(?<epoch>\d+!)?(?<release>\d+(?:\.\d+)*)(?:[-_.]?(?<phase>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<serial>\d*))?(?<post>-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?(?<dev>dev)[-_.]?(?<devSerial>\d*))?(?<local>\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/i;

const PHASES: Readonly<Record<string, string>> = { a: 'alpha', alpha: 'alpha', b: 'beta', beta: 'beta' };

/** Longest text that is looked at; a version is never near it. */
const MAX_LENGTH = 128;

/** Whether the text is a version as PEP 440 defines it, in any of its spellings. */
export const isPythonVersion = (text: string): boolean => text.length <= MAX_LENGTH && PYTHON_VERSION.test(text);

/**
 * The SemVer spelling of a PEP 440 version that keeps its place in the order: `1.0.0-rc.1` of `1.0.0rc1`. Undefined
 * where there is none: epochs, post-releases, local versions, and development releases of a pre-release.
 */
export const semverOfPython = (text: string): string | undefined => {
  const parts = text.length <= MAX_LENGTH ? PYTHON_VERSION.exec(text)?.groups : undefined;
  const numbers = parts?.release?.split('.').map((number) => number.replace(/^0+(?=\d)/, '')) ?? [];
  if (!parts || parts.epoch || parts.post || parts.local || (parts.phase && parts.dev) || numbers.length > 3)
    return undefined;
  const release = [...numbers, '0', '0'].slice(0, 3).join('.');
  return parseVersion(`${release}${preRelease(parts)}`)?.text;
};

const preRelease = ({ phase, serial, dev, devSerial }: Readonly<Record<string, string | undefined>>): string => {
  if (phase) return `-${PHASES[phase.toLowerCase()] ?? 'rc'}.${numberOf(serial)}`;
  return dev ? `-dev.${numberOf(devSerial)}` : '';
};

/** PEP 440: a serial that is left out is 0. */
const numberOf = (serial: string | undefined): string => (serial || '0').replace(/^0+(?=\d)/, '');
