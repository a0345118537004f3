import { reasonsText, type UpgradeGroup } from '../schemas/upgrade-groups.js';
import type { UpgradeMatrix, UpgradeRow } from '../schemas/upgrade-row.js';
import { tableGroups, versionsText } from '../schemas/upgrade-table.js';
import { code, message, words } from './markdown.js';
import { boundedTable, counted, section } from './summary-section.js';

const BOUNDS = { maxBytes: 120_000, one: 'row', many: 'rows' };

const VERDICT_WORDS = {
  ok: 'ok',
  unchecked: 'not judged',
  narrowed: 'narrowed',
  refused: 'refused',
} as const;

const LEGEND = [
  ['unchecked', '*Not judged*: nothing is declared to judge by.'],
  ['narrowed', '*Narrowed*: devices can take it, and then refuse configs that they took before.'],
  ['refused', '*Refused*: devices can’t take it directly.'],
] as const;

/** Which fielded versions can upgrade: a sentence, and a row for each version or run of versions. */
export const upgradeSection = (matrix: UpgradeMatrix | null): string => {
  if (!matrix || matrix.rows.length === 0) return '';
  const hasWays = matrix.rows.some(({ path }) => path !== undefined);
  const head = ['From', 'Verdict', 'Why', ...(hasWays ? ['Way'] : [])];
  const rowOf = ({ versions, row }: UpgradeGroup): readonly string[] => [
    code(versionsText(versions)),
    VERDICT_WORDS[row.verdict],
    message(reasonsText(row.reasons)),
    ...(hasWays ? [wayText(row)] : []),
  ];
  const rows = boundedTable(head, tableGroups(matrix), rowOf, BOUNDS);
  return section('Upgrade paths', sentence(matrix), rows, legend(matrix));
};

const wayText = ({ path }: UpgradeRow): string => words(path?.slice(1).join(' → ') ?? '');

const sentence = ({ version, rows }: UpgradeMatrix): string => {
  const direct = rows.filter(({ verdict }) => verdict !== 'refused').length;
  const around = rows.filter(({ verdict, path }) => verdict === 'refused' && path !== undefined).length;
  const stuck = rows.length - direct - around;
  const parts = [
    `${direct} can take ${code(version)} directly`,
    ...(around > 0 ? [`${around} by way of other versions`] : []),
    ...(stuck > 0 ? [`${stuck} not at all`] : []),
  ];
  return `Of ${counted(rows.length, 'fielded version')}, ${parts.join(', ')}.`;
};

const legend = ({ rows }: UpgradeMatrix): string =>
  LEGEND.filter(([verdict]) => rows.some((row) => row.verdict === verdict))
    .map(([, meaning]) => meaning)
    .join(' ');
