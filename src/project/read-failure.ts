const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is a file, not a directory',
  EISDIR: 'it is a directory',
  EACCES: 'access to it is denied',
  EPERM: 'access to it is denied',
  ELOOP: 'its symbolic links go in circles',
  ENAMETOOLONG: 'the name is too long',
};

/** Why a file can't be read, as the end of a sentence: `there is no such file`. Paths of the system stay out of it. */
export const readFailure = (error: unknown): string => {
  const code = codeOf(error);
  return (code === undefined ? undefined : reasons[code]) ?? `the system says ${code ?? 'no more than that it failed'}`;
};

/** Whether the file, or a directory on the way to it, is not there. */
export const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '');

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
