import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canVerify,
  type KeyFacts,
  keyStates,
  needing,
  nextKeyStep,
  supportedVersions,
  unreached,
  usableKeys,
} from '../../src/site/key-states.js';
import type { VersionTrust } from '../../src/site/trust-sets.js';

const id = (letter: string): string => letter.repeat(64);
const ids = (letters: string): readonly string[] => [...letters].map(id);

/** `1.0.0 1/ab`: devices of 1.0.0 trust a and b, one of which must sign; `!` for a withdrawn one. */
const version = (text: string): VersionTrust => {
  const [name = '', threshold = '', letters = '', mark] = text.split(/[ /]/);
  return { version: name, set: { threshold: Number(threshold), keyids: [...ids(letters)] }, withdrawn: mark === '!' };
};

interface Case {
  /** `a`, `b5`: since revision 5, `b5<a`: in place of a. */
  readonly named: string;
  readonly retired?: string;
  readonly listed: string;
  readonly signed: string;
  readonly supported: readonly string[];
}

const keyOf = (text: string) => {
  const [letter = '', since, , replaces] = text.split(/(?<=^.)(?=.)|(<)/).filter((part) => part !== undefined);
  return {
    keyid: id(letter),
    publicKey: 'AAAA',
    ...(since ? { since: Number(since) } : {}),
    ...(replaces ? { replaces: id(replaces) } : {}),
  };
};

const factsOf = ({ named, retired = '', listed, signed, supported }: Case): KeyFacts => ({
  index: {
    trustedKeys: named.split(' ').map(keyOf),
    threshold: 1,
    retiredKeys: retired
      .split(' ')
      .filter(Boolean)
      .map((text) => ({ ...keyOf(text), since: 9 })),
  },
  listed: ids(listed),
  signed: ids(signed),
  supported: supported.map(version),
});

describe('nextKeyStep', () => {
  it.each<readonly [stage: string, keyLetter: string | undefined, Case]>([
    // The way from one key to the next, in its order.
    ['idle', undefined, { named: 'a', listed: 'a', signed: 'a', supported: ['1.0.0 1/a'] }],
    ['listed-not-introduced', 'b', { named: 'a', listed: 'ab', signed: 'a', supported: ['1.0.0 1/a'] }],
    ['introduced-not-shipped', 'b', { named: 'a b2<a', listed: 'ab', signed: 'a', supported: ['1.0.0 1/a'] }],
    ['shipped-partly', 'b', { named: 'a b2<a', listed: 'ab', signed: 'a', supported: ['1.0.0 1/a', '1.1.0 1/ab'] }],
    ['ready-to-switch', 'b', { named: 'a b2<a', listed: 'ab', signed: 'a', supported: ['1.1.0 1/ab'] }],
    ['switched', 'b', { named: 'a b2<a', listed: 'ab', signed: 'ab', supported: ['1.1.0 1/ab'] }],
    ['ready-to-retire', 'b', { named: 'a b2<a', listed: 'ab', signed: 'b', supported: ['1.1.0 1/ab'] }],
    ['ready-to-retire', 'b', { named: 'a b2<a', listed: 'b', signed: 'b', supported: ['1.1.0 1/ab'] }],
    ['retired-but-listed', 'a', { named: 'b2<a', retired: 'a', listed: 'ab', signed: 'b', supported: ['1.1.0 1/ab'] }],
    ['idle', undefined, { named: 'b2<a', retired: 'a', listed: 'b', signed: 'b', supported: ['1.1.0 1/ab'] }],
    // Beside it.
    ['idle', undefined, { named: 'a b c', listed: 'abc', signed: 'ab', supported: ['1.0.0 2/abc'] }],
    ['not-listed', 'c', { named: 'a b c', listed: 'ab', signed: 'ab', supported: ['1.0.0 2/abc'] }],
    ['stranded', undefined, { named: 'a b', listed: 'b', signed: 'ab', supported: ['1.0.0 1/a', '1.1.0 1/ab'] }],
    ['stranded', undefined, { named: 'a b', listed: 'a', signed: 'ab', supported: ['1.0.0 2/ab'] }],
    ['stranded', undefined, { named: 'b', retired: 'a', listed: 'ab', signed: 'b', supported: ['1.0.0 1/a'] }],
    ['still-needed', 'd', { named: 'a b c d5<a', listed: 'ad', signed: 'ad', supported: ['1.0.0 2/abcd'] }],
    ['idle', undefined, { named: 'a b2', listed: 'ab', signed: 'a', supported: ['1.1.0 1/ab'] }],
    ['idle', undefined, { named: 'a', listed: 'a', signed: 'a', supported: [] }],
  ])('%s %s', (stage, letter, state) => {
    const step = nextKeyStep(factsOf(state));
    expect([step.stage, step.keyId]).toEqual([stage, letter && id(letter)]);
    expect(step.text).toMatch(/^[A-Z].*\.$/);
    expect(step.text).not.toContain('undefined');
  });

  it('names the versions that a rotation waits for, and how to narrow', () => {
    const { text } = nextKeyStep(
      factsOf({
        named: 'a b2<a',
        listed: 'ab',
        signed: 'a',
        supported: ['1.0.0 1/a', '1.1.0 1/a', '1.2.0 1/a', '1.3.0 1/ab'],
      }),
    );
    expect(text).toContain('no device runs 1.0.0 to 1.2.0 any more');
    expect(text).toContain('">=1.3.0"');
  });
});

