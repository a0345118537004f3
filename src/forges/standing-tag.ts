import { fail } from '../errors/ota-error.js';
import type { NewTag, RemoteTag } from './forge.js';

/** Whether the forge's tag is the one that is to be made: there, and on its commit. @throws OtaError `tag-on-other-commit`. */
export const standsAlready = (
  found: RemoteTag | undefined,
  { name, commit }: Pick<NewTag, 'name' | 'commit'>,
  location: string,
): boolean => {
  if (!found || found.commit === commit) return found !== undefined;
  throw fail('tag-on-other-commit', { name, found: found.commit, commit, location });
};
