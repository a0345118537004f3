import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publicKeyFromSeed } from '../../src/signing/ed25519.js';
import { verifyMinisig } from '../../src/signing/minisign.js';
import { readMinisignSecret } from '../../src/signing/minisign-secret-key.js';
import { parsePublicKey, publicKeyOf } from '../../src/signing/public-key.js';
import { parseSecretKey } from '../../src/signing/secret-key.js';
import { minisignSecretBytes, minisignSecretText, type SecretKeyRecipe } from './minisign-keys.js';
import { errorOf, flipped, inDirectory, runTool, seedOf } from './tools.js';

const keyId = Buffer.from('0102030405060708', 'hex');
const plain = { seed: seedOf('minisign'), keyId } satisfies SecretKeyRecipe;
const cheap = { ...plain, password: 'päss word', opsLimit: 32_768, memBytes: 2 ** 24 } satisfies SecretKeyRecipe;
const read = (bytes: Uint8Array, password?: string) => readMinisignSecret(bytes, password, undefined);

describe('readMinisignSecret', () => {
  it('reads a key that minisign made without a password', async () => {
    await inDirectory(async (cwd) => {
      runTool('minisign', ['-G', '-W', '-p', 'ota.pub', '-s', 'ota.key'], { cwd });
      const { publicKey } = await parseSecretKey(readFileSync(join(cwd, 'ota.key'), 'utf8'));
      expect(publicKey).toEqual(parsePublicKey(readFileSync(join(cwd, 'ota.pub'), 'utf8')));
    });
  });

  it('reads a key that minisign encrypted with a password, at its full cost', async () => {
    await inDirectory(async (cwd) => {
      const made = runTool('minisign', ['-G', '-p', 'ota.pub', '-s', 'ota.key'], { cwd, input: 'secret\nsecret\n' });
      expect(made.status).toBe(0);
      const { publicKey } = await parseSecretKey(readFileSync(join(cwd, 'ota.key'), 'utf8'), 'secret\n');
      expect(publicKey).toEqual(parsePublicKey(readFileSync(join(cwd, 'ota.pub'), 'utf8')));
    });
  });

  it.each([
    // operations limit, memory limit, cost
    [32_768, 2 ** 24, { N: 1024, r: 8, p: 1 }],
    [2 ** 20, 2 ** 20, { N: 1024, r: 8, p: 32 }],
    [524_288, 2 ** 24, { N: 16_384, r: 8, p: 1 }],
  ])('derives the password’s key for the limits %i and %i as minisign does', async (opsLimit, memBytes, cost) => {
    const recipe = { ...cheap, opsLimit, memBytes, cost };
    expect(await read(minisignSecretBytes(recipe), cheap.password)).toEqual({
      seed: plain.seed,
      keyId: '0102030405060708',
    });
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'ota.key'), minisignSecretText(recipe));
      writeFileSync(join(cwd, 'file'), 'contents');
      const signed = runTool('minisign', ['-S', '-s', 'ota.key', '-m', 'file'], { cwd, input: `${cheap.password}\n` });
      expect(signed.output).not.toContain('Wrong password');
      const key = publicKeyOf(publicKeyFromSeed(plain.seed), '0102030405060708');
      await verifyMinisig(readFileSync(join(cwd, 'file.minisig'), 'utf8'), join(cwd, 'file'), { keys: [key] });
    });
  });

  it.each([
    // name, bytes, password, code
    ['no password', minisignSecretBytes(cheap), undefined, 'key-password-missing'],
    ['an empty password', minisignSecretBytes(cheap), '\n', 'key-password-missing'],
    ['another password', minisignSecretBytes(cheap), 'pass word', 'key-wrong-password'],
    [
      'more memory than minisign takes',
      minisignSecretBytes({ ...cheap, opsLimit: 2 ** 27, memBytes: 2 ** 32 }),
      'x',
      'key-password-too-costly',
    ],
    [
      'more work than minisign takes',
      minisignSecretBytes({ ...cheap, opsLimit: 2 ** 40, memBytes: 2 ** 24 }),
      'x',
      'key-password-too-costly',
    ],
    [
      'a damaged checksum',
      minisignSecretBytes({ ...plain, checksum: Buffer.alloc(32, 1) }),
      undefined,
      'key-minisign-malformed',
    ],
    [
      'another key’s public half',
      minisignSecretBytes({ ...plain, publicKey: publicKeyFromSeed(seedOf('x')) }),
      undefined,
      'key-inconsistent',
    ],
    ['another signature algorithm', flipped(minisignSecretBytes(plain), 0), undefined, 'key-minisign-malformed'],
    ['another key derivation', flipped(minisignSecretBytes(plain), 16), undefined, 'key-minisign-malformed'],
    ['another checksum algorithm', flipped(minisignSecretBytes(plain), 32), undefined, 'key-minisign-malformed'],
  ] as const)('refuses a key with %s', async (_name, bytes, password, code) => {
    const error = await errorOf(() => read(bytes, password));
    expect(error.code).toBe(code);
    expect(error.message).not.toContain('päss');
  });
});
