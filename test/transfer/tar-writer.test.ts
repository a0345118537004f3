import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { type AppendEntry, writeTar } from '../../src/transfer/tar-writer.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const date = new Date('2026-01-15T10:00:00Z');

const written = async (file: string, gzip: boolean, fill: (append: AppendEntry) => Promise<void>) => {
  const handle = await open(file, 'w');
  try {
    return await writeTar(handle, { gzip }, fill);
  } finally {
    await handle.close();
  }
};

const twoEntries = async (append: AppendEntry): Promise<void> => {
  await append(Buffer.from('one'), { name: 'a', date });
  await append(Buffer.from('two'), { name: 'b', date });
};

test.each([[true], [false]])('writes what tar reads, and says what it wrote (gzip: %s)', async (gzip) => {
  const file = join(temporaryDirectory(), 'x.tar');
  const { size, sha256 } = await written(file, gzip, twoEntries);
  const bytes = readFileSync(file);
  expect([size, sha256]).toEqual([bytes.length, createHash('sha256').update(bytes).digest('hex')]);
  expect(execFileSync('tar', ['-tf', file]).toString()).toBe('a\nb\n');
  expect(execFileSync('tar', ['-xOf', file, 'b']).toString()).toBe('two');
});

test('the same entries give the same bytes', async () => {
  const directory = temporaryDirectory();
  const [one, two] = [
    await written(join(directory, '1'), true, twoEntries),
    await written(join(directory, '2'), true, twoEntries),
  ];
  expect(one).toEqual(two);
});

test('an entry that breaks off ends it with that error', async () => {
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('x');
      throw new Error('it broke off');
    })(),
  );
  const fill = (append: AppendEntry) => append(broken, { name: 'a', date });
  await expect(written(join(temporaryDirectory(), 'x'), false, fill)).rejects.toThrow('it broke off');
});

test('a file that can’t be written ends it, and nothing more is asked for', async () => {
  const file = join(temporaryDirectory(), 'x');
  await (await open(file, 'w')).close();
  const handle = await open(file, 'r');
  const fill = async (append: AppendEntry): Promise<void> => {
    for (let i = 0; i < 100; i += 1) await append(Buffer.alloc(100_000), { name: String(i), date });
  };
  await expect(writeTar(handle, { gzip: false }, fill)).rejects.toMatchObject({ code: 'EBADF' });
  await handle.close();
});
