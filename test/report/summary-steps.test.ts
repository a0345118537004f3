import { expect, it } from 'vitest';
import { stepsSection } from '../../src/report/summary-steps.js';

it('has each step with its end, the reason of a skip, and its time', () => {
  expect(
    stepsSection([
      { title: 'Pack', ended: 'done', milliseconds: 1200 },
      { title: 'Tag', ended: 'skipped', reason: 'a|b', milliseconds: 0 },
      { title: 'Commit', ended: 'failed', milliseconds: 12 },
    ]),
  ).toBe(
    '### Steps\n\n| Step | Result | Time |\n| --- | --- | --- |\n| Pack | ✓ done | 1.2 s |\n| Tag | – skipped: a&#124;b |  |\n| Commit | ✗ failed | 12 ms |',
  );
});

it('is empty for a run without steps', () => expect(stepsSection([])).toBe(''));
