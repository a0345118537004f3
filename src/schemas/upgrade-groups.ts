import type { UpgradeRow } from './upgrade-row.js';

/** Versions of which the same is to be said. */
export interface UpgradeGroup {
  readonly versions: readonly string[];
  /** One of the rows; the others differ in their version only. */
  readonly row: UpgradeRow;
}

/** Reasons that are written out; more would hide the first. */
const MAX_REASONS = 3;

/** Reasons in one line, the first of them in full. */
export const reasonsText = (reasons: readonly { readonly text: string }[]): string => {
  const shown = reasons
    .slice(0, MAX_REASONS)
    .map(({ text }) => text)
    .join('; ');
  return reasons.length > MAX_REASONS ? `${shown}; and ${reasons.length - MAX_REASONS} more` : shown;
};

/** The way from the version on, without the version itself. */
const wayOf = ({ path }: UpgradeRow): string => path?.slice(1).join(' ') ?? '';

/** What makes rows alike. */
export const rowKey = (row: UpgradeRow): string =>
  [row.verdict, wayOf(row), ...row.reasons.map(({ text }) => text)].join('\n');

/** The rows in groups of the same verdict, reasons and way, in the order of their first versions. */
export const groupRows = (
  rows: readonly UpgradeRow[],
  keyOf: (row: UpgradeRow) => string = rowKey,
): readonly UpgradeGroup[] => {
  const groups = new Map<string, { row: UpgradeRow; versions: string[] }>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key) ?? { row, versions: [] };
    group.versions.push(row.version);
    groups.set(key, group);
  }
  return [...groups.values()];
};

/** The rows in runs: neighbours with the same verdict, reasons and way. */
export const runsOfRows = (rows: readonly UpgradeRow[]): readonly UpgradeGroup[] => {
  let run = 0;
  let before: string | undefined;
  return groupRows(rows, (row) => {
    const key = rowKey(row);
    if (key !== before) run += 1;
    before = key;
    return String(run);
  });
};
