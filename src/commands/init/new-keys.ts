import { lstat, mkdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../../errors/ota-error.js';
import { generateKey, type RandomBytes, writeKeyFiles } from '../../signing/key-files.js';
import { encodePublicKey, parsePublicKey } from '../../signing/public-key.js';
import { wouldBeCommitted } from './git-facts.js';
import { removeFolders } from './write-new-files.js';

/** The key of a new project. The secret is in its file and nowhere else. */
export interface ProjectKey {
  /** Absolute. */
  readonly directory: string;
  /** Absolute; what the secret `OTA_SIGNING_KEY` is to hold. */
  readonly secretFile: string;
  /** In base64, as `signing.trustedKeys` lists it. */
  readonly publicKey: string;
  /** It was there before. */
  readonly found: boolean;
}

/** A key, and how what was written for it is taken back. */
export interface MadeKey {
  readonly key: ProjectKey;
  readonly undo: () => Promise<void>;
}

const FILES = ['ota.key', 'ota.pub', 'ota.pub.pem', 'ota.pub.b64'];
const nothing = async (): Promise<void> => {};

/**
 * The key of a directory: the one that an earlier run left there, else a new one, its secret readable by its owner alone. Never
 * where git would take it up.
 *
 * @throws OtaError `init-keys-in-repository`, `key-file-…`, and what is wrong with a public key that is there.
 */
export const makeKey = async (directory: string, shown: string, random: RandomBytes): Promise<MadeKey> => {
  await assertSafe(directory, shown);
  const found = await foundKey(directory);
  if (found) return { key: found, undo: nothing };
  const made = await makeFolder(directory);
  const secret = generateKey({ random });
  try {
    await writeKeyFiles(directory, secret);
  } catch (error) {
    if (made !== undefined) await removeFolders(directory, made);
    throw error;
  }
  return {
    key: {
      directory,
      secretFile: join(directory, 'ota.key'),
      publicKey: encodePublicKey(secret.publicKey, 'base64').trim(),
      found: false,
    },
    undo: async () => {
      for (const file of FILES) await unlink(join(directory, file));
      if (made !== undefined) await removeFolders(directory, made);
    },
  };
};

/** @throws OtaError `init-keys-in-repository`. */
export const assertSafe = async (directory: string, shown: string): Promise<void> => {
  if (await wouldBeCommitted(directory)) throw fail('init-keys-in-repository', { directory: shown });
};

/** The key that is there, as `keys generate` leaves it; undefined where one of its two files is missing. */
export const foundKey = async (directory: string): Promise<ProjectKey | undefined> => {
  const file = join(directory, 'ota.pub.b64');
  const secretFile = join(directory, 'ota.key');
  if (!(await isThere(file)) || !(await isThere(secretFile))) return undefined;
  const key = parsePublicKey((await readFile(file, 'utf8')).trim(), { file });
  return { directory, secretFile, publicKey: encodePublicKey(key, 'base64').trim(), found: true };
};

/** The outermost folder that was made, for its owner alone as the key in it; what keeps it from being made is told with the first file. */
const makeFolder = async (directory: string): Promise<string | undefined> =>
  mkdir(directory, { recursive: true, mode: 0o700 }).catch(() => undefined);

const isThere = async (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
