import { describe, expect, test } from 'vitest';
import { trustedKeys } from '../../src/serve/trusted-keys.js';
import { encodePublicKey } from '../../src/signing/public-key.js';
import { testSigner } from '../support/signing.js';

const { publicKey } = testSigner();
const base64 = encodePublicKey(publicKey, 'base64');
const minisign = encodePublicKey(publicKey, 'minisign');

describe('trustedKeys', () => {
  test.each([
    ['base64', base64],
    ['minisign', minisign],
    ['minisign with other line ends', minisign.replaceAll('\n', '\r\n')],
    ['minisign’s line alone', minisign.split('\n')[1] ?? ''],
  ])('reads %s', (_form, text) => {
    expect(trustedKeys([text], 1).keys).toEqual([{ raw: publicKey.raw, keyId: publicKey.keyId }]);
  });

  test('a key that is there twice counts once', () => {
    expect(trustedKeys([base64, minisign], 1).keys).toHaveLength(1);
    expect(() => trustedKeys([base64, minisign], 2)).toThrow('2 signatures can’t be asked of 1 key(s)');
  });

  test.each([
    ['nothing', ''],
    ['PEM', encodePublicKey(publicKey, 'pem')],
    ['a seed and more', Buffer.alloc(64, 1).toString('base64')],
    ['a weak key', Buffer.alloc(32).toString('base64')],
    ['minisign’s form of something else', Buffer.alloc(42, 1).toString('base64')],
  ])('refuses %s, and repeats nothing of it', (_form, text) => {
    expect(() => trustedKeys([text], 1)).toThrow(/^a key is no public key in base64 or in minisign’s form$/);
  });

  test.each([0, -1, 1.5, Number.NaN])('refuses a threshold of %f', (threshold) => {
    expect(() => trustedKeys([base64], threshold)).toThrow(TypeError);
  });

  test('nothing is trusted without keys', () => expect(() => trustedKeys([], 1)).toThrow(TypeError));
});
