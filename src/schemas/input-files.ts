import { readFile, stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { fail } from '../errors/ota-error.js';
import { MAX_JSON_BYTES } from './json-text.js';

/** How files are found and named. */
export interface FileScope {
  /** Absolute: nothing that a schema refers to may lie outside. */
  readonly directory: string;
  /** Absolute: places name files relative to it. The same as `directory` where absent. */
  readonly workingDirectory?: string;
}

/** An absolute path as places show it. */
export const shownPath = (path: string, scope: FileScope): string =>
  relative(scope.workingDirectory ?? scope.directory, path).replaceAll('\\', '/');

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
  ELOOP: 'its symbolic links go round in a circle',
};

/** The bytes of a regular file. Throws `config-file-missing`, `config-file-unreadable` or `config-json-too-large`. */
export const readInputFile = async (path: string, scope: FileScope): Promise<Uint8Array> => {
  const file = shownPath(path, scope);
  const options = { place: { file } };
  try {
    const found = await stat(path);
    if (found.isFile() && found.size <= MAX_JSON_BYTES) return await readFile(path);
    if (found.isFile()) throw fail('config-json-too-large', { bytes: found.size, maxBytes: MAX_JSON_BYTES }, options);
    throw fail(
      'config-file-unreadable',
      { file, reason: found.isDirectory() ? 'it is a directory' : 'it is not a regular file' },
      options,
    );
  } catch (cause) {
    const code = codeOf(cause);
    if (typeof code === 'string' && code.startsWith('config-')) throw cause;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw fail('config-file-missing', { file }, { ...options, cause });
    throw fail(
      'config-file-unreadable',
      { file, reason: REASONS[String(code)] ?? String(code) },
      { ...options, cause },
    );
  }
};
