import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { signFile } from '../../src/signing/minisign.js';
import { minisigPath } from '../../src/site/layout.js';
import { rehearse } from '../../src/steps/rehearse.js';
import { sign } from '../../src/steps/sign.js';
import { stage } from '../../src/steps/stage.js';
import { memoryHost } from '../support/memory-host.js';
import { testSigner } from '../support/signing.js';
import { failureOf, inputsOf, planned, plannedRelease, wiredServices } from '../support/step-states.js';
import { readTree } from '../support/tree.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';

const release = plannedRelease();

/** A host on which the release is staged, with the state and the bundle's path on the site. */
const stagedRelease = async () => {
  const host = memoryHost();
  const state = release().on(host);
  const signed = { ...state, ...(await sign(release().services).run(state)) };
  await stage(release().services).run(signed);
  return { host, state: signed, path: state.draft.statement.predicate.bundle.path };
};

describe('rehearse', () => {
  test('accepts what was staged, and changes nothing', async () => {
    const { host, state } = await stagedRelease();
    host.writes.length = 0;
    expect(await rehearse(release().services).run(state)).toEqual({});
    expect(host.writes).toEqual([]);
  });

  test.each([
    // what happened to the bundle on the host
    ['is gone', () => undefined],
    ['has other bytes of the same size', (bytes: Uint8Array) => Uint8Array.from(bytes, (byte) => byte ^ 1)],
    ['was cut short', (bytes: Uint8Array) => bytes.subarray(0, -1)],
  ])('refuses a staged bundle that %s', async (_what, change) => {
    const { host, state, path } = await stagedRelease();
    const changed = change(host.objects.get(path) ?? Buffer.of());
    if (changed) host.objects.set(path, changed);
    else host.objects.delete(path);
    const failure = await failureOf(() => rehearse(release().services).run(state));
    expect(failure).toMatchObject({ code: 'site-stage-differs', exitCode: 1 });
    expect(failure.message).toContain(`${path} is on the site`);
  });

  test('refuses a bundle without its signature', async () => {
    const { host, state, path } = await stagedRelease();
    host.objects.delete(minisigPath(path));
    const failure = await failureOf(() => rehearse(release().services).run(state));
    expect(failure.code).toBe('site-stage-differs');
    expect(failure.message).toContain(minisigPath(path));
  });

  test.each([
    // whose signature stands beside the bundle, code
    ['a stranger’s', 'signature-minisign-other-key'],
    ['one of another file', 'signature-minisign-invalid'],
    ['no signature at all', 'signature-minisign-malformed'],
  ] as const)('refuses %s', async (whose, code) => {
    const { host, state, path } = await stagedRelease();
    const other = join(release().w.directory, 'other');
    writeFileSync(other, 'another file');
    const [signer = testSigner()] = state.preflight.signers;
    const texts = {
      'a stranger’s': () => signFile(state.bundle.path, testSigner('stranger'), { file: 'x' }),
      'one of another file': () => signFile(other, signer, { file: 'x' }),
      'no signature at all': async () => 'nothing\n',
    };
    host.objects.set(minisigPath(path), Buffer.from(await texts[whose]()));
    expect(await failureOf(() => rehearse(release().services).run(state))).toMatchObject({ code, exitCode: 3 });
  });

  test('refuses a signed bundle that does not unpack', async () => {
    const { host, state, path } = await stagedRelease();
    const bad = join(release().w.directory, 'bad.zip');
    writeFileSync(bad, 'no zip at all');
    const [signer = testSigner()] = state.preflight.signers;
    host.objects.set(minisigPath(path), Buffer.from(await signFile(bad, signer, { file: 'x' })));
    const failure = await failureOf(() =>
      rehearse(release().services).run({ ...state, bundle: { ...state.bundle, path: bad } }),
    );
    expect(failure).toMatchObject({ code: 'bundle-malformed', exitCode: 3 });
  });

  test('is skipped where the release stands', () => {
    const state = release().on(memoryHost());
    expect(rehearse(release().services).skip?.(state)).toBeUndefined();
    expect(rehearse(release().services).skip?.({ ...state, plan: { ...state.plan, action: 'repair' } })).toBe(
      '1.0.0 is released already',
    );
  });
});

describe('rehearse, for families of devices', () => {
  const workspace = () => createWorkspace({ extra: 'devices: [connhex]\n' });

  /** A release that is staged on its host, whose update.sh is this. */
  const staged = async (w: Workspace, update: string) => {
    w.write('bundle/update.sh', `#!/bin/sh\n${update}\n`);
    w.commit('Another update.sh');
    const wired = services(w);
    const state = await planned(wired, inputsOf(w));
    const signed = { ...state, ...(await sign(wired).run(state)) };
    return { wired, state: { ...signed, ...(await stage(wired).run(signed)) } };
  };
  const services = wiredServices();

  test('devices take what is to come, and nothing of it is written', async () => {
    const w = workspace();
    try {
      const { wired, state } = await staged(w, 'test "$CHX_OTA_VERSION_TARGET" = 1.0.0');
      const before = readTree(w.site);
      const { rehearsal } = await rehearse(wired).run(state);
      expect(rehearsal).toMatchObject({ target: '1.0.0', families: [{ family: 'connhex', hops: [{ ok: true }] }] });
      expect(readTree(w.site)).toEqual(before);
      expect(before.has('1.0.0')).toBe(false);
    } finally {
      w.dispose();
    }
  });

  test('a device that fails ends the step', async () => {
    const w = workspace();
    try {
      const { wired, state } = await staged(w, 'exit 1');
      expect(await failureOf(() => rehearse(wired).run(state))).toMatchObject({
        code: 'rehearsal-failed',
        exitCode: 1,
      });
    } finally {
      w.dispose();
    }
  });
});
