import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { type TufTrust, tufKey } from '../../src/tuf/keys.js';
import { metadataBytes } from '../../src/tuf/metadata.js';
import { assertRootFollows, isDue, nextRoot, parseRoot, type StandingRoot, statesTrust } from '../../src/tuf/root.js';
import { testSigner } from '../support/signing.js';
import { resigned } from '../support/tuf.js';

const CREATED = '2026-02-01T00:00:00Z';
const trustIn = (names: readonly string[], threshold = 1): TufTrust => ({
  keys: names.map((name) => tufKey(testSigner(name).publicKey.raw)),
  threshold,
});

const rootOf = async (trust: TufTrust, signers: readonly string[], before?: StandingRoot): Promise<StandingRoot> => {
  const root = nextRoot({ trust, before, created: CREATED, expiresDays: 365 });
  return parseRoot(`metadata/${root.version}.root.json`, await resigned(root, signers.map(testSigner)));
};

describe('a root of TUF', () => {
  test('gives every role the same keys and threshold, with consistent snapshots', async () => {
    const { metadata, sha256, bytes } = await rootOf(trustIn(['a', 'b'], 2), ['a', 'b']);
    const keyids = trustIn(['a', 'b']).keys.map(({ keyID }) => keyID);
    const role = { keyids, threshold: 2 };
    expect(metadata.signed.toJSON()).toMatchObject({
      _type: 'root',
      spec_version: '1.0.31',
      version: 1,
      expires: '2027-02-01T00:00:00Z',
      consistent_snapshot: true,
      roles: { root: role, timestamp: role, snapshot: role, targets: role },
    });
    expect(Object.keys(metadata.signed.keys)).toEqual(keyids);
    expect(sha256).toBe(sha256Hex(bytes));
    expect(Buffer.from(metadataBytes(metadata)).equals(bytes)).toBe(true);
  });

  test.each([
    // keys | threshold | whether the root of a and b, one of whom signs, states that
    [['a', 'b'], 1, true],
    [['b', 'a'], 1, true],
    [['a', 'b'], 2, false],
    [['a'], 1, false],
    [['a', 'b', 'c'], 1, false],
  ])('states that %j are trusted with a threshold of %i: %s', async (names, threshold, states) => {
    const { metadata } = await rootOf(trustIn(['a', 'b']), ['a']);
    expect(statesTrust(metadata.signed, trustIn(names, threshold))).toBe(states);
  });

  test('is due for another once less than half of its time is left', async () => {
    const { metadata } = await rootOf(trustIn(['a']), ['a']);
    expect(isDue(metadata.signed, '2026-08-02T00:00:00Z', 365)).toBe(false);
    expect(isDue(metadata.signed, '2026-08-03T00:00:00Z', 365)).toBe(true);
  });
});

describe('assertRootFollows', () => {
  test('takes a root that the keys of both have signed', async () => {
    const first = await rootOf(trustIn(['a']), ['a']);
    const second = await rootOf(trustIn(['b']), ['a', 'b'], first);
    expect(() => assertRootFollows(undefined, first)).not.toThrow();
    expect(() => assertRootFollows(first, second)).not.toThrow();
  });

  test.each([
    // who has signed a root of b behind one of a | what is wrong
    [['b'], /root was signed by 0\/1 keys/],
    [['a'], /root was signed by 0\/1 keys/],
  ])('refuses one that %j alone have signed', async (signers, message) => {
    const first = await rootOf(trustIn(['a']), ['a']);
    const second = await rootOf(trustIn(['b']), signers, first);
    expect(() => assertRootFollows(first, second)).toThrow(message);
  });

  test('refuses one of another version, and one behind another root', async () => {
    const first = await rootOf(trustIn(['a']), ['a']);
    const second = await rootOf(trustIn(['a']), ['a'], first);
    expect(() => assertRootFollows(second, first)).toThrow(/its version is 1 where 3 follows/);
    const other = await rootOf(trustIn(['a', 'c']), ['a']);
    expect(() => assertRootFollows(other, second)).toThrow(/the digest it gives for the root before/);
  });
});

test.each([
  // the object | what is wrong
  ['not JSON', /can’t be followed/],
  ['[]', /it is not a JSON object/],
  ['{"signed":{"_type":"targets"},"signatures":[]}', /expected 'root', got targets/],
])('an object that is %s is no root', (text, message) => {
  expect(() => parseRoot('metadata/1.root.json', Buffer.from(text))).toThrow(message);
});
