import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Flags } from '../../src/commands/context.js';
import { runRehearse } from '../../src/commands/rehearse.js';
import { runRelease } from '../../src/commands/release.js';
import { runRollout } from '../../src/commands/rollout.js';
import { commandRuns } from '../support/command-runs.js';
import { CA_FILE, CHAIN_FILE, KEY_PEM, writeParts } from '../support/pantavisor.js';
import { createWorkspace, PUBLIC_KEY, type Workspace } from '../support/workspace.js';

const run = commandRuns();

const EXTRA = `devices:
  ioto: {}
  pantavisor: {parts: pantavisor/parts, certificates: pantavisor/chain.pem, ca: pantavisor/ca.pem}
rehearsal: {from: [0.9.0]}
rollout: 1
`;

let w: Workspace;
beforeAll(() => {
  w = createWorkspace({ extra: EXTRA });
  w.write('bundle/update.sh', '#!/bin/sh\nmkdir -p /opt/app\necho "$OTA_TARGET_VERSION" >/opt/app/version\n');
  w.write('bundle/rollback.sh', '#!/bin/sh\nrm -f /opt/app/version\n');
  writeParts(join(w.repo, 'pantavisor/parts'));
  copyFileSync(CHAIN_FILE, join(w.repo, 'pantavisor/chain.pem'));
  copyFileSync(CA_FILE, join(w.repo, 'pantavisor/ca.pem'));
  w.commit('Parts of the revision');
  mkdirSync(w.site);
});
afterAll(() => w.dispose());

const rehearsed = async (flags: Flags, operands: readonly string[] = []) => {
  const { exitCode, text } = await run(runRehearse, w.repo, {
    operands,
    flags: { json: true, ...flags },
    environment: { OTA_SIGNING_KEY: undefined },
  });
  const lines = text.trim().split('\n');
  return { exitCode, lines: lines.map((line): unknown => JSON.parse(line)) };
};

const message = (family: string, state: string, fault?: string) =>
  expect.objectContaining({ family, from: '0.9.0', state, ...(fault === undefined ? {} : { fault }) });

// One percent of Ioto’s devices are offered it: the rehearsed one is of these. Those of Pantavisor wait, and are rehearsed as they will be.
test('what a release would publish is taken without a secret, but for what a key of the family signs', async () => {
  const { exitCode, lines } = await rehearsed({ staged: true, fault: ['bad-signature'] });
  expect(exitCode).toBe(0);
  expect(lines).toContainEqual(message('ioto', 'report'));
  expect(lines).toContainEqual(message('ioto', 'check-in', 'bad-signature'));
  const hops = [expect.objectContaining({ state: 'NEW', notes: [expect.stringContaining('not signed yet')] })];
  const families = [{ family: 'ioto' }, { family: 'pantavisor', hops: expect.arrayContaining(hops) }];
  expect(lines.at(-1)).toMatchObject({ ok: true, families });
});

test('a published site is taken with every fault, each in the state of the family', async () => {
  const part = await run(runRelease, w.repo, { flags: { json: true }, environment: { OTA_PANTAVISOR_KEY: KEY_PEM } });
  expect(part.json()).toMatchObject({ latest: null, plan: { rollout: { percent: 1 } } });
  const whole = await run(runRollout, w.repo, { operands: ['complete'], flags: { json: true, reason: 'it is good' } });
  expect(whole.json()).toMatchObject({
    outcome: 'published',
    what: '1 % → everybody',
    latest: { before: null, after: '1.0.0' },
  });
  const { exitCode, lines } = await rehearsed({ fault: ['all'], from: ['0.9.0'], key: [PUBLIC_KEY] }, [w.site]);
  expect(exitCode).toBe(0);
  expect(lines).toContainEqual(message('ioto', 'directive'));
  expect(lines).toContainEqual(message('pantavisor', 'DONE'));
  expect(lines).toContainEqual(message('pantavisor', 'WONTGO', 'bad-signature'));
  expect(lines).toContainEqual(message('pantavisor', 'ERROR', 'power-cut'));
  expect(lines.at(-1)).toMatchObject({ ok: true, findings: [] });
});
