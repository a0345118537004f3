import { describe, expect, test } from 'vitest';
import { signState } from '../../../src/devices/pantavisor/sign-state.js';
import { signatureValue } from '../../../src/devices/pantavisor/signature-entry.js';
import { planSignatures } from '../../../src/devices/pantavisor/signature-plan.js';
import { type State, stateEntry, stateOf } from '../../../src/devices/pantavisor/state.js';
import { refusedBy, verifyState } from '../../../src/devices/pantavisor/verify-state.js';
import { identity, NOW, stateWith, trust, trustIn, vector } from '../../support/pantavisor.js';

const signed = (): State => {
  const state = stateWith({ 'app/run.json': { n: 1.5 }, 'app/x': undefined, 'bsp/run.json': {} });
  const keys = state.entries.map(({ key }) => key);
  return signState(state, planSignatures(keys, []), identity());
};

const change = (state: State, key: string, value: unknown): State =>
  stateOf([
    ...state.entries.filter((entry) => entry.key !== key),
    ...(value === undefined ? [] : [stateEntry(key, value)]),
  ]);

const messages = (text: string, now = NOW): readonly string[] =>
  verifyState(text, { ...trust(), now }).refusals.map(({ message, key }) => `${message}: ${key}`);

describe('verifyState on what the family’s own tools made', () => {
  const judge = (name: string, now = NOW) =>
    verifyState(vector(name), { ...trustIn(vector('ca.pem').toString()), now });

  test.each(['v1.1.0.state.json', 'v1.2.0.state.json'])('takes %s', (name) => {
    expect(judge(name)).toEqual({
      refusals: [],
      signatures: [
        { key: '_sigs/bsp.json', algorithm: 'ES256', covers: 6 },
        { key: '_sigs/myapp.json', algorithm: 'ES256', covers: 6 },
      ],
      keys: 12,
    });
  });

  test('refuses neg-tampered with the message of a device', () => {
    expect(judge('neg-tampered.state.json').refusals).toEqual([
      {
        message: 'Signature validation failed',
        key: '_sigs/myapp.json',
        reason: 'the signature does not fit what it selects',
      },
    ]);
  });

  test('refuses neg-uncovered with the message of a device', () => {
    expect(judge('neg-uncovered.state.json').refusals).toEqual([
      { message: 'State not fully covered by signatures', key: 'extra/file', reason: 'no signature speaks of it' },
    ]);
  });

  test('refuses them under another CA, and outside of their time', () => {
    const foreign = verifyState(vector('v1.1.0.state.json'), trust());
    expect(foreign.refusals.map(({ message }) => message)).toEqual(Array(2).fill('Signature validation failed'));
    expect(judge('v1.1.0.state.json', new Date('2026-01-01')).refusals).toHaveLength(2);
    expect(judge('v1.1.0.state.json', new Date('2037-01-01')).refusals).toHaveLength(2);
  });

  test('refuses the same state when it is pretty-printed', () => {
    const pretty = JSON.stringify(JSON.parse(vector('v1.1.0.state.json').toString()), null, 2);
    expect(verifyState(pretty, trustIn(vector('ca.pem').toString())).refusals).toMatchObject([
      { message: 'Signature validation failed', reason: expect.stringContaining('from character 2 on') },
    ]);
  });
});

describe('verifyState', () => {
  test('takes what is signed here', () => {
    expect(messages(signed().text)).toEqual([]);
  });

  test.each([
    // what | change | refusals
    [
      'a changed value',
      (s: State) => change(s, 'app/run.json', { n: 1.25 }),
      ['Signature validation failed: _sigs/app.json'],
    ],
    ['a removed key', (s: State) => change(s, 'app/x', undefined), ['Signature validation failed: _sigs/app.json']],
    [
      'an added key',
      (s: State) => change(s, 'app/y', 'ab'.repeat(32)),
      ['Signature validation failed: _sigs/app.json'],
    ],
    [
      'a key of no part',
      (s: State) => change(s, 'new/x', 'ab'.repeat(32)),
      ['State not fully covered by signatures: new/x'],
    ],
    ['a file in the root', (s: State) => change(s, 'x.json', {}), ['State not fully covered by signatures: x.json']],
    ['another format', (s: State) => change(s, '#spec', 'other@1'), ['Signature validation failed: _sigs/bsp.json']],
    [
      'a signature taken away',
      (s: State) => change(s, '_sigs/bsp.json', undefined),
      ['State not fully covered by signatures: #spec', 'State not fully covered by signatures: bsp/run.json'],
    ],
    [
      'something else among the signatures',
      (s: State) => change(s, '_sigs/x', 'ab'.repeat(32)),
      ['Signature validation failed: _sigs/x'],
    ],
    [
      'a signature that is none',
      (s: State) => change(s, '_sigs/x.json', {}),
      ['Signature validation failed: _sigs/x.json'],
    ],
  ])('refuses %s', (_what, changed, refusals) => {
    expect(messages(changed(signed()).text)).toEqual(refusals);
  });

  test('lets what signatures leave out change: where a part came from', () => {
    expect(messages(change(signed(), 'app/src.json', { any: 1 }).text)).toEqual([]);
  });

  test('covers nothing by signatures that don’t verify', () => {
    const none = signatureValue(Buffer.from('{"alg":"none"}').toString('base64url'), Uint8Array.of(0));
    expect(messages(stateWith({ '_sigs/x.json': none }).text)).toEqual(['Signature validation failed: _sigs/x.json']);
  });

  test('refuses a state without a signature', () => {
    expect(messages(stateWith({}).text)).toEqual(['State not fully covered by signatures: #spec']);
  });

  test('looks at a bounded number of signatures', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`_sigs/s${at}.json`, {}]));
    const refused = verifyState(stateWith(many).text, trust()).refusals;
    expect(refused).toHaveLength(257);
    expect(refused.at(-1)?.reason).toMatch(/more than 256/);
  });

  test('finds a bad form last, as the device does', () => {
    const state = stateWith({ 'app/x': 'no digest' });
    const all = signState(state, planSignatures(['#spec', 'app/x'], []), identity());
    expect(verifyState(all.text, trust()).refusals).toMatchObject([{ message: 'State JSON has bad format' }]);
    expect(verifyState('nonsense', trust()).refusals).toMatchObject([{ message: 'State JSON has bad format' }]);
  });
});

describe('refusedBy', () => {
  test.each([
    ['Signature validation failed', 'Secureboot'],
    ['State not fully covered by signatures', 'Secureboot'],
    ['State JSON has bad format', 'Parser'],
  ] as const)('%s: %s', (message, part) => {
    expect(refusedBy(message)).toBe(part);
  });
});
