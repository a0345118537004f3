import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicKeyFromSeed, sign } from '../../src/signing/ed25519.js';
import { encodePem } from '../../src/signing/pem.js';
import {
  derivedMinisignKeyId,
  encodePublicKey,
  parsePublicKey,
  publicKeyOf,
  publicKeyOfSeed,
  shownMinisignKeyId,
} from '../../src/signing/public-key.js';
import { minisignSecretText } from './minisign-keys.js';
import { errorOf, inDirectory, runTool, seedOf } from './tools.js';

const key = publicKeyOfSeed(seedOf('public'));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const minisignLineOf = (text: string) => text.split('\n')[1] ?? '';

describe('parsePublicKey', () => {
  it('names a key by the SHA-256 of its bytes, and its minisign form by the first eight of these', () => {
    expect(key.keyId).toBe(createHash('sha256').update(key.raw).digest('hex'));
    expect(key.minisignKeyId).toBe(key.keyId.slice(0, 16));
    expect(derivedMinisignKeyId(key.keyId)).toBe(key.minisignKeyId);
  });

  it('gives back the key from each form in which it was written', () => {
    const property = fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
      const made = publicKeyOfSeed(seed);
      for (const form of ['base64', 'pem', 'minisign'] as const)
        expect(parsePublicKey(encodePublicKey(made, form))).toEqual(made);
      expect(parsePublicKey(minisignLineOf(encodePublicKey(made, 'minisign')))).toEqual(made);
    });
    fc.assert(property, { numRuns: 15 });
  });

  it('keeps the id that a key’s minisign form states', async () => {
    await inDirectory((cwd) => {
      runTool('minisign', ['-G', '-W', '-p', 'ota.pub', '-s', 'ota.key'], { cwd });
      const text = readFileSync(join(cwd, 'ota.pub'), 'utf8');
      const made = parsePublicKey(text);
      expect(encodePublicKey(made, 'minisign')).toBe(text);
      expect(text).toContain(shownMinisignKeyId(made));
      expect(made.keyId).toBe(parsePublicKey(encodePublicKey(made, 'base64')).keyId);
    });
  });

  it('writes PEM under which openssl verifies', async () => {
    await inDirectory((cwd) => {
      writeFileSync(join(cwd, 'pub.pem'), encodePublicKey(key, 'pem'));
      writeFileSync(join(cwd, 'file'), 'contents');
      writeFileSync(join(cwd, 'sig'), sign(Buffer.from('contents'), seedOf('public')));
      const args = ['pkeyutl', '-verify', '-pubin', '-inkey', 'pub.pem', '-rawin', '-in', 'file', '-sigfile', 'sig'];
      expect(runTool('openssl', args, { cwd })).toMatchObject({ status: 0 });
    });
  });

  it.each([
    // name, text, code
    ['nothing', '', 'key-empty'],
    ['NaCl’s 64-byte secret key', base64(Buffer.concat([seedOf('public'), key.raw])), 'key-public-expected'],
    [
      'a minisign secret key',
      minisignSecretText({ seed: seedOf('public'), keyId: Buffer.alloc(8) }),
      'key-public-expected',
    ],
    ['a PKCS#8 PEM', encodePem('secret', seedOf('public')), 'key-public-expected'],
    ['hex', Buffer.from(key.raw).toString('hex'), 'key-hex'],
    ['31 bytes', base64(key.raw.subarray(1)), 'key-wrong-length'],
    ['DER without armour', base64(Buffer.alloc(44)), 'key-wrong-length'],
    [
      'another algorithm under minisign',
      base64(Buffer.concat([Buffer.from('EX'), Buffer.alloc(40)])),
      'key-minisign-malformed',
    ],
    ['a point of small order', base64(Buffer.alloc(32)), 'key-weak'],
    ['no point of the curve', base64(Buffer.from([2, ...Buffer.alloc(31)])), 'key-not-a-point'],
    ['a non-canonical point', base64(Buffer.alloc(32, 0xff)), 'key-not-a-point'],
    ['an OpenSSH key', `ssh-ed25519 ${base64(key.raw)}`, 'key-openssh'],
  ])('refuses %s', async (_name, text, code) => {
    const error = await errorOf(() => parsePublicKey(text, { file: 'keys/ota.pub' }));
    expect(error.code).toBe(code);
    expect(error.problems[0]?.place?.file).toBe('keys/ota.pub');
  });

  it('refuses raw bytes of another length as a defect', () => {
    expect(() => publicKeyOf(publicKeyFromSeed(seedOf('x')).subarray(1))).toThrow(RangeError);
  });
});
