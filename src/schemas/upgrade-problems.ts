import { type Place, type Problem, problem } from '../errors/problem.js';
import { satisfies } from '../version/semver.js';
import { groupRows, reasonsText, rowKey, type UpgradeGroup } from './upgrade-groups.js';
import type { UpgradeMatrix, UpgradeRow } from './upgrade-row.js';

/** What a release promises, and where it says so. */
export interface UpgradePromise {
  /** SemVer range of the versions that are promised a direct upgrade. */
  readonly upgradeFrom?: string;
  readonly place: Place;
}

/**
 * The findings of a matrix, one for all versions of which the same is to be said: an error where `upgradeFrom` promises the upgrade, a
 * warning otherwise.
 */
export const pathProblems = (matrix: UpgradeMatrix, { upgradeFrom, place }: UpgradePromise): readonly Problem[] => {
  const isPromised = ({ version }: UpgradeRow): boolean => upgradeFrom !== undefined && satisfies(version, upgradeFrom);
  const [promised, others] = [matrix.rows.filter(isPromised), matrix.rows.filter((row) => !isPromised(row))];
  const problemsOf = (rows: readonly UpgradeRow[], severity: 'error' | 'warning'): readonly Problem[] =>
    groupRows(rows, rowKey).flatMap((group) => groupProblems(group, matrix.version, place, severity));
  return [...problemsOf(promised, 'error'), ...problemsOf(others, 'warning')];
};

const groupProblems = (
  { row, versions }: UpgradeGroup,
  version: string,
  place: Place,
  severity: 'error' | 'warning',
): readonly Problem[] => {
  const reasonFor = (kinds: readonly string[]): string =>
    reasonsText(row.reasons.filter(({ kind }) => kinds.includes(kind)));
  const refused = reasonFor(['foreign-rejects', 'config-rejects']);
  const narrowed = reasonFor(['narrowed']);
  const incomparable = reasonFor(['incomparable']);
  return [
    ...(refused === '' ? [] : [refusal(row, { versions, version, reason: refused }, place, severity)]),
    ...(narrowed === ''
      ? []
      : [problem('config-foreign-narrowed', { versions, version, reason: narrowed }, place, severity)]),
    // What isn’t known breaks no promise.
    ...(incomparable === ''
      ? []
      : [problem('config-foreign-incomparable', { versions, version, reason: incomparable }, place)]),
  ];
};

const refusal = (
  { path }: UpgradeRow,
  details: { readonly versions: readonly string[]; readonly version: string; readonly reason: string },
  place: Place,
  severity: 'error' | 'warning',
): Problem =>
  path
    ? problem('config-upgrade-detour', { ...details, path }, place, severity)
    : problem('config-upgrade-refused', details, place, severity);
