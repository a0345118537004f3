import { expect, it } from 'vitest';
import { groupRows, reasonsText, rowKey, runsOfRows } from '../../src/schemas/upgrade-groups.js';
import type { UpgradeRow } from '../../src/schemas/upgrade-row.js';

const row = (version: string, verdict: UpgradeRow['verdict'], text?: string, path?: readonly string[]): UpgradeRow => ({
  version,
  verdict,
  reasons: text === undefined ? [] : [{ kind: 'foreign-rejects', text }],
  ...(path ? { path } : {}),
});

const rows = [
  row('1.0.0', 'refused', 'a'),
  row('1.1.0', 'refused', 'a'),
  row('1.2.0', 'ok'),
  row('1.3.0', 'refused', 'a'),
  row('1.4.0', 'refused', 'b'),
];

it('groups rows of which the same is to be said', () => {
  expect(groupRows(rows).map(({ versions }) => versions.join(' '))).toEqual(['1.0.0 1.1.0 1.3.0', '1.2.0', '1.4.0']);
});

it('groups neighbours only into runs', () => {
  expect(runsOfRows(rows).map(({ versions }) => versions.join(' '))).toEqual([
    '1.0.0 1.1.0',
    '1.2.0',
    '1.3.0',
    '1.4.0',
  ]);
});

it('takes the same way on as the same, whatever the start', () => {
  const key = (version: string, ...path: readonly string[]) => rowKey(row(version, 'refused', 'a', [version, ...path]));
  expect(key('1.0.0', '1.5.0', '2.0.0')).toBe(key('1.1.0', '1.5.0', '2.0.0'));
  expect(key('1.0.0', '1.5.0', '2.0.0')).not.toBe(key('1.0.0', '1.6.0', '2.0.0'));
});

it('writes three reasons out', () => {
  const reasons = ['a', 'b', 'c', 'd', 'e'].map((text) => ({ text }));
  expect([reasonsText([]), reasonsText(reasons.slice(0, 3)), reasonsText(reasons)]).toEqual([
    '',
    'a; b; c',
    'a; b; c; and 2 more',
  ]);
});
