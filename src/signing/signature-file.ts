import type { Stats } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { fail } from '../errors/ota-error.js';
import { MAX_REQUEST_FILE_BYTES, parseRequests, requestsText, type SignatureRequests } from './signature-request.js';

/** Under which name the file is written before it takes the place of the one that is there. */
export const partOf = (file: string): string => `${file}.part`;

/**
 * What the file asks to be signed, with the signatures that it holds; undefined where there is no such file.
 *
 * @throws OtaError `signatures-file-unreadable`, `signatures-file-invalid`.
 */
export const readSignatureFile = async (file: string): Promise<SignatureRequests | undefined> => {
  const bytes = await contentOf(file);
  return bytes && parseRequests(bytes, file);
};

const contentOf = async (file: string): Promise<Uint8Array | undefined> => {
  let reason: string;
  try {
    // Looked at first, so that no endless file is read into memory: a device or a pipe has no size.
    const found = await stat(file);
    if (found.isFile() && found.size <= MAX_REQUEST_FILE_BYTES) return await readFile(file);
    reason = unfitReason(found);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw fail('signatures-file-unreadable', { file, reason: reasonOf(cause) }, { cause });
  }
  throw fail('signatures-file-unreadable', { file, reason });
};

const unfitReason = (found: Stats): string => {
  if (found.isFile()) return `it has more than ${MAX_REQUEST_FILE_BYTES} bytes`;
  return found.isDirectory() ? 'it is a directory' : 'it is no ordinary file';
};

/**
 * Writes the file whole or not at all: a run that is killed leaves the one that was there.
 *
 * @throws OtaError `signatures-file-unwritable`.
 */
export const writeSignatureFile = async (file: string, requests: SignatureRequests): Promise<void> => {
  const part = partOf(file);
  try {
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(requestsText(requests));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    throw fail('signatures-file-unwritable', { file, reason: reasonOf(cause) }, { cause });
  }
};

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such directory'],
  ['EISDIR', 'it is a directory'],
  ['EACCES', 'permission denied'],
]);

/** The system’s word for it, without the path that its message repeats. */
const reasonOf = (cause: unknown): string => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it is refused';
  return REASONS.get(code) ?? code;
};
