import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureDirectory, openToReaders, syncDirectory, syncFile, writeBody } from '../../src/hosts/durable-file.js';
import type { Body } from '../../src/hosts/host.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporary = temporaryDirectories();

describe('ensureDirectory', () => {
  it('makes what is missing, outermost first, and nothing twice', async () => {
    const root = temporary();
    const made = [join(root, 'a'), join(root, 'a/b'), join(root, 'a/b/c')];
    expect(await ensureDirectory(join(root, 'a/b/c'))).toEqual(made);
    expect(await ensureDirectory(join(root, 'a/b/c'))).toEqual([]);
  });

  it('takes a link to a directory, and refuses a file', async () => {
    const root = temporary();
    mkdirSync(join(root, 'real'));
    symlinkSync('real', join(root, 'link'));
    writeFileSync(join(root, 'file'), '');
    expect(await ensureDirectory(join(root, 'link'))).toEqual([]);
    await expect(ensureDirectory(join(root, 'file'))).rejects.toMatchObject({ code: 'ENOTDIR' });
    await expect(ensureDirectory(join(root, 'file/below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.runIf(process.platform === 'linux')('gives up where the file system makes no directories', async () => {
    await expect(ensureDirectory('/proc/nowhere')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(ensureDirectory('/proc/nowhere/below')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('openToReaders', () => {
  it('adds what readers need and takes nothing away', async () => {
    const root = temporary();
    const modes = [0o700, 0o750, 0o755, 0o775, 0o711];
    for (const mode of modes) {
      const directory = join(root, mode.toString(8));
      mkdirSync(directory);
      await (await open(directory)).chmod(mode);
      await openToReaders(directory, await lstat(directory));
      expect(statSync(directory).mode & 0o777).toBe(mode | 0o755);
    }
  });
});

describe('syncFile and syncDirectory', () => {
  it('take what is there and throw for what is not', async () => {
    const root = temporary();
    writeFileSync(join(root, 'a'), 'a');
    await syncDirectory(root);
    await syncFile(join(root, 'a'));
    await expect(syncFile(join(root, 'gone'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(syncDirectory(join(root, 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});

describe('writeBody', () => {
  const written = async (body: Body): Promise<string> => {
    const file = join(temporary(), 'target');
    const handle = await open(file, 'wx', 0o600);
    try {
      await writeBody(handle, body, 'bundles/b.zip');
    } finally {
      await handle.close();
    }
    expect(statSync(file).mode & 0o777).toBe(0o644);
    return readFileSync(file, 'latin1');
  };
  const fileBody = (content: string, promised: Partial<{ size: number; sha256: string }> = {}): Body => {
    const path = join(temporary(), 'source');
    writeFileSync(path, content);
    return {
      kind: 'file',
      path,
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      ...promised,
    };
  };

  it('writes bytes and files alike', async () => {
    expect(await written({ kind: 'bytes', bytes: Buffer.from('bytes') })).toBe('bytes');
    expect(await written(fileBody('a file'))).toBe('a file');
    expect(await written(fileBody(''))).toBe('');
    const large = 'large'.repeat(1_000_000);
    expect(await written(fileBody(large))).toBe(large);
  });

  it.each([
    // what was promised and isn't so, a word of the message
    [{ size: 5 }, 'more'],
    [{ size: 7 }, '6 bytes'],
    [{ sha256: 'ab'.repeat(32) }, 'sha256 abab'],
  ])('refuses a file that isn’t what was promised: %j', async (promised, word) => {
    await expect(written(fileBody('a file', promised))).rejects.toMatchObject({
      code: 'host-source-changed',
      message: expect.stringContaining(word),
    });
  });
});
