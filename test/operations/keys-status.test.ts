import { describe, expect, it } from 'vitest';
import { retireKey } from '../../src/operations/keys-retire.js';
import { rotateKey } from '../../src/operations/keys-rotate.js';
import type { Operation } from '../../src/operations/operation.js';
import { keyIdOf, keysFleet, type Team } from '../support/keys-fleet.js';
import { testSigner } from '../support/signing.js';
import { failureOf } from '../support/step-states.js';

const given = (name: string) => ({ kind: 'key' as const, key: testSigner(name).publicKey });
/** A revision that changes nothing but its date and who signed it. */
const refresh: Operation = { kind: 'refresh', propose: async () => ({ note: {} }) };

type Fleet = ReturnType<typeof keysFleet>;
const stageOf = async (fleet: Fleet, team: Team): Promise<string> => (await fleet.report(team)).next.stage;

describe('keysReport', () => {
  it('leads from one key to the next in two releases, and no device is ever cut off', async () => {
    const fleet = keysFleet();
    const one: Team = { trusted: ['old'], signers: ['old'] };
    await fleet.release('1.0.0', one);
    expect(await stageOf(fleet, one)).toBe('idle');

    const both: Team = { trusted: ['old', 'new'], signers: ['old'] };
    expect(await stageOf(fleet, both)).toBe('listed-not-introduced');
    await fleet.operate(rotateKey({ key: given('new') }), both);
    expect(await stageOf(fleet, both)).toBe('introduced-not-shipped');
    expect(fleet.cutOff()).toEqual([]);

    await fleet.release('1.1.0', both);
    const partly = await fleet.report(both);
    expect(partly.next.stage).toBe('shipped-partly');
    expect(partly.next.text).toContain('">=1.1.0"');
    expect(partly.keys.map(({ state, trustedBy, neededBy }) => [state, trustedBy.names, neededBy.names])).toEqual([
      ['active', '1.0.0, 1.1.0', '1.0.0'],
      ['introduced', '1.1.0', ''],
    ]);
    expect(fleet.cutOff()).toEqual([]);

    // Too early: devices of 1.0.0 don’t know the new key.
    const early: Team = { ...both, signers: ['new'] };
    expect((await failureOf(() => fleet.release('1.2.0', early))).code).toBe('rotation-versions-stranded');
    expect((await failureOf(() => fleet.operate(refresh, early))).code).toBe('rotation-versions-stranded');
    await fleet.release('1.2.0', { ...both, signers: ['old', 'new'] });
    expect(fleet.cutOff()).toEqual([]);

    const narrowed: Team = { ...both, supported: '>=1.1.0' };
    expect(await stageOf(fleet, narrowed)).toBe('switched');
    await fleet.operate(retireKey({ key: given('old') }), { ...narrowed, signers: ['new'] });
    expect(fleet.cutOff()).toEqual(['1.0.0']);
    expect(await stageOf(fleet, narrowed)).toBe('retired-but-listed');
    expect((await failureOf(() => fleet.release('1.3.0', { ...narrowed, signers: ['new'] }))).code).toBe(
      'rotation-key-retired',
    );

    const only: Team = { trusted: ['new'], signers: ['new'], supported: '>=1.1.0' };
    await fleet.release('1.3.0', only);
    expect(await stageOf(fleet, only)).toBe('idle');
    expect(fleet.cutOff()).toEqual(['1.0.0']);
  });

  it('one key of three lost, two must sign: another takes its place, and no device is ever cut off', async () => {
    const fleet = keysFleet();
    const team: Team = { trusted: ['a', 'b', 'c'], threshold: 2, signers: ['a', 'c'] };
    await fleet.release('1.0.0', team);
    // c is lost.
    const rest: Team = { ...team, trusted: ['a', 'b', 'c', 'd'], signers: ['a', 'b'] };
    await fleet.operate(rotateKey({ key: given('d'), replaces: given('c') }), rest);
    await fleet.release('1.1.0', rest);
    expect(await stageOf(fleet, rest)).toBe('shipped-partly');
    // The lost key is not needed, so it goes at once.
    await fleet.operate(retireKey({ key: given('c'), reason: 'lost' }), rest);
    const without: Team = { ...rest, trusted: ['a', 'b', 'd'] };
    await fleet.release('1.2.0', without);
    expect(fleet.cutOff()).toEqual([]);
    // Devices of 1.0.0 know two of the three that are left.
    expect((await failureOf(() => fleet.release('1.3.0', { ...without, signers: ['a', 'd'] }))).code).toBe(
      'rotation-versions-stranded',
    );
    await fleet.release('1.3.0', { ...without, signers: ['a', 'd'], supported: '>=1.1.0' });
    expect(fleet.cutOff()).toEqual(['1.0.0']);
  });

  it('the only key lost: says which versions no signature reaches any more, and the next release starts anew', async () => {
    const fleet = keysFleet();
    const old: Team = { trusted: ['old'], signers: ['old'] };
    await fleet.release('1.0.0', old);
    await fleet.release('1.1.0', old);
    const lost: Team = { trusted: ['new'], signers: ['new'] };
    const report = await fleet.report(lost, old);
    expect(report.next.stage).toBe('stranded');
    expect(report.next.text).toContain('devices of 1.0.0, 1.1.0');
    expect(report.next.text).toContain('by hand');
    expect(report.stranded).toEqual([{ versions: '1.0.0, 1.1.0', keyids: [keyIdOf('old')], threshold: 1 }]);
    // The old key still verifies what it has signed.
    const anew: Team = { trusted: ['old', 'new'], signers: ['new'], supported: '>=2.0.0' };
    await fleet.release('2.0.0', anew);
    expect(fleet.cutOff()).toEqual(['1.0.0', '1.1.0']);
    await fleet.operate(retireKey({ key: given('old'), reason: 'lost' }), anew);
    await fleet.release('2.1.0', { ...anew, trusted: ['new'] });
    expect(fleet.cutOff()).toEqual(['1.0.0', '1.1.0']);
  });

  it('a key stolen: once it is replaced and a release is made without it, what it signs counts for no new firmware', async () => {
    const fleet = keysFleet();
    const both: Team = { trusted: ['stolen', 'spare'], signers: ['stolen'] };
    await fleet.release('1.0.0', both);
    await fleet.operate(retireKey({ key: given('stolen'), reason: 'seen in a log' }), { ...both, signers: ['spare'] });
    expect((await failureOf(() => fleet.operate(refresh, both))).code).toBe('rotation-signer-retired');
    await fleet.release('1.1.0', { trusted: ['spare'], signers: ['spare'] });
    expect(fleet.cutOff()).toEqual([]);

    // The thief has the site as well, and signs what stands there.
    const thief = await fleet.channelOf(both);
    expect(thief.predicate.latest).toBe('1.1.0');
    await fleet.forge({ trusted: ['stolen', 'spare'], signers: ['stolen'] });
    expect(fleet.cutOff()).toEqual(['1.1.0']);
  });
});
