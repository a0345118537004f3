import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { foundKey, makeKey } from '../../../src/commands/init/new-keys.js';
import { temporaryDirectories } from '../../support/temporary.js';
import { PUBLIC_KEY, SECRET } from '../../support/workspace.js';

const temporaryDirectory = temporaryDirectories();
const random = () => new Uint8Array(Buffer.from(SECRET, 'base64'));

test('makes a key, finds it again, and takes back what it made', async () => {
  const directory = join(temporaryDirectory(), 'deep/keys');
  const { key, undo } = await makeKey(directory, 'keys', random);
  expect(key).toEqual({ directory, secretFile: join(directory, 'ota.key'), publicKey: PUBLIC_KEY, found: false });
  expect(readFileSync(key.secretFile, 'utf8').trim()).toBe(SECRET);
  expect((await makeKey(directory, 'keys', random)).key).toEqual({ ...key, found: true });
  await undo();
  expect(existsSync(join(directory, '../../deep'))).toBe(false);
});

test('a folder that was there stays, and so does a key that was found', async () => {
  const directory = temporaryDirectory();
  await (await makeKey(directory, 'keys', random)).undo();
  expect(readdirSync(directory)).toEqual([]);
  await makeKey(directory, 'keys', random);
  await (await makeKey(directory, 'keys', random)).undo();
  expect(readdirSync(directory)).toHaveLength(4);
});

test('half a key is nobody’s to complete', async () => {
  const directory = temporaryDirectory();
  await makeKey(directory, 'keys', random);
  rmSync(join(directory, 'ota.key'));
  expect(await foundKey(directory)).toBeUndefined();
  await expect(makeKey(directory, 'keys', random)).rejects.toMatchObject({ code: 'key-file-exists' });
  expect(readdirSync(directory)).toHaveLength(3);
});

test('a file that holds no key is named', async () => {
  const directory = temporaryDirectory();
  for (const file of ['ota.key', 'ota.pub.b64']) writeFileSync(join(directory, file), 'x');
  mkdirSync(join(directory, 'more'));
  await expect(foundKey(directory)).rejects.toMatchObject({
    problems: [{ place: { file: join(directory, 'ota.pub.b64') } }],
  });
});
