import { createECDH, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readSigningKey, type StateSigner } from '../../../src/devices/pantavisor/signing-key.js';
import { pemOf, testKey } from '../../support/certificate-authority.js';
import { KEY_PEM } from '../../support/pantavisor.js';

const signerOf = (pem: string): StateSigner => {
  const signer = readSigningKey(pem);
  if (typeof signer === 'string') throw new Error(signer);
  return signer;
};

/** A key in SEC 1, as `openssl ecparam -genkey` writes it. */
const sec1 = testKey('leaf').export({ type: 'sec1', format: 'pem' }).toString();

describe('readSigningKey', () => {
  test('reads PKCS#8 and SEC 1 as one and the same key', () => {
    const bytes = Buffer.from('signed');
    const [a, b] = [signerOf(KEY_PEM), signerOf(`\n${sec1}\n`)];
    expect(a.publicKey.equals(b.publicKey)).toBe(true);
    expect(a.sign(bytes)).toEqual(b.sign(bytes));
    expect(verify('sha256', bytes, { key: a.publicKey, dsaEncoding: 'ieee-p1363' }, a.sign(bytes))).toBe(true);
  });

  test('makes the signatures of RFC 6979, A.2.5', () => {
    const d = Buffer.from('C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721', 'hex');
    const curve = createECDH('prime256v1');
    curve.setPrivateKey(d);
    // PKCS#8 by hand, around the key of the RFC.
    const der = Buffer.concat([
      Buffer.from('3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420', 'hex'),
      d,
    ]);
    const pem = `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`;
    const hex = (text: string) =>
      Buffer.from(signerOf(pem).sign(Buffer.from(text)))
        .toString('hex')
        .toUpperCase();
    expect(hex('sample')).toBe(
      'EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716' +
        'F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8',
    );
    expect(hex('test')).toBe(
      'F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367' +
        '019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083',
    );
  });

  test('shows nothing of the key when it is printed', () => {
    const { d = '' } = testKey('leaf').export({ format: 'jwk' });
    expect(JSON.stringify(signerOf(KEY_PEM))).not.toContain(d);
  });

  const other = (kind: 'ed25519' | 'secp384r1' | 'secp256k1'): string =>
    pemOf(
      kind === 'ed25519'
        ? generateKeyPairSync('ed25519').privateKey
        : generateKeyPairSync('ec', { namedCurve: kind }).privateKey,
    );
  const encrypted = (): string =>
    testKey('leaf').export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' }).toString();

  test.each([
    // what | text | fault
    ['an Ed25519 key', () => other('ed25519'), /kind ed25519, and Pantavisor needs one on P-256/],
    ['a key on P-384', () => other('secp384r1'), /secp384r1/],
    ['a key on the curve of Bitcoin', () => other('secp256k1'), /secp256k1/],
    ['no PEM', () => 'c2VjcmV0', /no PEM text/],
    ['something before it', () => `x ${KEY_PEM}`, /before its BEGIN line/],
    ['escaped line ends', () => KEY_PEM.replaceAll('\n', '\\n'), /\\n where its lines should end/],
    ['an encrypted key', encrypted, /encrypted/],
    ['a public key', () => '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', /not the private key/],
    ['a half', () => KEY_PEM.slice(0, 100), /damaged/],
    ['damage', () => KEY_PEM.replace('MIG', 'AAA'), /damaged/],
  ])('refuses %s, and shows nothing of it', (_what, text, fault) => {
    const found = readSigningKey(text());
    expect(found).toMatch(fault);
    const body = text().split('\n')[1] ?? text();
    if (body.length > 20) expect(found).not.toContain(body.slice(5, 20));
  });
});
