import { problem } from '../errors/problem.js';
import { parseJsonText } from '../schemas/json-text.js';
import type { ResolvedVersion } from './resolved-version.js';

/** The `version` of a package.json, as it is written there. */
export const readPackageJson = (text: string, file: string): ResolvedVersion => {
  // npm reads a package.json that begins with a byte order mark, and some editors on Windows write one.
  const json = parseJsonText(text.replace(/^\uFEFF/, ''), { file });
  const place = json.place('/version');
  if (json.problems.length > 0) return { problems: json.problems, place };
  const version = versionOf(json.value);
  return typeof version === 'string' && version.trim() !== ''
    ? { version, problems: [], place }
    : { problems: [problem('version-file-empty', { file, reason: reasonAgainst(version) }, place)], place };
};

const versionOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'version')
    ? (value as { readonly version: unknown }).version
    : undefined;

const reasonAgainst = (version: unknown): string =>
  version === undefined ? 'it has no "version"' : 'its "version" is not a text with a version in it';
