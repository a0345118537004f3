import { describe, expect, it } from 'vitest';
import { retireKey } from '../../src/operations/keys-retire.js';
import { rotateKey } from '../../src/operations/keys-rotate.js';
import { keyIdOf, keysFleet, type Team } from '../support/keys-fleet.js';
import { testSigner } from '../support/signing.js';
import { failureOf } from '../support/step-states.js';

const before: Team = { trusted: ['old'], signers: ['old'] };
const during: Team = { trusted: ['old', 'new'], signers: ['old'] };
const given = (name: string) => ({ kind: 'key' as const, key: testSigner(name).publicKey });
const digits = (name: string) => ({ kind: 'id' as const, digits: keyIdOf(name).slice(0, 8) });

describe('rotateKey', () => {
  it('names the new key in one revision, with the key that it replaces and the reason', async () => {
    const fleet = keysFleet();
    await fleet.release('1.0.0', before);
    expect(await fleet.operate(rotateKey({ key: given('new'), reason: 'yearly' }), during)).toBe(true);
    const { predicate } = await fleet.channelOf(during);
    expect(predicate.counter).toBe(2);
    expect(predicate.trustedKeys.map(({ keyid, since, replaces }) => [keyid, since, replaces])).toEqual([
      [keyIdOf('old'), undefined, undefined],
      [keyIdOf('new'), 2, keyIdOf('old')],
    ]);
    expect(predicate.change).toEqual({
      kind: 'keys',
      what: `introduces ${keyIdOf('new').slice(0, 12)} in place of ${keyIdOf('old').slice(0, 12)}`,
      reason: 'yearly',
    });
    expect(fleet.cutOff()).toEqual([]);
  });

  it('does nothing the second time, however the key is named', async () => {
    const fleet = keysFleet();
    await fleet.release('1.0.0', before);
    await fleet.operate(rotateKey({ key: digits('new') }), during);
    expect(await fleet.operate(rotateKey({ key: given('new') }), during)).toBe(false);
    expect(await fleet.operate(rotateKey({ key: digits('new'), replaces: digits('old') }), during)).toBe(false);
    expect((await fleet.channelOf(during)).predicate.counter).toBe(2);
  });

  it('replaces none of several keys unless it is told which', async () => {
    const fleet = keysFleet();
    const two: Team = { trusted: ['a', 'b'], signers: ['a'] };
    await fleet.release('1.0.0', two);
    const three: Team = { ...two, trusted: ['a', 'b', 'c'] };
    await fleet.operate(rotateKey({ key: given('c') }), three);
    const introduced = async () => (await fleet.channelOf(three)).predicate.trustedKeys.at(-1);
    expect(await introduced()).not.toHaveProperty('replaces');
    expect(await fleet.operate(rotateKey({ key: given('c'), replaces: digits('b') }), three)).toBe(true);
    expect(await introduced()).toMatchObject({ since: 2, replaces: keyIdOf('b') });
  });

  it.each([
    // what, request, team, code
    ['a key that the project doesn’t list', { key: given('new') }, before, 'rotation-key-not-listed'],
    ['digits of no key', { key: { kind: 'id', digits: '00000000' } }, during, 'rotation-key-unknown'],
    ['a key in its own place', { key: given('new'), replaces: given('new') }, during, 'rotation-key-itself'],
    [
      'a key in place of one that the site doesn’t name',
      { key: given('new'), replaces: given('x') },
      during,
      'rotation-key-unknown',
    ],
  ] as const)('refuses %s', async (_what, request, team, code) => {
    const fleet = keysFleet();
    await fleet.release('1.0.0', before);
    expect((await failureOf(() => fleet.operate(rotateKey(request), team))).code).toBe(code);
    expect((await fleet.channelOf(before)).predicate.counter).toBe(1);
  });

  it('prints the very line to add for a key that the project doesn’t list', async () => {
    const fleet = keysFleet();
    await fleet.release('1.0.0', before);
    const { problems } = await failureOf(() => fleet.operate(rotateKey({ key: given('new') }), before));
    expect(problems[0]?.hint).toContain(`"- ${Buffer.from(testSigner('new').publicKey.raw).toString('base64')}"`);
  });

  it('never takes a retired key back', async () => {
    const fleet = keysFleet();
    await fleet.release('1.0.0', { ...during, trusted: ['old', 'new'], signers: ['new'] });
    await fleet.operate(retireKey({ key: given('old') }), { ...during, signers: ['new'] });
    const failure = await failureOf(() =>
      fleet.operate(rotateKey({ key: given('old') }), { ...during, signers: ['new'] }),
    );
    expect(failure.code).toBe('rotation-key-retired');
  });
});
