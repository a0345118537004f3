import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publicKeyFromSeed } from '../../src/signing/ed25519.js';
import type { KeyRole } from '../../src/signing/key-text.js';
import { encodePem, readPem } from '../../src/signing/pem.js';
import { errorOf, inDirectory, runTool, seedOf } from './tools.js';

const read = (text: string, role: KeyRole) => readPem(text.trim(), role, undefined);
const seedPem = encodePem('secret', seedOf('pem'));
const publicPem = encodePem('public', publicKeyFromSeed(seedOf('pem')));
const pairOf = (type: 'rsa' | 'ec' | 'x25519' | 'ed448') => {
  if (type === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 1024 });
  if (type === 'ec') return generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return type === 'x25519' ? generateKeyPairSync('x25519') : generateKeyPairSync('ed448');
};
const pemsOf = (type: 'rsa' | 'ec' | 'x25519' | 'ed448') => {
  const { publicKey, privateKey } = pairOf(type);
  return {
    publicText: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    secretText: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};

describe('pem', () => {
  it('writes and reads what openssl writes and reads', async () => {
    await inDirectory((cwd) => {
      runTool('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', 'secret.pem'], { cwd });
      runTool('openssl', ['pkey', '-in', 'secret.pem', '-pubout', '-out', 'public.pem'], { cwd });
      const [secret, publicText] = ['secret.pem', 'public.pem'].map((name) => readFileSync(join(cwd, name), 'utf8'));
      const seed = read(secret ?? '', 'secret');
      const key = read(publicText ?? '', 'public');
      expect(key).toEqual(publicKeyFromSeed(seed));
      expect(encodePem('secret', seed)).toBe(secret);
      expect(encodePem('public', key)).toBe(publicText);
    });
  });

  it('reads a PEM whose line ends became blanks', () => {
    expect(read(seedPem.replaceAll('\n', ' '), 'secret')).toEqual(seedOf('pem'));
  });

  it.each(['rsa', 'ec', 'x25519', 'ed448'] as const)('names the algorithm of a %s key', async (type) => {
    const { publicText, secretText } = pemsOf(type);
    for (const [text, role] of [
      [publicText, 'public'],
      [secretText, 'secret'],
    ] as const) {
      const error = await errorOf(() => read(text, role));
      expect(error.code).toBe('key-other-algorithm');
      expect(error.message.toLowerCase()).toContain(`an ${type} key`);
    }
  });

  it.each([
    // text, role, code
    [seedPem, 'public', 'key-public-expected'],
    [publicPem, 'secret', 'key-secret-expected'],
    ['-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIGb\n-----END ENCRYPTED PRIVATE KEY-----', 'secret', 'key-pem-encrypted'],
    [
      '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIGb\n-----END ENCRYPTED PRIVATE KEY-----',
      'public',
      'key-public-expected',
    ],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIGb\n-----END RSA PRIVATE KEY-----', 'secret', 'key-other-algorithm'],
    ['-----BEGIN EC PARAMETERS-----\nBggq\n-----END EC PARAMETERS-----', 'secret', 'key-other-algorithm'],
    ['-----BEGIN CERTIFICATE-----\nMIGb\n-----END CERTIFICATE-----', 'public', 'key-pem-malformed'],
    ['-----BEGIN PUBLIC KEY-----\nMCow', 'public', 'key-pem-malformed'],
    ['-----BEGIN (----', 'public', 'key-pem-malformed'],
    [publicPem + publicPem, 'public', 'key-pem-malformed'],
    [publicPem.replace('=', ''), 'public', 'key-pem-malformed'],
    ['-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----', 'public', 'key-pem-malformed'],
    ['-----BEGIN PRIVATE KEY-----\nMFECAQEwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----', 'secret', 'key-pem-malformed'],
  ] as const)('refuses %j as %s key with %s', async (text, role, code) => {
    expect((await errorOf(() => read(text, role))).code).toBe(code);
  });

  it('says so when PKCS#8 is of version 2', async () => {
    const body = Buffer.from('3051020101300506032b657004220420', 'hex').toString('base64');
    const text = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----`;
    // 16 bytes end in padding of their own, so the text stays base64.
    expect((await errorOf(() => read(text, 'secret'))).message).toContain('PKCS#8 of version 2');
  });
});
