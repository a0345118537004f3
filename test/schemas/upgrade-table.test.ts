import { expect, it } from 'vitest';
import type { UpgradeRow } from '../../src/schemas/upgrade-row.js';
import { formatMatrix } from '../../src/schemas/upgrade-table.js';

const refused = (version: string, path?: readonly string[]): UpgradeRow => ({
  version,
  verdict: 'refused',
  reasons: [{ kind: 'foreign-rejects', text: 'their ForeignConfig rejects template.json: mode: must be string' }],
  ...(path ? { path } : {}),
});

it('aligns one row for each version', () => {
  const rows: readonly UpgradeRow[] = [
    refused('1.0.0'),
    refused('1.1.0-rc.1', ['1.1.0-rc.1', '1.2.0', '2.0.0']),
    { version: '1.2.0', verdict: 'ok', reasons: [] },
  ];
  expect(formatMatrix({ version: '2.0.0', rows })).toBe(
    [
      'Upgrades to 2.0.0',
      '  from        verdict  why',
      '  1.0.0       refused  their ForeignConfig rejects template.json: mode: must be string',
      '  1.1.0-rc.1  refused  their ForeignConfig rejects template.json: mode: must be string; way: 1.2.0 → 2.0.0',
      '  1.2.0       ok',
    ].join('\n'),
  );
});

it('puts neighbours of one verdict into a row where there are many', () => {
  const many = Array.from({ length: 30 }, (_, index) =>
    index < 10 ? refused(`1.0.${index}`) : { version: `1.0.${index}`, verdict: 'ok' as const, reasons: [] },
  );
  expect(formatMatrix({ version: '2.0.0', rows: many }).split('\n').slice(2)).toEqual([
    '  1.0.0 … 1.0.9 (10)    refused  their ForeignConfig rejects template.json: mode: must be string',
    '  1.0.10 … 1.0.29 (20)  ok',
  ]);
});
