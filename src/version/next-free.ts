import increment from 'semver/functions/inc.js';
import { highest, isPrerelease } from './semver.js';

/** The lowest version above all that are taken: `1.2.1` after `1.2.0`, `1.2.0-rc.3` after `1.2.0-rc.2`; `0.1.0` where none is. */
export const nextFreeVersion = (taken: readonly string[]): string => {
  const last = highest(taken);
  if (last === undefined) return '0.1.0';
  return increment(last, isPrerelease(last) ? 'prerelease' : 'patch') ?? last;
};
