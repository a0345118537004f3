import { describe, expect, it } from 'vitest';
import { keyNamed, knownKeys, readKeyOperand } from '../../src/operations/keys-operand.js';
import { encodePublicKey } from '../../src/signing/public-key.js';
import { testSigner, testTrust } from '../support/signing.js';
import { failureOf } from '../support/step-states.js';

const { publicKey } = testSigner('new');
const base64 = encodePublicKey(publicKey, 'base64').trim();
const noFile = async () => {
  throw Object.assign(new Error('none'), { code: 'ENOENT' });
};

describe('readKeyOperand', () => {
  it.each([
    // text, digits
    ['3fa9c2d1', '3fa9c2d1'],
    ['3FA9C2D100', '3fa9c2d100'],
    [publicKey.keyId, publicKey.keyId],
  ])('%s is a key id', async (text, digits) => {
    expect(await readKeyOperand(text, noFile)).toEqual({ kind: 'id', digits });
  });

  it.each(['base64', 'pem', 'minisign'] as const)('takes the text of a key: %s', async (form) => {
    expect(await readKeyOperand(encodePublicKey(publicKey, form), noFile)).toMatchObject({
      kind: 'key',
      key: { keyId: publicKey.keyId },
    });
  });

  it('takes the file of a key', async () => {
    const operand = await readKeyOperand('keys/new.pub', async () => base64);
    expect(operand).toMatchObject({ kind: 'key', key: { keyId: publicKey.keyId } });
  });

  it.each([
    // text, code
    ['keys/none.pub', 'key-file-unreadable'],
    ['3fa9c2d', 'key-file-unreadable'],
    [`${base64.slice(0, 40)}AAA=`, undefined],
  ])('%s is refused', async (text, code) => {
    const failure = await failureOf(() => readKeyOperand(text, noFile));
    expect(failure.code).toMatch(code ?? /^key-/);
  });
});

describe('keyNamed', () => {
  const { keys } = testTrust(['a', 'b']);
  const [a] = keys;

  it('finds a key by its first digits', () => {
    expect(keyNamed({ kind: 'id', digits: a?.keyId.slice(0, 8) ?? '' }, keys)).toBe(a);
  });

  it('takes a key that was given itself, known or not', () => {
    expect(keyNamed({ kind: 'key', key: publicKey }, keys)).toBe(publicKey);
  });

  it('refuses digits of none, and of several', async () => {
    const named = async (digits: string, among = keys) => keyNamed({ kind: 'id', digits }, among);
    expect((await failureOf(() => named('00000000'))).code).toBe('rotation-key-unknown');
    const twins = [publicKey, { ...publicKey, keyId: `${publicKey.keyId.slice(0, 8)}${'0'.repeat(56)}` }];
    expect((await failureOf(() => named(publicKey.keyId.slice(0, 8), twins))).code).toBe('rotation-key-ambiguous');
  });
});

describe('knownKeys', () => {
  it('are those of the site, retired ones too, then those of the project alone', () => {
    const entry = (name: string) => {
      const { keyId, raw } = testSigner(name).publicKey;
      return { keyid: keyId, publicKey: Buffer.from(raw).toString('base64') };
    };
    const predicate = { trustedKeys: [entry('a')], retiredKeys: [{ ...entry('b'), since: 3 }] };
    const ids = knownKeys(predicate, testTrust(['c', 'a'])).map(({ keyId }) => keyId);
    expect(ids).toEqual(['a', 'b', 'c'].map((name) => testSigner(name).publicKey.keyId));
  });
});
