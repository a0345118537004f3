import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chunksOf, compareStored, digestStored, isStored, readStored, sha256Hex } from '../../src/hosts/stored-file.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporary = temporaryDirectories();
const site = (content?: string | Uint8Array) => {
  const file = join(temporary(), 'object');
  if (content !== undefined) writeFileSync(file, content);
  return { file, path: 'object', location: 'the site' };
};

describe('readStored', () => {
  it('gives the bytes, all of them', async () => {
    const content = Buffer.alloc(2_500_000, 'abc');
    const read = await readStored(site(content));
    expect(Buffer.from(read ?? []).equals(content)).toBe(true);
    expect(await readStored(site(''))).toEqual(Buffer.alloc(0));
    expect(await readStored(site())).toBeUndefined();
  });

  it('reads up to the limit and not a byte more', async () => {
    expect(await readStored(site('12345'), 5)).toEqual(Buffer.from('12345'));
    await expect(readStored(site('123456'), 5)).rejects.toMatchObject({
      code: 'host-object-too-large',
      message: expect.stringContaining('6 bytes; at most 5'),
    });
  });

  it('does not wait for what is no file', async () => {
    const pipe = site();
    execFileSync('mkfifo', [pipe.file]);
    await expect(readStored(pipe)).rejects.toMatchObject({ code: 'host-path-not-a-file' });
    const directory = site();
    mkdirSync(directory.file);
    await expect(readStored(directory)).rejects.toMatchObject({ code: 'host-path-is-directory' });
  });
});

describe('digestStored', () => {
  it('is what sha256sum says', async () => {
    const target = site(Buffer.alloc(3_000_001, 'x'));
    const [sum] = execFileSync('sha256sum', [target.file], { encoding: 'utf8' }).split(' ');
    expect(await digestStored(target)).toEqual({ size: 3_000_001, sha256: sum });
    expect(await digestStored(site())).toBeUndefined();
  });
});

describe('isStored', () => {
  it('knows a file from nothing and from a directory', async () => {
    const directory = site();
    mkdirSync(directory.file);
    expect([await isStored(site('x')), await isStored(site())]).toEqual([true, false]);
    await expect(isStored(directory)).rejects.toMatchObject({ code: 'host-path-is-directory' });
  });
});

describe('compareStored', () => {
  it.each([
    // what is stored, the outcome
    [undefined, 'absent'],
    ['body', 'same'],
    ['BODY', 'other'],
    ['body and more', 'other'],
    ['', 'other'],
  ])('of %j with "body" is %s, as bytes and as a file', async (stored, outcome) => {
    const bytes = Buffer.from('body');
    const target = site(stored);
    expect(await compareStored(target, { kind: 'bytes', bytes })).toBe(outcome);
    const file = { kind: 'file', path: 'is not read', size: 4, sha256: sha256Hex(bytes) } as const;
    expect(await compareStored(target, file)).toBe(outcome);
  });
});

describe('chunksOf', () => {
  it('gives a file in pieces of bounded size', async () => {
    const handle = await open(site(Buffer.alloc(2_500_000)).file);
    const sizes: number[] = [];
    for await (const chunk of chunksOf(handle)) sizes.push(chunk.length);
    await handle.close();
    expect(sizes).toEqual([1_048_576, 1_048_576, 402_848]);
  });
});
