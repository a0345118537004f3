import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runRelease } from '../../src/commands/release.js';
import { runYank } from '../../src/commands/yank.js';
import { commandRuns } from '../support/command-runs.js';
import { failureOf } from '../support/step-states.js';
import { readTree } from '../support/tree.js';
import { releasedWorkspaces } from '../support/workspaces.js';

const run = commandRuns();
const released = releasedWorkspaces();

test('withdraws a release, whose number is then refused', async () => {
  const w = await released();
  const before = readTree(w.site);
  const flags = { reason: 'floods the cellar' };
  const planned = await run(runYank, w.repo, { operands: ['1.0.0'], flags: { ...flags, dryRun: true } });
  expect(planned.text).toMatch(
    /pump yank 1\.0\.0 planned[\s\S]*latest 1\.0\.0 → unset[\s\S]*nothing is offered any more/,
  );
  expect(readTree(w.site)).toEqual(before);

  const { text } = await run(runYank, w.repo, { operands: ['1.0.0'], flags });
  expect(text).toContain('pump yank 1.0.0 published');
  expect(readFileSync(join(w.site, 'versions'), 'utf8')).toBe('[]\n');
  expect(readTree(w.site).has('latest')).toBe(false);

  const failure = await failureOf(() => run(runRelease, w.repo));
  expect(failure.problems).toMatchObject([
    {
      code: 'version-withdrawn',
      message: expect.stringContaining('floods the cellar'),
      hint: expect.stringContaining('1.0.1'),
    },
  ]);
});

test('says what it needs', async () => {
  const w = await released();
  expect((await failureOf(() => run(runYank, w.repo))).code).toBe('cli-operand-missing');
  expect((await failureOf(() => run(runYank, w.repo, { operands: ['1.0.0'] }))).code).toBe('yank-reason-missing');
});
