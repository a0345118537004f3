import { describe, expect, it } from 'vitest';
import { retireKey } from '../../src/operations/keys-retire.js';
import { rotateKey } from '../../src/operations/keys-rotate.js';
import { keyIdOf, keysFleet, type Team } from '../support/keys-fleet.js';
import { testSigner } from '../support/signing.js';
import { failureOf } from '../support/step-states.js';

const given = (name: string) => ({ kind: 'key' as const, key: testSigner(name).publicKey });
const both: Team = { trusted: ['old', 'new'], signers: ['new'] };

/** A fleet whose every version trusts both keys. */
const shipped = async () => {
  const fleet = keysFleet();
  await fleet.release('1.0.0', both);
  await fleet.release('1.1.0', both);
  return fleet;
};

const codesOf = async (attempt: () => Promise<unknown>): Promise<readonly string[]> =>
  (await failureOf(attempt)).problems.map(({ code }) => code);

describe('retireKey', () => {
  it('names the key no more, and remembers that it was retired, when and why', async () => {
    const fleet = await shipped();
    expect(await fleet.operate(retireKey({ key: given('old'), reason: 'replaced' }), both)).toBe(true);
    const { predicate } = await fleet.channelOf(both);
    expect(predicate.trustedKeys.map(({ keyid }) => keyid)).toEqual([keyIdOf('new')]);
    expect(predicate.retiredKeys).toMatchObject([{ keyid: keyIdOf('old'), since: 3 }]);
    expect(predicate.change).toMatchObject({ kind: 'keys', reason: 'replaced' });
    expect(fleet.cutOff()).toEqual([]);
    expect(await fleet.operate(retireKey({ key: given('old') }), both)).toBe(false);
  });

  it('states the threshold of the project with the keys that remain', async () => {
    const fleet = keysFleet();
    const three: Team = { trusted: ['a', 'b', 'c'], threshold: 1, signers: ['a', 'b'] };
    await fleet.release('1.0.0', three);
    await fleet.operate(retireKey({ key: given('c') }), { ...three, threshold: 2 });
    expect((await fleet.channelOf(three)).predicate.threshold).toBe(2);
    expect((await fleet.report(three)).supported.versions).toBe(1);
    expect(fleet.cutOff()).toEqual([]);
  });

  it('is refused while a supported version needs the key, and names the versions', async () => {
    const fleet = keysFleet();
    await fleet.release('1.0.0', { trusted: ['old'], signers: ['old'] });
    await fleet.release('1.1.0', { trusted: ['old'], signers: ['old'] });
    await fleet.release('1.2.0', { ...both, signers: ['old'] });
    const { problems } = await failureOf(() =>
      fleet.operate(retireKey({ key: given('old') }), { ...both, signers: ['old', 'new'] }),
    );
    expect(problems.map(({ code }) => code)).toEqual(['rotation-retiring-signer', 'rotation-still-needed']);
    expect(problems[1]?.message).toContain('Devices of 1.0.0, 1.1.0 trust');
    const narrowed = { ...both, signers: ['old', 'new'], supported: '>=1.2.0' };
    await fleet.operate(rotateKey({ key: given('new'), replaces: given('old') }), narrowed);
    expect(await fleet.operate(retireKey({ key: given('old') }), { ...both, supported: '>=1.2.0' })).toBe(true);
  });

  it('is refused for the only key, for one that the site doesn’t know, and where too few would remain', async () => {
    const one = keysFleet();
    await one.release('1.0.0', { trusted: ['old'], signers: ['old'] });
    const only = { trusted: ['old'], signers: ['old'] };
    expect(await codesOf(() => one.operate(retireKey({ key: given('old') }), only))).toEqual([
      'rotation-last-key',
      'rotation-still-needed',
    ]);
    expect(await codesOf(() => one.operate(retireKey({ key: given('x') }), only))).toEqual(['rotation-key-unknown']);
    const two = keysFleet();
    const pair: Team = { trusted: ['a', 'b'], threshold: 2, signers: ['a', 'b'] };
    await two.release('1.0.0', pair);
    expect(await codesOf(() => two.operate(retireKey({ key: given('b') }), pair))).toEqual([
      'rotation-threshold-high',
      'rotation-retiring-signer',
      'rotation-still-needed',
    ]);
  });

  it('is judged without a secret in a dry run, by the keys that could sign', async () => {
    const fleet = await shipped();
    const channel = await fleet.channelOf({ ...both, signers: [] });
    const proposal = await retireKey({ key: given('old') }).propose(channel);
    expect(proposal?.note.what).toBe(`retires ${keyIdOf('old').slice(0, 12)}`);
    expect(proposal?.told).toEqual([
      `Take ${keyIdOf('old').slice(0, 12)} out of signing.trustedKeys, and its secret out of CI.`,
      'Devices of 1.0.0, 1.1.0 still trust it, until they run a release whose project doesn’t list it.',
    ]);
  });
});