describe('keyStates', () => {
  it('says of each key where it stands, who trusts it and who needs it', () => {
    const facts = factsOf({
      named: 'a b2<a',
      retired: 'c',
      listed: 'abd',
      signed: 'a',
      supported: ['1.0.0 1/a', '1.1.0 1/ab'],
    });
    expect(
      keyStates(facts).map(({ keyId, state, signs, trustedBy, neededBy }) => [
        keyId[0],
        state,
        signs,
        trustedBy,
        neededBy,
      ]),
    ).toEqual([
      ['a', 'active', true, ['1.0.0', '1.1.0'], ['1.0.0']],
      ['b', 'introduced', false, ['1.1.0'], []],
      ['d', 'listed', false, [], []],
      ['c', 'retired', false, [], []],
    ]);
  });
});

describe('supportedVersions', () => {
  const all = ['1.0.0 1/a', '1.1.0 1/a !', '1.2.0-rc.1 1/a', '2.0.0 1/a'].map(version);

  it.each([
    // range, versions
    [undefined, ['1.0.0', '1.2.0-rc.1', '2.0.0']],
    ['>=1.1.0', ['1.2.0-rc.1', '2.0.0']],
    ['<2.0.0', ['1.0.0', '1.2.0-rc.1']],
    ['>=9.0.0', []],
  ])('%s: %j', (range, versions) => {
    expect(supportedVersions(all, range).map((one) => one.version)).toEqual(versions);
  });
});

describe('canVerify', () => {
  const letters = fc.subarray(['a', 'b', 'c', 'd']).map((some) => some.join(''));

  it('more signatures never reach fewer versions, and none reaches any', () => {
    fc.assert(
      fc.property(
        fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 }),
        fc.integer({ min: 1, max: 4 }),
        letters,
        letters,
        (keys, threshold, some, more) => {
          const trusting = { set: { keyids: [...ids(keys.join(''))], threshold } };
          if (canVerify(trusting, ids(some))) expect(canVerify(trusting, [...ids(some), ...ids(more)])).toBe(true);
          expect(canVerify(trusting, [])).toBe(false);
        },
      ),
    );
  });

  it('what doesn’t need a key is reached without it, and what needs it isn’t', () => {
    const set = fc.tuple(fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 }), fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(fc.array(set, { maxLength: 5 }), letters, (sets, listed) => {
        const supported = sets.map(([keys, threshold], minor) => version(`1.${minor}.0 ${threshold}/${keys.join('')}`));
        const facts = { index: { trustedKeys: [], threshold: 1 }, listed: ids(listed), supported };
        const needed = needing(facts, id('a'));
        const without = usableKeys(facts).filter((keyId) => keyId !== id('a'));
        const lost = unreached(supported, without);
        for (const one of needed) expect(lost).toContain(one);
        for (const one of unreached(supported, usableKeys(facts))) expect(needed).not.toContain(one);
        expect(lost).toHaveLength(needed.length + unreached(supported, usableKeys(facts)).length);
      }),
    );
  });
});
