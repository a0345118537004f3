import { groupRows, reasonsText, runsOfRows, type UpgradeGroup } from './upgrade-groups.js';
import type { UpgradeMatrix } from './upgrade-row.js';

/** Rows up to which every version has its own; above, neighbours of one verdict share one. */
const MAX_SINGLE_ROWS = 20;

const HEADING = ['from', 'verdict', 'why'] as const;

/** The matrix as plain text: one aligned row for each version, in SemVer order, or for each run of versions where there are many. */
export const formatMatrix = ({ version, rows }: UpgradeMatrix): string => {
  const groups = rows.length > MAX_SINGLE_ROWS ? runsOfRows(rows) : groupRows(rows, (row) => row.version);
  const cells = [HEADING, ...groups.map(cellsOf)];
  const [first, second] = [0, 1].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map(([from, verdict, why]) =>
    `  ${from.padEnd(first ?? 0)}  ${verdict.padEnd(second ?? 0)}  ${why}`.trimEnd(),
  );
  return [`Upgrades to ${version}`, ...lines].join('\n');
};

const cellsOf = ({ versions, row }: UpgradeGroup): readonly [string, string, string] => {
  const [first = '', last = ''] = [versions[0], versions.at(-1)];
  const from = versions.length === 1 ? first : `${first} … ${last} (${versions.length})`;
  const way = row.path ? [`way: ${row.path.slice(1).join(' → ')}`] : [];
  return [from, row.verdict, [...(row.reasons.length > 0 ? [reasonsText(row.reasons)] : []), ...way].join('; ')];
};
