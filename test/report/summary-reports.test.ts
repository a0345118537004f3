import { expect, it } from 'vitest';
import { packSection, verifySection } from '../../src/report/summary-reports.js';
import { sampleRecords } from '../support/run-records.js';

it('has each channel that was verified', () => {
  expect(verifySection(sampleRecords.verify.result)).toBe(
    [
      '### What was verified',
      '',
      '[`https://updates.example.com`](https://updates.example.com/): 41 objects, 58.4 MiB read, judged by the trusted keys alone.',
      '',
      '| Product | Channel | Latest | Versions | Revision | Good until |',
      '| --- | --- | --- | --- | --- | --- |',
      '| `gateway` | `stable` | `1.2.0` | 3 | 7 | `2026-07-30T12:00:00Z` |',
      '| `gateway` | `beta` | none | 1 | 2 | `2026-07-30T12:00:00Z` |',
    ].join('\n'),
  );
});

it('names a site in a directory without a link', () =>
  expect(verifySection({ ...sampleRecords.verify.result, site: 'site', channels: [] })).toMatch(
    /\n\n`site`: 41 objects/,
  ));

it('has the file that was packed', () => {
  const text = packSection(sampleRecords.pack.result);
  expect(text).toContain('| Bundle | `build/update.zip` |');
  expect(text).toContain('| Size | 1.4 MiB (1468006 bytes), 212 files |');
});
