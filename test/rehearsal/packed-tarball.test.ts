import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { passOver } from '../../src/devices/ivy/tar-file.js';
import { eachEntry, inflateTarball } from '../../src/rehearsal/packed-tarball.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const fileOf = (bytes: Uint8Array): string => {
  const file = join(directory(), 'x.tgz');
  writeFileSync(file, bytes);
  return file;
};

const refused = { code: 'rehearsal-archive-refused' };

test.each([
  ['no gzip', Buffer.from('a zip, perhaps')],
  ['a gzip that is cut off', gzipSync(Buffer.alloc(100_000, 'x')).subarray(0, 60)],
  ['a bomb', gzipSync(Buffer.alloc(20 * 1024 * 1024))],
] as const)('refuses %s', async (_what, bytes) => {
  await expect(inflateTarball(fileOf(bytes), 'x.tgz')).rejects.toMatchObject(refused);
});

test('refuses what is no tarball inside', async () => {
  const tarFile = await inflateTarball(fileOf(gzipSync(Buffer.alloc(2048, 'x'))), 'x.tgz');
  expect(existsSync(tarFile)).toBe(true);
  await expect(eachEntry(tarFile, 'x.tgz', passOver)).rejects.toMatchObject(refused);
});

test('lets a defect of whoever reads it through', async () => {
  const header = Buffer.alloc(1024);
  header.write('a', 0);
  header.write('0000000\0', 100);
  header.write('00000000000\0', 124);
  header.write('ustar\0' + '00', 257);
  header.write('        ', 148);
  const sum = header.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const defect = new TypeError('x');
  const tarFile = await inflateTarball(fileOf(gzipSync(header)), 'x.tgz');
  await expect(eachEntry(tarFile, 'x.tgz', () => Promise.reject(defect))).rejects.toBe(defect);
});
