import { expect, test } from 'vitest';
import { keyOf, minisignKeyOf, pemOf, readKey } from '../../../src/page/browser/keys.js';
import { encodePublicKey, type PublicKey } from '../../../src/signing/public-key.js';
import { testTrust } from '../../support/signing.js';

const key = testTrust().keys[0] as PublicKey;

test.each(['base64', 'pem', 'minisign'] as const)('reads a key as %s', (form) => {
  const text = encodePublicKey(key, form);
  for (const spelled of [text, ` ${text.replaceAll('\n', '\r\n')}`])
    expect(readKey(spelled)).toMatchObject({ kind: 'good', value: { keyId: key.keyId } });
});

test('writes it as the tool does', () => {
  const read = keyOf(key.raw);
  if (read.kind === 'bad') throw new Error(read.reason);
  expect(`${pemOf(read.value)}\n`).toBe(encodePublicKey(key, 'pem'));
  expect(minisignKeyOf(read.value)).toBe(encodePublicKey(key, 'minisign').split('\n')[1]);
});

test.each([
  // text, reason
  ['', 'there is no key'],
  ['-----BEGIN PRIVATE KEY-----', 'secret key'],
  ['nonsense', 'no Ed25519 public key|6 bytes'],
  ['ä', 'no base64'],
  [Buffer.alloc(32).toString('base64'), 'small order'],
])('%j is refused', (text, reason) => {
  const read = readKey(text);
  expect(read).toMatchObject({ kind: 'bad', reason: expect.stringMatching(reason) });
});
