import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runVerify } from '../../src/commands/verify.js';
import { isAboutState } from '../../src/commands/verify-state.js';
import { commandRuns } from '../support/command-runs.js';
import { vector } from '../support/pantavisor.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const run = commandRuns();
const temporaryDirectory = temporaryDirectories();
/** The certificates of the vectors are good from 2026-11-21 on. */
const environment = { OTA_RELEASE_CLOCK: '2027-06-01T00:00:00Z' };

let directory: string;
beforeEach(() => {
  directory = temporaryDirectory();
  for (const name of ['ca.pem', 'v1.2.0.state.json', 'neg-tampered.state.json', 'neg-uncovered.state.json'])
    writeFileSync(join(directory, name), vector(name));
});

const verify = (state: string | undefined, flags = {}, changes = {}) =>
  run(runVerify, directory, {
    operands: state === undefined ? [] : [state],
    flags: { family: ['pantavisor'], ca: 'ca.pem', ...flags },
    environment: { ...environment, ...changes },
  });

describe('verify --family pantavisor --ca CA.pem STATE.json', () => {
  test('tells that a device takes a state, and which signatures say so', async () => {
    const { exitCode, text } = await verify('v1.2.0.state.json');
    expect(exitCode).toBe(0);
    expect(text).toBe('✓ taken: 12 keys, all covered by _sigs/bsp.json ES256, _sigs/myapp.json ES256');
  });

  test.each([
    ['neg-tampered.state.json', 'Signature validation failed'],
    ['neg-uncovered.state.json', 'State not fully covered by signatures'],
  ])('refuses %s with exit code 3 and the message of a device', async (name, message) => {
    const { exitCode, text } = await verify(name);
    expect(exitCode).toBe(3);
    expect(text).toContain(`${name}: error: ${message}: "`);
    expect(text.split('\n').at(-1)).toBe(`✗ refused: 422 Secureboot: ${message} (WONTGO)`);
    const { exitCode: again, json } = await verify(name, { json: true });
    expect(again).toBe(3);
    expect(json()).toMatchObject({
      ok: false,
      state: name,
      status: 'WONTGO',
      message,
      problems: [{ code: 'pantavisor-state-refused' }],
    });
  });

  test('refuses what is no state', async () => {
    writeFileSync(join(directory, 'odd.json'), '[]');
    const { exitCode, text } = await verify('odd.json');
    expect(exitCode).toBe(3);
    expect(text.split('\n').at(-1)).toBe('✗ refused: 422 Parser: State JSON has bad format (WONTGO)');
  });

  test('prints the verdict as JSON', async () => {
    const { exitCode, json } = await verify('v1.2.0.state.json', { json: true });
    expect(exitCode).toBe(0);
    expect(json()).toEqual({
      ok: true,
      state: 'v1.2.0.state.json',
      keys: 12,
      signatures: [
        { key: '_sigs/bsp.json', algorithm: 'ES256', covers: 6 },
        { key: '_sigs/myapp.json', algorithm: 'ES256', covers: 6 },
      ],
      problems: [],
    });
  });

  test('looks at the clock', async () => {
    const { exitCode, text } = await verify('v1.2.0.state.json', {}, { OTA_RELEASE_CLOCK: '2036-12-01T00:00:00Z' });
    expect(exitCode).toBe(3);
    expect(text).toContain('Signature validation failed');
  });

  test.each([
    ['no CA', 'v1.2.0.state.json', { ca: undefined }, 'cli-flag-missing'],
    ['no state', undefined, {}, 'cli-operand-missing'],
    ['a CA that is not there', 'v1.2.0.state.json', { ca: 'none.pem' }, 'pantavisor-certificates-unreadable'],
    ['a CA that is none', 'v1.2.0.state.json', { ca: 'v1.2.0.state.json' }, 'pantavisor-certificates-unreadable'],
    ['a state that is not there', 'none.json', {}, 'pantavisor-state-unreadable'],
  ])('asks for what is missing: %s', async (_what, state, flags, code) => {
    expect(await failureOf(() => verify(state, flags))).toMatchObject({ code, exitCode: 2 });
  });
});

describe('isAboutState', () => {
  test.each([
    // family | ca | operand | about a state
    [['pantavisor'], 'ca.pem', undefined, true],
    [['pantavisor'], undefined, 'state.json', true],
    [['pantavisor'], undefined, 'site', false],
    [['zos'], 'ca.pem', 'state.json', false],
    [undefined, undefined, 'state.json', false],
  ] as const)('%j, --ca %s, %s: %s', (family, ca, operand, expected) => {
    const flags = { ...(family ? { family: [...family] } : {}), ...(ca ? { ca } : {}) };
    expect(isAboutState({ flags, operands: operand === undefined ? [] : [operand] })).toBe(expected);
  });
});
