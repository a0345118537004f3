import { afterAll, beforeAll, expect, test } from 'vitest';
import { runRehearse } from '../../src/commands/rehearse.js';
import { commandRuns } from '../support/command-runs.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';

const run = commandRuns();

let w: Workspace;
beforeAll(() => {
  w = createWorkspace({ extra: 'devices: [ioto]\nrehearsal: {from: [0.9.0]}\n' });
});
afterAll(() => w.dispose());

test('what a release would publish for Ioto is taken before anything is signed for good', async () => {
  const { exitCode, printed } = await run(runRehearse, w.repo, {
    flags: { staged: true, json: true, fault: ['bad-signature', 'bad-digest'] },
    environment: { OTA_SIGNING_KEY: undefined },
  });
  const lines = printed.join('\n').trim().split('\n').map((line): unknown => JSON.parse(line));
  const report = lines.at(-1);
  expect(report).toMatchObject({ ok: true, families: [{ family: 'ioto' }] });
  expect(exitCode).toBe(0);
  expect(lines).toContainEqual(expect.objectContaining({ family: 'ioto', from: '0.9.0', state: 'report' }));
});
