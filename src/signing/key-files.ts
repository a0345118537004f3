import { lstat, mkdir, open, rmdir, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fail } from '../errors/ota-error.js';
import { encodeBase64 } from './base64.js';
import { SEED_BYTES } from './ed25519.js';
import { encodePublicKey, publicKeyOfSeed } from './public-key.js';
import type { SecretKey } from './secret-key.js';

/** Gives so many random bytes, of a quality for keys. */
export type RandomBytes = (length: number) => Uint8Array;

/** A new key pair. */
export const generateKey = ({ random }: { readonly random: RandomBytes }): SecretKey => {
  const seed = Uint8Array.from(random(SEED_BYTES));
  return { seed, publicKey: publicKeyOfSeed(seed) };
};

interface KeyFile {
  readonly path: string;
  readonly text: string;
  readonly mode: number;
}

/**
 * Writes a key pair into a directory, which is made where it is missing: `ota.key` (the seed in base64, readable by its
 * owner alone from the first byte on), `ota.pub` (minisign), `ota.pub.pem` (SPKI) and `ota.pub.b64` (base64).
 * All four or none: nothing is ever overwritten, and nothing half-done stays behind.
 *
 * @returns the paths of the files.
 * @throws OtaError `key-file-exists`, `key-file-unwritable`.
 */
export const writeKeyFiles = async (directory: string, key: SecretKey): Promise<readonly string[]> => {
  const files = keyFiles(directory, key);
  await assertAbsent(files);
  const undo: (() => Promise<void>)[] = [];
  try {
    await makeDirectory(directory, undo);
    for (const file of files) await writeNew(file, undo);
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    throw error;
  }
  return files.map(({ path }) => path);
};

const keyFiles = (directory: string, { seed, publicKey }: SecretKey): readonly KeyFile[] => [
  { path: join(directory, 'ota.key'), text: `${encodeBase64(seed)}\n`, mode: 0o600 },
  { path: join(directory, 'ota.pub'), text: encodePublicKey(publicKey, 'minisign'), mode: 0o644 },
  { path: join(directory, 'ota.pub.pem'), text: encodePublicKey(publicKey, 'pem'), mode: 0o644 },
  { path: join(directory, 'ota.pub.b64'), text: encodePublicKey(publicKey, 'base64'), mode: 0o644 },
];

const assertAbsent = async (files: readonly KeyFile[]): Promise<void> => {
  const taken: string[] = [];
  for (const { path } of files) {
    // A dangling symbolic link counts: it is somebody's, and leads somewhere.
    if (await isThere(path)) taken.push(path);
  }
  if (taken.length > 0) throw fail('key-file-exists', { files: taken });
};

const isThere = async (path: string): Promise<boolean> => {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw unwritable(path, error);
  }
};

const makeDirectory = async (directory: string, undo: (() => Promise<void>)[]): Promise<void> => {
  try {
    const first = await mkdir(directory, { recursive: true });
    if (first === undefined) return;
    undo.push(async () => {
      for (let path = resolve(directory); path.startsWith(resolve(first)); path = dirname(path)) await rmdir(path);
    });
  } catch (error) {
    throw unwritable(directory, error);
  }
};

const writeNew = async ({ path, text, mode }: KeyFile, undo: (() => Promise<void>)[]): Promise<void> => {
  try {
    // Exclusive: neither a file that appeared meanwhile nor the target of a link is written to.
    const handle = await open(path, 'wx', mode);
    undo.push(() => unlink(path));
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? fail('key-file-exists', { files: [path] }) : unwritable(path, error);
  }
};

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown }).code);

const unwritable = (file: string, cause: unknown) =>
  fail('key-file-unwritable', { file, reason: codeOf(cause) }, { cause });
