import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodePublicKey } from '../../src/signing/public-key.js';
import { verifyUpgradeObject } from '../../src/site/upgrade-object.js';
import { sign } from '../../src/steps/sign.js';
import { memoryHost } from '../support/memory-host.js';
import { testSigner } from '../support/signing.js';
import { failureOf, plannedRelease } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const release = plannedRelease();

describe('sign', () => {
  test('signs the statement so that the trusted key verifies it', async () => {
    const state = release().on(memoryHost());
    const { signed } = await sign(release().services).run(state);
    if (!state.preflight.trust || !signed) throw new Error('nothing was signed');
    const { statement, object, keyIds } = verifyUpgradeObject(signed.upgradeObject, '1.0.0', state.preflight.trust);
    expect(statement).toEqual(JSON.parse(JSON.stringify(state.draft.statement)));
    expect(object.flist).toBe(state.flist);
    expect(keyIds).toEqual(state.preflight.trust.keys.map(({ keyId }) => keyId));
  });

  test('signs the bundle so that minisign verifies it under its published name', async () => {
    const state = release().on(memoryHost());
    const { signed } = await sign(release().services).run(state);
    const directory = temporaryDirectory();
    const [key] = state.preflight.trust?.keys ?? [];
    if (!key || !signed) throw new Error('nothing was signed');
    writeFileSync(join(directory, 'key.pub'), encodePublicKey(key, 'minisign'));
    writeFileSync(join(directory, 'bundle.minisig'), signed.minisig);
    const args = ['-V', '-p', 'key.pub', '-x', 'bundle.minisig', '-m', state.bundle.path];
    const output = execFileSync('minisign', args, { cwd: directory, encoding: 'utf8' });
    expect(output).toContain('Signature and comment signature verified');
    expect(output).toContain(basename(state.draft.statement.predicate.bundle.path));
    expect(output).toMatch(/product[:=]pump/);
  });

  test('gives the same signatures at every run', async () => {
    const state = release().on(memoryHost());
    expect(await sign(release().services).run(state)).toEqual(await sign(release().services).run(state));
  });

  test('signs with every key it is given, and refuses what the trusted keys would not accept', async () => {
    const state = release().on(memoryHost());
    const signers = [...state.preflight.signers, testSigner('second')];
    const { signed } = await sign(release().services).run({ ...state, preflight: { ...state.preflight, signers } });
    expect(JSON.parse(Buffer.from(signed?.upgradeObject ?? []).toString()).signatures).toHaveLength(2);
    const stranger = { ...state.preflight, signers: [testSigner('stranger')] };
    const failure = await failureOf(() => sign(release().services).run({ ...state, preflight: stranger }));
    expect(failure).toMatchObject({ code: 'site-object-unverified', exitCode: 3 });
  });

  test('is skipped where the release stands', async () => {
    const state = release().on(memoryHost());
    expect(sign(release().services).skip?.(state)).toBeUndefined();
    expect(sign(release().services).skip?.({ ...state, plan: { ...state.plan, action: 'repair' } })).toBe(
      '1.0.0 is released already',
    );
  });
});
