import { sortVersions } from '../version/semver.js';
import type { ConfigContract } from './contract.js';
import { type FieldedRelease, shortestPath, upgradeHops } from './upgrade-hops.js';
import { type UpgradeJudge, upgradeJudge } from './upgrade-judgement.js';
import type { UpgradeMatrix, UpgradeRow } from './upgrade-row.js';

export type { FieldedRelease } from './upgrade-hops.js';
export { pathProblems } from './upgrade-problems.js';
export type { UpgradeMatrix } from './upgrade-row.js';
export { formatMatrix } from './upgrade-table.js';

/**
 * The verdict of every fielded version on a release (Ivy contract, “what CI must prove”): its ForeignConfig accepts the release’s
 * template and samples, the release’s Config accepts them as the device rewrites them, and the release’s ForeignConfig takes all
 * that the fielded one took. Ways around are looked for where a version is refused.
 */
export const upgradeMatrix = async ({
  version,
  contract,
  fielded,
}: {
  readonly version: string;
  readonly contract: ConfigContract;
  readonly fielded: readonly FieldedRelease[];
}): Promise<UpgradeMatrix> => {
  const judge = upgradeJudge();
  const releases = new Map(
    fielded.filter((release) => release.version !== version).map((release) => [release.version, release]),
  );
  const sorted = sortVersions([...releases.keys()]).flatMap((key) => releases.get(key) ?? []);
  const rows = sorted.map((release) => ({ release, row: rowOf(release, contract, judge) }));
  const direct = rows.filter(({ row }) => row.verdict !== 'refused').map(({ release }) => release);
  const stranded = rows.filter(({ row }) => row.verdict === 'refused').map(({ release }) => release);
  const hops = await upgradeHops(version, direct, stranded, judge);
  return { version, rows: rows.map(({ row }) => withPath(row, shortestPath(hops, row.version, version))) };
};

const withPath = (row: UpgradeRow, path: readonly string[] | undefined): UpgradeRow => (path ? { ...row, path } : row);

const rowOf = (release: FieldedRelease, contract: ConfigContract, judge: UpgradeJudge): UpgradeRow => {
  const texts = [...(contract.template ? [contract.template] : []), ...contract.samples];
  const rejections = [
    ...judge.rejections('foreign-rejects', release.foreign, texts),
    // A device parses the text and writes it anew with all its keys: the same value, so the same judgement.
    ...judge.rejections('config-rejects', contract.config, texts),
  ];
  const changes = judge.narrowings(release.foreign, contract.foreign);
  const isJudged = texts.length > 0 && (release.foreign !== undefined || contract.config !== undefined);
  const isNarrowed = changes.some(({ kind }) => kind === 'narrowed');
  const kept = isNarrowed ? 'narrowed' : isJudged ? 'ok' : 'unchecked';
  return {
    version: release.version,
    verdict: rejections.length > 0 ? 'refused' : kept,
    reasons: [...rejections, ...changes],
  };
};
