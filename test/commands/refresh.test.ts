import { describe, expect, test } from 'vitest';
import { runRefresh } from '../../src/commands/refresh.js';
import { commandRuns } from '../support/command-runs.js';
import { releasedWorkspaces } from '../support/workspaces.js';

const run = commandRuns();
const released = releasedWorkspaces();

describe('refresh', () => {
  test('says what it would do, and then what it did', async () => {
    const { repo } = await released();
    const environment = { OTA_RELEASE_CLOCK: '2026-02-15T12:00:00Z' };
    const planned = await run(runRefresh, repo, { flags: { dryRun: true }, environment });
    expect(planned.exitCode).toBe(0);
    expect(planned.text).toMatch(
      /refresh planned\n.*\n {2}index {4}revision 1 → 2 to come, good until 2026-08-14T12:00:00Z/,
    );
    const done = await run(runRefresh, repo, { flags: { json: true }, environment });
    expect(done.json()).toMatchObject({
      operation: 'refresh',
      outcome: 'published',
      revision: { before: 1, after: 2 },
      expires: '2026-08-14T12:00:00Z',
    });
  });
});
