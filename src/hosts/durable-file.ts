import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { chmod, type FileHandle, lstat, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail } from '../errors/ota-error.js';
import type { Body, OnBytes } from './host.js';
import { errnoOf } from './host-failure.js';
import { chunksOf } from './stored-file.js';

/** Readable for the web server's user, whatever umask the release runs under. */
const FILE_MODE = 0o644;
const DIRECTORY_MODE = 0o755;

const isWindows = process.platform === 'win32';
/** Windows writes a file to disk only for whoever may write to it (FlushFileBuffers). */
const SYNC_FLAGS = isWindows ? constants.O_RDWR : constants.O_RDONLY;

/** Writes a directory's entries to disk: a file made, renamed or removed in it is durable only then. */
export const syncDirectory = async (directory: string): Promise<void> => {
  // Windows has no such call and reports an error.
  if (isWindows) return;
  const handle = await open(directory, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Writes a file's bytes and its directory entry to disk. */
export const syncFile = async (file: string): Promise<void> => {
  const handle = await open(file, SYNC_FLAGS);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncDirectory(dirname(file));
};

/**
 * Makes the directory and those above it, each open to readers and durable.
 *
 * @returns the directories that weren't there before, outermost first.
 */
export const ensureDirectory = async (directory: string): Promise<readonly string[]> => {
  try {
    return (await makeDirectory(directory)) ? [directory] : [];
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT' || dirname(directory) === directory) throw error;
  }
  const above = await ensureDirectory(dirname(directory));
  // Where the one above was there all along, a second ENOENT is the file system's last word, as below /proc.
  if (above.length === 0) return (await makeDirectory(directory)) ? [directory] : [];
  return [...above, ...(await ensureDirectory(directory))];
};

/** False where it was there. The error of a file in its place is ENOTDIR. */
const makeDirectory = async (directory: string): Promise<boolean> => {
  try {
    await mkdir(directory, { mode: DIRECTORY_MODE });
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
    const found = await lstat(directory);
    if (found.isDirectory() || found.isSymbolicLink()) return false;
    throw Object.assign(new Error(`${directory} is not a directory`, { cause: error }), { code: 'ENOTDIR' });
  }
  await chmod(directory, DIRECTORY_MODE);
  await syncDirectory(dirname(directory));
  return true;
};

/** Opens a site's directory to readers where a run that was killed had made it but not come to that. */
export const openToReaders = async (directory: string, { mode, uid }: Stats): Promise<void> => {
  if ((mode & DIRECTORY_MODE) === DIRECTORY_MODE || uid !== process.getuid?.()) return;
  await chmod(directory, (mode & 0o7777) | DIRECTORY_MODE);
};

/**
 * Writes the body to the open, empty file and on to disk, in constant memory.
 *
 * @throws OtaError `host-source-changed` where a file isn't the one whose digest was promised, `host-source-unreadable`.
 */
export const writeBody = async (handle: FileHandle, body: Body, path: string, onBytes?: OnBytes): Promise<void> => {
  if (body.kind === 'bytes') {
    await writeAll(handle, body.bytes);
    onBytes?.(body.bytes.length);
  } else await copyFile(handle, body, path, onBytes);
  await handle.chmod(FILE_MODE);
  await handle.sync();
};

const copyFile = async (
  handle: FileHandle,
  body: Extract<Body, { kind: 'file' }>,
  path: string,
  onBytes: OnBytes | undefined,
): Promise<void> => {
  const source = await openSource(body.path, path);
  try {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of chunksOf(source)) {
      await writeAll(handle, chunk);
      hash.update(chunk);
      size += chunk.length;
      // A source that grows without end must not fill the disk.
      if (size > body.size) break;
      onBytes?.(size);
    }
    assertPromised(body, path, size, hash.digest('hex'));
  } finally {
    await source.close();
  }
};

/** Opens a file that is to be published as an object. @throws OtaError `host-source-unreadable`. */
export const openSource = async (file: string, path: string): Promise<FileHandle> => {
  try {
    return await open(file, constants.O_RDONLY);
  } catch (cause) {
    const reason = errnoOf(cause);
    if (reason === undefined) throw cause;
    throw fail('host-source-unreadable', { file, path, reason: SOURCE_REASONS.get(reason) ?? reason }, { cause });
  }
};

const SOURCE_REASONS = new Map([
  ['ENOENT', 'there is no such file'],
  ['EACCES', 'permission denied'],
]);

/** @throws OtaError `host-source-changed` where what was read of a file isn't what was promised; hex SHA-256. */
export const assertPromised = (
  body: Extract<Body, { kind: 'file' }>,
  path: string,
  size: number,
  sha256: string,
): void => {
  const file = body.path;
  if (size !== body.size)
    throw fail('host-source-changed', {
      file,
      path,
      expected: `${body.size} bytes`,
      found: size > body.size ? 'more' : `${size} bytes`,
    });
  if (sha256 !== body.sha256)
    throw fail('host-source-changed', { file, path, expected: `sha256 ${body.sha256}`, found: `sha256 ${sha256}` });
};

/** `write` may take a part only, as on a disk that is nearly full. */
const writeAll = async (handle: FileHandle, bytes: Uint8Array): Promise<void> => {
  for (let offset = 0; offset < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, offset, bytes.length - offset);
    offset += bytesWritten;
  }
};
