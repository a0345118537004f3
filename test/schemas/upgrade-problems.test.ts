import { expect, it, test } from 'vitest';
import { pathProblems } from '../../src/schemas/upgrade-problems.js';
import type { UpgradeRow } from '../../src/schemas/upgrade-row.js';

const place = { file: 'ota-release.yaml', line: 7, column: 14 };

const row = (
  version: string,
  kind?: 'foreign-rejects' | 'narrowed' | 'incomparable',
  path?: readonly string[],
): UpgradeRow => ({
  version,
  verdict: kind === 'foreign-rejects' ? 'refused' : kind === 'narrowed' ? 'narrowed' : 'ok',
  reasons: kind ? [{ kind, text: 'reason' }] : [],
  ...(path ? { path } : {}),
});

// rows, upgradeFrom, findings
const rows: readonly (readonly [readonly UpgradeRow[], string | undefined, readonly string[]])[] = [
  [[row('1.0.0'), row('1.1.0')], '*', []],
  [
    [row('1.0.0', 'foreign-rejects'), row('1.1.0', 'foreign-rejects')],
    undefined,
    ['warning config-upgrade-refused 1.0.0, 1.1.0'],
  ],
  [
    [row('1.0.0', 'foreign-rejects'), row('1.1.0', 'foreign-rejects')],
    '>=1.1.0',
    ['error config-upgrade-refused 1.1.0', 'warning config-upgrade-refused 1.0.0'],
  ],
  [[row('1.1.0-rc.1', 'foreign-rejects')], '>=1.0.0', ['error config-upgrade-refused 1.1.0-rc.1']],
  [[row('1.0.0', 'foreign-rejects', ['1.0.0', '1.5.0', '2.0.0'])], '>=1.0.0', ['error config-upgrade-detour 1.0.0']],
  [[row('1.0.0', 'narrowed')], '>=1.0.0', ['error config-foreign-narrowed 1.0.0']],
  [[row('1.0.0', 'incomparable')], '>=1.0.0', ['warning config-foreign-incomparable 1.0.0']],
  [
    Array.from({ length: 9 }, (_, index) => row(`1.${index}.0`, 'narrowed')),
    undefined,
    ['warning config-foreign-narrowed 1.0.0, 1.1.0, 1.2.0 and 6 more'],
  ],
];

test.each(rows)('%j promised to %s', (matrix, upgradeFrom, expected) => {
  const problems = pathProblems(
    { version: '2.0.0', rows: matrix },
    { place, ...(upgradeFrom === undefined ? {} : { upgradeFrom }) },
  );
  expect(
    problems.map(
      ({ severity, code, message }) =>
        `${severity} ${code} ${/\d+\.\d[^ ]*(?:, \d[^ ]*)*(?: and \d+ more)?(?= can’t| took|:)/.exec(message.replace('of 2.0.0 takes', ''))?.[0]}`,
    ),
  ).toEqual(expected);
  for (const problem of problems) expect(problem.place).toEqual(place);
});

it('shows the way around', () => {
  const [problem] = pathProblems(
    { version: '2.0.0', rows: [row('1.0.0', 'foreign-rejects', ['1.0.0', '1.5.0', '2.0.0'])] },
    { place },
  );
  expect(problem?.message).toBe(
    '1.0.0 can’t upgrade to 2.0.0 directly: reason. The shortest way is 1.0.0 → 1.5.0 → 2.0.0.',
  );
});
