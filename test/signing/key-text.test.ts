import { describe, expect, it } from 'vitest';
import { cleanKeyText, isPem, keyBytes, refuseKey } from '../../src/signing/key-text.js';
import { errorOf, seedOf } from './tools.js';

const base64 = Buffer.from(seedOf('text')).toString('base64');

describe('cleanKeyText', () => {
  it.each([
    // text, why
    [`${base64}\n`, 'a line end'],
    [` ${base64}\r\n\r\n`, 'blanks and CRLF'],
    [`\uFEFF${base64}`, 'a byte order mark'],
    [`\uFEFF\n ${base64}\t`, 'all of them'],
  ])('takes %j: %s', (text) => {
    expect(cleanKeyText(text, 'secret', undefined)).toBe(base64);
  });

  it.each([
    // text, code
    ['', 'key-empty'],
    [' \r\n\uFEFF', 'key-empty'],
    [`"${base64}"`, 'key-quoted'],
    [`'${base64}'\n`, 'key-quoted'],
    ['-----BEGIN PRIVATE KEY-----\\nMC4C\\n-----END PRIVATE KEY-----', 'key-line-ends-escaped'],
    ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 me', 'key-openssh'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----', 'key-openssh'],
  ])('refuses %j with %s', async (text, code) => {
    expect((await errorOf(() => cleanKeyText(text, 'public', undefined))).code).toBe(code);
  });
});

describe('keyBytes', () => {
  it.each([
    // line, code
    ['ab'.repeat(32), 'key-hex'],
    ['AB'.repeat(64), 'key-hex'],
    [`${base64}\n${base64}`, 'key-form-unknown'],
    [base64.slice(0, 43), 'key-not-base64'],
    ['not a key', 'key-not-base64'],
  ])('refuses %j with %s', async (line, code) => {
    expect((await errorOf(() => keyBytes(line, 'secret', undefined))).code).toBe(code);
  });

  it('gives the bytes of base64', () => {
    expect(keyBytes(base64, 'secret', undefined)).toEqual(seedOf('text'));
  });
});

describe('isPem and refuseKey', () => {
  it('tell armour, and put the place into the error', () => {
    expect([isPem('-----BEGIN X-----'), isPem(base64)]).toEqual([true, false]);
    const error = refuseKey('key-empty', { role: 'secret' }, { file: 'keys/ota.key' });
    expect(error.message).toBe('keys/ota.key: The secret key is empty.');
  });
});
