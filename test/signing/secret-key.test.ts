import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePem } from '../../src/signing/pem.js';
import { encodePublicKey, publicKeyOfSeed } from '../../src/signing/public-key.js';
import { parseSecretKey } from '../../src/signing/secret-key.js';
import { minisignSecretText } from './minisign-keys.js';
import { errorOf, inDirectory, runTool, seedOf } from './tools.js';

const seed = seedOf('secret');
const publicKey = publicKeyOfSeed(seed);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const minisignText = minisignSecretText({ seed, keyId: Buffer.from(publicKey.minisignKeyId, 'hex') });

describe('parseSecretKey', () => {
  it.each([
    // name, text
    ['a seed in base64', base64(seed)],
    ['a seed with blanks, CRLF and a byte order mark', `\uFEFF ${base64(seed)} \r\n`],
    ['NaCl’s 64 bytes in base64', base64(Buffer.concat([seed, publicKey.raw]))],
    ['PKCS#8 PEM', encodePem('secret', seed)],
    ['PKCS#8 PEM with CRLF', encodePem('secret', seed).replaceAll('\n', '\r\n')],
    ['a minisign key', minisignText],
    ['a minisign key without its comment', minisignText.split('\n')[1] ?? ''],
  ])('reads %s', async (_name, text) => {
    expect(await parseSecretKey(text)).toEqual({ seed, publicKey });
  });

  it('reads what openssl generates', async () => {
    await inDirectory(async (cwd) => {
      const text = runTool('openssl', ['genpkey', '-algorithm', 'ed25519'], { cwd }).output;
      const made = await parseSecretKey(text);
      expect(encodePublicKey(made.publicKey, 'pem')).toBe(
        runTool('openssl', ['pkey', '-pubout'], { cwd, input: text }).output,
      );
    });
  });

  it('refuses the PEM that openssl encrypts', async () => {
    await inDirectory(async (cwd) => {
      const args = ['genpkey', '-algorithm', 'ed25519', '-aes256', '-pass', 'pass:secret'];
      const text = runTool('openssl', args, { cwd }).output;
      expect((await errorOf(() => parseSecretKey(text, 'secret'))).code).toBe('key-pem-encrypted');
    });
  });

  it.each([
    // name, text, code
    ['an unset variable', '', 'key-empty'],
    ['a minisign public key', encodePublicKey(publicKey, 'minisign'), 'key-secret-expected'],
    [
      'a minisign public key’s line',
      encodePublicKey(publicKey, 'minisign').split('\n')[1] ?? '',
      'key-secret-expected',
    ],
    ['a public PEM', encodePublicKey(publicKey, 'pem'), 'key-secret-expected'],
    ['64 bytes of two keys', base64(Buffer.concat([seed, publicKeyOfSeed(seedOf('x')).raw])), 'key-inconsistent'],
    ['hex', Buffer.from(seed).toString('hex'), 'key-hex'],
    ['base64 without padding', base64(seed).slice(0, -1), 'key-not-base64'],
    ['a body without armour', encodePem('secret', seed).split('\n')[1] ?? '', 'key-wrong-length'],
    [
      'an OpenSSH key',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----',
      'key-openssh',
    ],
    ['an EC key', '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----', 'key-other-algorithm'],
    ['quotation marks', `"${base64(seed)}"`, 'key-quoted'],
    ['escaped line ends', encodePem('secret', seed).replaceAll('\n', '\\n'), 'key-line-ends-escaped'],
  ])('refuses %s', async (_name, text, code) => {
    expect((await errorOf(() => parseSecretKey(text))).code).toBe(code);
  });

  it('never shows a part of what it was given', async () => {
    const forms = [base64(seed), Buffer.from(seed).toString('hex'), encodePem('secret', seed), minisignText];
    const damage = fc.tuple(fc.constantFrom(...forms), fc.nat(), fc.nat(20), fc.string({ maxLength: 3 }));
    const property = fc.asyncProperty(damage, async ([form, at, length, inserted]) => {
      const start = at % form.length;
      const text = form.slice(0, start) + inserted + form.slice(start + length);
      const problems = await parseSecretKey(text).then(
        () => [],
        (error) => error.problems,
      );
      const shown = JSON.stringify(problems);
      for (let i = 0; i + 8 <= text.length; i += 1) {
        const part = text.slice(i, i + 8);
        if (/^[A-Za-z0-9+/]{8}$/.test(part) && !/^(minisign|encrypte|ncrypted|untruste|ntrusted)$/.test(part))
          expect(shown).not.toContain(part);
      }
    });
    await fc.assert(property, {
      numRuns: 200,
      // A label that became another one by what was inserted.
      examples: [[[encodePem('secret', seed), 676352457, 0, '0']]],
    });
  });
});
