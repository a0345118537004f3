import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { jsonBytes } from '../../src/site/json-bytes.js';
import { signUpgradeObject, verifyUpgradeObject } from '../../src/site/upgrade-object.js';
import { draftOf, upgradeObjectOf } from '../support/channel.js';
import { testSigner, testTrust } from '../support/signing.js';

const flist = 'https://updates.example.com/x.zip';
const { statement } = draftOf('1.0.0');
const parsed = async () =>
  JSON.parse(Buffer.from(await upgradeObjectOf('1.0.0')).toString()) as Record<string, unknown>;
const codeOf = (bytes: Uint8Array, trust = testTrust()): string => {
  try {
    verifyUpgradeObject(bytes, '1.0.0', trust);
    return 'accepted';
  } catch (error) {
    if (error instanceof OtaError) return error.code;
    throw error;
  }
};

describe('signUpgradeObject', () => {
  it('gives what 0-OS reads as strings, and the same bytes for the same input', async () => {
    const object = await parsed();
    expect(object).toMatchObject({ flist: expect.stringMatching(/^https:/), transaction_id: 'c'.repeat(40) });
    const [first] = object.signatures as { sig: string }[];
    expect(object.signature).toBe(Buffer.from(first?.sig ?? '', 'base64').toString('hex'));
    expect(await upgradeObjectOf('1.0.0')).toEqual(await upgradeObjectOf('1.0.0'));
  });

  it('has an flist and a storage of the project’s own only where they are signed', async () => {
    const own = { flist: 'https://hub.example.com/a.flist', storage: 'zdb://hub.example.com:9900' };
    const signed = { ...statement, predicate: { ...statement.predicate, zos: own } };
    const bytes = await signUpgradeObject(signed, own.flist, [testSigner()]);
    const object = JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>;
    expect(Object.keys(object)).toEqual([
      ...['flist', 'transaction_id', 'signature', 'storage', 'payloadType', 'payload', 'signatures'],
    ]);
    expect(verifyUpgradeObject(bytes, '1.0.0', testTrust()).object).toMatchObject(own);
    for (const change of [{ flist }, { storage: 'zdb://evil.example.com' }, { storage: undefined }])
      expect(codeOf(jsonBytes({ ...object, ...change }))).toBe('site-object-unverified');
  });

  it('carries one signature of each signer, all of which count', async () => {
    const bytes = await signUpgradeObject(statement, flist, [testSigner('a'), testSigner('b')]);
    expect(verifyUpgradeObject(bytes, '1.0.0', testTrust(['a', 'b'], 2)).keyIds).toHaveLength(2);
  });
});

describe('verifyUpgradeObject', () => {
  it('gives back the statement and the keys that signed it', async () => {
    const verified = verifyUpgradeObject(await upgradeObjectOf('1.0.0'), '1.0.0', testTrust());
    expect(verified.statement.predicate.version).toBe('1.0.0');
    expect(verified.keyIds).toEqual(testTrust().keys.map((key) => key.keyId));
  });

  it.each([
    // what, change
    ['another signature in hex', { signature: '00'.repeat(64) }],
    ['another transaction id', { transaction_id: 'd'.repeat(40) }],
    ['a key that 0-OS would take for flist', { FLIST: 'https://evil.example.com' }],
    ['a key that 0-OS would take for storage', { Storage: 'zdb://x' }],
    ['a key with the long s, which 0-OS takes for storage too', { ſtorage: 'zdb://x' }],
    ['a storage that nobody has signed', { storage: 'zdb://x' }],
    ['another payload type', { payloadType: 'text/plain' }],
  ])('refuses %s', async (_what, change) => {
    expect(codeOf(jsonBytes({ ...(await parsed()), ...change }))).toBe('site-object-unverified');
  });

  it.each([
    // what, bytes
    ['no JSON', Buffer.from('<html>')],
    ['an array', Buffer.from('[]')],
    ['a number for storage', Buffer.from('{"flist":"","signature":"","transaction_id":"","storage":1}')],
    ['a missing flist', Buffer.from('{"signature":"","transaction_id":""}')],
    ['a key given twice', Buffer.from('{"flist":"a","flist":"b"}')],
  ])('says of %s that it can’t be read', (_what, bytes) => {
    expect(codeOf(bytes)).toBe('site-object-unreadable');
  });

  it('refuses a key that isn’t trusted, and too few of those that are', async () => {
    const bytes = await upgradeObjectOf('1.0.0');
    expect(codeOf(bytes, testTrust(['other']))).toBe('site-object-unverified');
    expect(codeOf(bytes, testTrust(['release', 'other'], 2))).toBe('site-object-unverified');
  });

  it('accepts no object in which a byte of what is signed was changed', async () => {
    const object = await parsed();
    const payload = Buffer.from(String(object.payload), 'base64');
    fc.assert(
      fc.property(fc.nat(payload.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(payload);
        changed[at] = (changed[at] ?? 0) ^ flip;
        return codeOf(jsonBytes({ ...object, payload: changed.toString('base64') })) !== 'accepted';
      }),
      { numRuns: 60 },
    );
  });
});
