import { compareVersions } from '../version/semver.js';

/**
 * How many of the versions, which ascend in SemVer order, are not above the given one: the position of the first that is. A search by
 * halves, since a fleet plan asks for every version of a long history.
 */
export const positionAbove = (ascending: readonly string[], version: string): number => {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = ascending[middle] ?? '';
    if (compareVersions(at, version) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
};
