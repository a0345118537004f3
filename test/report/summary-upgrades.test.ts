import { describe, expect, it } from 'vitest';
import { upgradeSection } from '../../src/report/summary-upgrades.js';
import type { UpgradeRow } from '../../src/schemas/upgrade-row.js';
import { sampleMatrix } from '../support/run-records.js';

const okRows = (count: number): readonly UpgradeRow[] =>
  Array.from({ length: count }, (_, index) => ({ version: `1.${index}.0`, verdict: 'ok', reasons: [] }));

const rowsOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('| `'));

describe('upgradeSection', () => {
  it('has a row for each fielded version, a sentence, and what the words mean', () => {
    const text = upgradeSection(sampleMatrix);
    expect(text).toContain(
      'Of 4 fielded versions, 2 can take `1.2.0` directly, 1 by way of other versions, 1 not at all.',
    );
    expect(rowsOf(text)).toHaveLength(4);
    expect(rowsOf(text)[1]).toMatch(/^\| `0\.9\.0` \| refused \| .* \| 1\.0\.0 → 1\.2\.0 \|$/);
    expect(text).toMatch(/\*Narrowed\*: .* \*Refused\*: /);
    expect(text).not.toContain('*Not judged*');
  });

  it('needs no column for ways where there is none, and explains no word that does not occur', () => {
    const text = upgradeSection({ version: '2.0.0', rows: okRows(1) });
    expect(text).toBe(
      '### Upgrade paths\n\nOf 1 fielded version, 1 can take `2.0.0` directly.\n\n| From | Verdict | Why |\n| --- | --- | --- |\n| `1.0.0` | ok |  |',
    );
  });

  it('groups neighbours where there are more than twenty', () => {
    expect(rowsOf(upgradeSection({ version: '2.0.0', rows: okRows(20) }))).toHaveLength(20);
    expect(rowsOf(upgradeSection({ version: '2.0.0', rows: okRows(21) }))).toEqual([
      '| `1.0.0 … 1.20.0 (21)` | ok |  |',
    ]);
  });

  it('stays bounded with thousands of rows of their own', () => {
    const rows = okRows(9000).map((row, index) => ({
      ...row,
      reasons: [{ kind: 'narrowed' as const, text: `reason ${index}` }],
    }));
    const text = upgradeSection({ version: '2.0.0', rows });
    expect(Buffer.byteLength(text)).toBeLessThan(160_000);
    expect(text).toMatch(/\n\n\d+ more rows had no room here/);
  });

  it('is empty where there is nothing to judge', () => {
    expect(upgradeSection(null)).toBe('');
    expect(upgradeSection({ version: '1.0.0', rows: [] })).toBe('');
  });
});
