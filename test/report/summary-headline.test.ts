import { describe, expect, it } from 'vitest';
import { headline } from '../../src/report/summary-headline.js';
import { sampleRecords } from '../support/run-records.js';

describe('headline', () => {
  it.each([
    // record, first line
    ['published', '## ✓ Published: gateway 1.2.0'],
    ['resumed', '## ✓ Published: gateway 1.2.0 (resumed)'],
    ['unchanged', '## ✓ Unchanged: gateway 1.2.0'],
    ['planned', '## ○ Planned: gateway 1.2.0'],
    ['failed', '## ✗ Failed: release'],
    ['check', '## ✓ Passed: gateway 1.2.0'],
    ['pack', '## ✓ Packed: `build/update.zip`'],
    ['verify', '## ✓ Verified: `https://updates.example.com`'],
    ['operation', '## ✓ Changed: gateway rollout 1.2.0'],
  ] as const)('of %s', (name, line) => expect(headline(sampleRecords[name]).split('\n')[0]).toBe(line));

  it('says what the exit code means, and where the run failed', () => {
    expect(headline(sampleRecords.failed)).toContain(
      'Exit code 2, bad input or project, in the step Check: 17 errors, 13 warnings.',
    );
    expect(headline({ ...sampleRecords.verify, exitCode: 3 })).toBe(
      '## ✗ Failed: verify\n\nExit code 3, verification failed: no findings.',
    );
  });

  it('counts findings that stopped nothing', () => {
    expect(headline(sampleRecords.check)).toMatch(/\n\n1 warning\. Nothing stops its release/);
    const { result: _, ...other } = { ...sampleRecords.pack, command: 'keys' };
    expect(headline(other)).toBe('## ✓ Done: keys');
  });

  it.each([
    // outcome, line
    ['unchanged', /^## ✓ Unchanged: gateway rollout 1\.2\.0\n\nIt is so already\. Nothing was written\.$/],
    ['resumed', /^## ✓ Unchanged: .*\n\n.*pointers that were behind are up to date now\.$/],
    ['planned', /^## ○ Planned: .*\n\nA dry run: nothing was written, and nothing was signed\.$/],
  ] as const)('of a change that is %s', (outcome, line) => {
    const { result } = sampleRecords.operation;
    const operation = { ...result.operation, outcome };
    expect(headline({ ...sampleRecords.operation, result: { kind: 'operation', operation } })).toMatch(line);
  });

  it('has no emoji', () => {
    for (const record of Object.values(sampleRecords)) expect(headline(record)).not.toMatch(/\p{Emoji_Presentation}/u);
  });
});
