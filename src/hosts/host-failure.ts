import { fail, OtaError } from '../errors/ota-error.js';

/** What was being done to which object. */
export interface Attempt {
  readonly location: string;
  /** The object's path on the site, or a directory's. */
  readonly path: string;
  readonly access: 'read' | 'write';
}

/** The `code` of a system error (`ENOENT`), or undefined for anything else. */
export const errnoOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** The host's error for a system error: what is wrong and what to change. An OtaError is handed back as it is. */
export const hostFailure = (cause: unknown, { location, path, access }: Attempt): unknown => {
  if (cause instanceof OtaError) return cause;
  const reason = errnoOf(cause);
  switch (reason) {
    case undefined:
      return cause;
    case 'EACCES':
    case 'EPERM':
      return access === 'read'
        ? fail('host-unreadable', { location, path, reason: 'permission denied' }, { cause })
        : fail('host-unwritable', { location, path, reason: 'permission denied' }, { cause });
    case 'EROFS':
      return fail('host-read-only', { location }, { cause });
    case 'ENOSPC':
    case 'EDQUOT':
      return fail('host-disk-full', { location, path }, { cause });
    case 'ENOTDIR':
      return fail('host-parent-is-file', { location, path }, { cause });
    case 'EISDIR':
      return fail('host-path-is-directory', { location, path }, { cause });
    case 'EXDEV':
      return fail('host-other-file-system', { location, path }, { cause });
    case 'ELOOP':
      return fail('host-symlink', { location, path }, { cause });
    default:
      return fail('host-failed', { location, path, reason: REASONS.get(reason) ?? reason }, { cause });
  }
};

const REASONS = new Map([
  ['ENAMETOOLONG', 'the name is too long for the file system'],
  ['EFBIG', 'the file is larger than the file system or a limit allows (EFBIG)'],
  ['EIO', 'the disk reported an input/output error (EIO)'],
  ['EMFILE', 'too many open files (EMFILE)'],
  ['ENFILE', 'too many open files on this machine (ENFILE)'],
  ['ESTALE', 'the network file system lost the file (ESTALE)'],
]);

/** Runs the attempt; a system error becomes the host's error. */
export const attempting = async <T>(attempt: Attempt, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    throw hostFailure(error, attempt);
  }
};
