import { groupRows, reasonsText, runsOfRows, type UpgradeGroup } from './upgrade-groups.js';
import type { UpgradeMatrix } from './upgrade-row.js';

/** Rows up to which every version has its own; above, neighbours of one verdict share one. */
const MAX_SINGLE_ROWS = 20;

const HEADING = ['from', 'verdict', 'why'] as const;

/** The matrix as plain text: one aligned row for each version, in SemVer order, or for each run of versions where there are many. */
export const formatMatrix = (matrix: UpgradeMatrix): string => {
  const cells = [HEADING, ...tableGroups(matrix).map(cellsOf)];
  const [first, second] = [0, 1].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map(([from, verdict, why]) =>
    `  ${from.padEnd(first ?? 0)}  ${verdict.padEnd(second ?? 0)}  ${why}`.trimEnd(),
  );
  return [`Upgrades to ${matrix.version}`, ...lines].join('\n');
};

/** The rows of a table of the matrix: each version, or each run of versions where there are many. */
export const tableGroups = ({ rows }: UpgradeMatrix): readonly UpgradeGroup[] =>
  rows.length > MAX_SINGLE_ROWS ? runsOfRows(rows) : groupRows(rows, (row) => row.version);

/** The versions of a row: `1.0.0`, or `1.0.0 … 1.4.0 (5)`. */
export const versionsText = (versions: readonly string[]): string => {
  const [first = '', last = ''] = [versions[0], versions.at(-1)];
  return versions.length === 1 ? first : `${first} … ${last} (${versions.length})`;
};

const cellsOf = ({ versions, row }: UpgradeGroup): readonly [string, string, string] => {
  const way = row.path ? [`way: ${row.path.slice(1).join(' → ')}`] : [];
  return [
    versionsText(versions),
    row.verdict,
    [...(row.reasons.length > 0 ? [reasonsText(row.reasons)] : []), ...way].join('; '),
  ];
};
