import { flattenedVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { assertTaken, signState } from '../../../src/devices/pantavisor/sign-state.js';
import { parseSignatureEntry, signedBytes } from '../../../src/devices/pantavisor/signature-entry.js';
import { planSignatures } from '../../../src/devices/pantavisor/signature-plan.js';
import { chain, identity, stateWith, trust } from '../../support/pantavisor.js';
import { failureOf } from '../../support/step-states.js';

const STATE = stateWith({ 'app/run.json': { n: 1.5 }, 'bsp/run.json': {} });
const PLAN = planSignatures(
  STATE.entries.map(({ key }) => key),
  [],
);

describe('signState', () => {
  test('gives the same bytes again', () => {
    expect(signState(STATE, PLAN, identity()).text).toBe(signState(STATE, PLAN, identity()).text);
  });

  test('makes what another JWS library verifies', async () => {
    const state = signState(STATE, PLAN, identity());
    const signatures = state.entries.filter(({ key }) => key.startsWith('_sigs/'));
    expect(signatures.map(({ key }) => key)).toEqual(['_sigs/app.json', '_sigs/bsp.json']);
    for (const { value } of signatures) {
      const entry = parseSignatureEntry(value);
      if (typeof entry === 'string') throw new Error(entry);
      const [, payload = ''] = Buffer.from(signedBytes('', entry.selection, state))
        .toString()
        .split('.');
      const jws = {
        protected: entry.protectedHeader,
        payload,
        signature: Buffer.from(entry.signature).toString('base64url'),
      };
      const leaf = chain()[0]?.publicKey;
      if (!leaf) throw new Error('no leaf');
      const { protectedHeader } = await flattenedVerify(jws, leaf, { algorithms: ['ES256'] });
      expect(protectedHeader).toMatchObject({
        alg: 'ES256',
        typ: 'PVS',
        x5c: [expect.any(String), expect.any(String)],
      });
      const other = Buffer.from('{"#spec":"other"}').toString('base64url');
      await expect(flattenedVerify({ ...jws, payload: other }, leaf)).rejects.toThrow('signature verification failed');
    }
  });

  test('leaves the rest of the state as it was', () => {
    const { entries } = signState(STATE, PLAN, identity());
    expect(entries.filter(({ key }) => !key.startsWith('_sigs/'))).toEqual(STATE.entries);
  });
});

describe('assertTaken', () => {
  test('lets what devices take through, and nothing else', async () => {
    expect(() => assertTaken(signState(STATE, PLAN, identity()), trust())).not.toThrow();
    const failure = await failureOf(async () => assertTaken(signState(STATE, PLAN.slice(1), identity()), trust()));
    expect(failure).toMatchObject({
      code: 'pantavisor-state-refused',
      exitCode: 3,
      message: 'State not fully covered by signatures: "app/run.json": no signature speaks of it.',
    });
  });
});
