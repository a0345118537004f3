import { describe, expect, test } from 'vitest';
import { verifiedIndex } from '../../src/serve/verified-index.js';
import { jsonBytes } from '../../src/site/json-bytes.js';
import { iotoPredicate, signedIndex } from '../support/ioto.js';
import { testSigner, testTrust } from '../support/signing.js';

const predicate = iotoPredicate([{ version: '1.0.0' }]);
const codeOf = (bytes: Uint8Array, channel = 'stable'): unknown => {
  try {
    return verifiedIndex(bytes, channel, testTrust());
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

describe('verifiedIndex', () => {
  test('gives what a trusted key has signed', async () => {
    expect(verifiedIndex(await signedIndex(predicate), 'stable', testTrust())).toEqual(predicate);
  });

  test('refuses everything else', async () => {
    expect(codeOf(await signedIndex(predicate, testSigner('stranger')))).toBe('site-object-unverified');
    expect(codeOf(await signedIndex(predicate), 'beta')).toBe('site-other-channel');
    expect(codeOf(Buffer.from('{'))).toBe('site-object-unreadable');
    const envelope: unknown = JSON.parse(Buffer.from(await signedIndex(predicate)).toString());
    const forged = Buffer.from(JSON.stringify(predicate)).toString('base64');
    expect(codeOf(jsonBytes(Object.assign({}, envelope, { payload: forged })))).toBe('site-object-unverified');
  });

  test('asks for as many signatures as the threshold says', async () => {
    const bytes = await signedIndex(predicate);
    expect(() => verifiedIndex(bytes, 'stable', testTrust(['release', 'second'], 2))).toThrowError(
      expect.objectContaining({ code: 'site-object-unverified' }),
    );
  });
});
