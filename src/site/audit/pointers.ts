import { show } from '../../errors/entry.js';
import { type Problem, problem } from '../../errors/problem.js';
import { parseJsonText } from '../../schemas/json-text.js';
import { parseVersion } from '../../version/semver.js';

/** Versions that one message names. */
const MAX_NAMED = 5;

/** What is wrong with the bytes of `versions`: it must be the listed versions, strict and in order. */
export const versionsProblems = (path: string, bytes: Uint8Array, listed: readonly string[]): readonly Problem[] => {
  const { value, problems } = parseJsonText(bytes, { file: path });
  if (problems.length > 0) return [differs(path, `it is not JSON (${problems[0]?.message})`)];
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string'))
    return [differs(path, 'it is not an array of strings')];
  const found: readonly string[] = value;
  // 0-OS: one entry that isn't strict SemVer fails the whole list.
  const invalid = found
    .filter((version) => !parseVersion(version))
    .map((version) => problem('verify-version-invalid', { path, version }, { file: path }));
  const reason = listDifference(found, listed);
  return [...invalid, ...(reason === undefined ? [] : [differs(path, reason)])];
};

/** What is wrong with the bytes of `latest`: it must be the version that the index names, as a JSON string. */
export const latestProblems = (path: string, bytes: Uint8Array, latest: string): readonly Problem[] => {
  const { value, problems } = parseJsonText(bytes, { file: path });
  if (problems.length > 0) return [differs(path, `it is not JSON (${problems[0]?.message})`)];
  return value === latest ? [] : [differs(path, `it says ${show(value)} instead of ${show(latest)}`)];
};

const differs = (path: string, reason: string): Problem =>
  problem('verify-pointer-differs', { path, reason }, { file: path });

const listDifference = (found: readonly string[], listed: readonly string[]): string | undefined => {
  const missing = listed.filter(absentFrom(found));
  const extra = found.filter(absentFrom(listed));
  const parts = [
    ...(missing.length > 0 ? [`it lacks ${named(missing)}`] : []),
    ...(extra.length > 0 ? [`it has ${named(extra)} too many`] : []),
  ];
  if (parts.length > 0) return parts.join(', and ');
  if (found.length !== listed.length) return 'it names a version twice';
  return found.every((version, position) => version === listed[position]) ? undefined : 'it is not in ascending order';
};

const absentFrom = (list: readonly string[]): ((version: string) => boolean) => {
  const set = new Set(list);
  return (version) => !set.has(version);
};

const named = (versions: readonly string[]): string => {
  const shown = versions.slice(0, MAX_NAMED).map(show).join(', ');
  return versions.length > MAX_NAMED ? `${shown} and ${versions.length - MAX_NAMED} more` : shown;
};
