import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BundleEntry } from '../../src/bundle/entries.js';
import { BLOCK_BYTES } from '../../src/bundle/pack-job.js';
import { planUnits } from '../../src/bundle/pack-plan.js';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ota-plan-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const entry = (path: string, size: number): BundleEntry => ({ path, file: join(directory, path), size, mode: 0o644, kind: 'file' });

describe('planUnits', () => {
  it('puts small files together, in order, and no more than a batch takes', () => {
    const entries = Array.from({ length: 600 }, (_, n) => entry(`f${n}`, 10));
    const units = [...planUnits(entries, 0)];
    expect(units.map((unit) => (unit.kind === 'batch' ? unit.entries.length : 0))).toEqual([256, 256, 88]);
    expect(units.flatMap((unit) => (unit.kind === 'batch' ? unit.entries : []))).toEqual(entries);
  });

  it('cuts a large file into blocks that cover it without a gap', () => {
    writeFileSync(join(directory, 'large'), '');
    truncateSync(join(directory, 'large'), 2 * BLOCK_BYTES + 5);
    const blocks = [...planUnits([entry('large', 2 * BLOCK_BYTES + 5)], 0)].map(({ job }) =>
      job.kind === 'block' ? [job.offset, job.bytes, job.method] : [],
    );
    expect(blocks).toEqual([
      [0, BLOCK_BYTES, 8],
      [BLOCK_BYTES, BLOCK_BYTES, 8],
      [2 * BLOCK_BYTES, 5, 8],
    ]);
  });

  it('reserves zip64 sizes only for entries that may need them', () => {
    const zip64 = (size: number): boolean => {
      const [unit] = planUnits([entry('absent', size)], 0);
      return unit?.kind === 'block' && unit.zip64;
    };
    expect([zip64(2 ** 31), zip64(2 ** 32 - 1), zip64(2 ** 33)]).toEqual([false, true, true]);
  });
});
