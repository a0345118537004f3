import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openParts, partDigests, readPromised } from '../../../src/hosts/s3/source-parts.js';
import { fileOf, noise } from '../../support/s3-site.js';
import { temporaryDirectories } from '../../support/temporary.js';

const directory = temporaryDirectories();
const bytes = noise(2500);
const PLAN = { size: 2500, partBytes: 1000, count: 3 };
const bundle = () => fileOf(join(directory(), 'a.zip'), bytes);
const changed = (word: string) => ({ code: 'host-source-changed', message: expect.stringContaining(word) });

describe('a file in parts', () => {
  test('comes in order, also to several who ask at once, each in a buffer of its own', async () => {
    const source = await openParts(bundle(), 'bundles/a.zip', PLAN);
    const buffers = [0, 1, 2, 3].map(() => new Uint8Array(1000));
    const parts = await Promise.all(buffers.map((buffer) => source.next(buffer)));
    expect(parts.map((part) => part?.number)).toEqual([1, 2, 3, undefined]);
    expect(Buffer.concat(parts.map((part) => part?.bytes ?? new Uint8Array()))).toEqual(bytes);
    await source.assertWhole();
    await source.close();
  });

  test.each([
    // how it has changed, a word of the error
    ['grown', 'more', (file: string) => appendFileSync(file, 'x')],
    ['altered', 'sha256', (file: string) => writeFileSync(file, noise(2500, 2))],
  ])('that has %s is known at its end', async (_how, word, change) => {
    const body = bundle();
    change(body.path);
    const source = await openParts(body, 'bundles/a.zip', PLAN);
    for (let part = await source.next(new Uint8Array(1000)); part; part = await source.next(new Uint8Array(1000)));
    await expect(source.assertWhole()).rejects.toMatchObject(changed(word));
    await source.close();
  });

  test('that has shrunk is known where it ends', async () => {
    const body = bundle();
    writeFileSync(body.path, bytes.subarray(0, 1500));
    const source = await openParts(body, 'bundles/a.zip', PLAN);
    await source.next(new Uint8Array(1000));
    await expect(source.next(new Uint8Array(1000))).rejects.toMatchObject(changed('1500 bytes'));
    await source.close();
  });

  test('that isn’t there can’t be read', async () => {
    const body = { ...bundle(), path: join(directory(), 'gone.zip') };
    await expect(openParts(body, 'a', PLAN)).rejects.toMatchObject({ code: 'host-source-unreadable' });
    await expect(readPromised(body, 'a')).rejects.toMatchObject({ code: 'host-source-unreadable' });
  });

  test('has the MD5 of any of its parts', async () => {
    const digests = await partDigests(bundle(), 'bundles/a.zip', PLAN, [1, 3]);
    expect([...digests.keys()]).toEqual([1, 3]);
    expect(digests.get(3)).toHaveLength(16);
  });
});

describe('a small file', () => {
  test('is read whole, and is what was promised', async () => {
    expect(Buffer.from(await readPromised(bundle(), 'a'))).toEqual(bytes);
    expect(await readPromised(fileOf(join(directory(), 'empty'), Buffer.alloc(0)), 'a')).toHaveLength(0);
    const body = bundle();
    writeFileSync(body.path, noise(2500, 3));
    await expect(readPromised(body, 'a')).rejects.toMatchObject(changed('sha256'));
  });
});
