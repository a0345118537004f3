import { link } from 'node:fs/promises';
import { errnoOf } from './host-failure.js';

/** FAT answers EPERM; network and user-space file systems one of the others. */
const WITHOUT_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/**
 * Gives a finished file a second name, if nothing has that name: the one atomic way to create a file with all its
 * content. `unsupported` where the file system has no hard links.
 */
export const linkNew = async (from: string, to: string): Promise<'linked' | 'taken' | 'unsupported'> => {
  try {
    await link(from, to);
    return 'linked';
  } catch (error) {
    const code = errnoOf(error) ?? '';
    if (code === 'EEXIST') return 'taken';
    if (WITHOUT_LINKS.includes(code)) return 'unsupported';
    throw error;
  }
};
