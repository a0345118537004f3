import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateKey, writeKeyFiles } from '../../src/signing/key-files.js';
import { parsePublicKey } from '../../src/signing/public-key.js';
import { parseSecretKey } from '../../src/signing/secret-key.js';
import { errorOf, inDirectory, runTool, seedOf } from './tools.js';

const NAMES = ['ota.key', 'ota.pub', 'ota.pub.b64', 'ota.pub.pem'];
const key = generateKey({ random: () => seedOf('generated') });
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('generateKey', () => {
  it('makes the key of 32 random bytes', () => {
    const lengths: number[] = [];
    const random = (length: number) => {
      lengths.push(length);
      return seedOf('generated');
    };
    const made = generateKey({ random });
    expect(made).toEqual(key);
    expect(lengths).toEqual([32]);
  });

  it('refuses a source that gives too few', () => {
    expect(() => generateKey({ random: () => new Uint8Array(16) })).toThrow(RangeError);
  });
});

describe('writeKeyFiles', () => {
  it('leaves the secret readable by its owner alone, and the public key in three forms', async () => {
    await inDirectory(async (root) => {
      const directory = join(root, 'new', 'keys');
      const files = await writeKeyFiles(directory, key);
      expect(files.map((file) => file.slice(directory.length + 1)).sort()).toEqual(NAMES);
      expect(readdirSync(directory).sort()).toEqual(NAMES);
      expect(NAMES.map((name) => modeOf(join(directory, name)))).toEqual(['600', '644', '644', '644']);
      const [secret, ...publics] = NAMES.map((name) => readFileSync(join(directory, name), 'utf8'));
      expect(await parseSecretKey(secret ?? '')).toEqual(key);
      expect(publics.map((text) => parsePublicKey(text))).toEqual([key.publicKey, key.publicKey, key.publicKey]);
      expect(secret).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
    });
  });

  it('leaves files that openssl and minisign read', async () => {
    await inDirectory(async (cwd) => {
      await writeKeyFiles(cwd, key);
      expect(runTool('openssl', ['pkey', '-pubin', '-in', 'ota.pub.pem', '-noout', '-text'], { cwd }).output).toContain(
        'ED25519',
      );
      writeFileSync(join(cwd, 'file'), '');
      const { output } = runTool('minisign', ['-V', '-p', 'ota.pub', '-m', 'file'], { cwd });
      expect(output).toContain('file.minisig');
    });
  });

  it.each(NAMES)('writes nothing where there is a %s, even a dangling link', async (name) => {
    await inDirectory(async (directory) => {
      symlinkSync(join(directory, 'elsewhere'), join(directory, name));
      const error = await errorOf(() => writeKeyFiles(directory, key));
      expect(error.code).toBe('key-file-exists');
      expect(error.message).toContain(name);
      expect(readdirSync(directory)).toEqual([name]);
    });
  });

  it('names every file that is in the way', async () => {
    await inDirectory(async (directory) => {
      for (const name of NAMES) writeFileSync(join(directory, name), 'mine');
      const error = await errorOf(() => writeKeyFiles(directory, key));
      for (const name of NAMES) expect(error.message).toContain(join(directory, name));
      for (const name of NAMES) expect(readFileSync(join(directory, name), 'utf8')).toBe('mine');
    });
  });

  it('lets one of several writers win, whole', async () => {
    await inDirectory(async (directory) => {
      const keys = ['a', 'b', 'c', 'd'].map((name) => generateKey({ random: () => seedOf(name) }));
      const results = await Promise.allSettled(keys.map((each) => writeKeyFiles(directory, each)));
      const won = results.flatMap(({ status }, index) => (status === 'fulfilled' ? [keys[index]] : []));
      expect(won.length).toBeLessThanOrEqual(1);
      const left = readdirSync(directory).sort();
      expect(left).toEqual(won.length === 1 ? NAMES : []);
      if (won[0]) expect(await parseSecretKey(readFileSync(join(directory, 'ota.key'), 'utf8'))).toEqual(won[0]);
    });
  });

  it('leaves nothing behind where the last file can’t be written', async () => {
    await inDirectory(async (root) => {
      const directory = join(root, 'made');
      const broken = {
        ...key,
        publicKey: {
          ...key.publicKey,
          get raw(): Uint8Array {
            throw new Error('disk full');
          },
        },
      };
      await expect(writeKeyFiles(directory, broken)).rejects.toThrow('disk full');
      expect(existsSync(directory)).toBe(false);
    });
  });

  it('says so where the directory can’t be made', async () => {
    await inDirectory(async (root) => {
      writeFileSync(join(root, 'file'), '');
      expect((await errorOf(() => writeKeyFiles(join(root, 'file', 'keys'), key))).code).toBe('key-file-unwritable');
    });
  });
});
