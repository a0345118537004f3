import { lstat } from 'node:fs/promises';

/** Where programs and libraries are: the usual places, those of Nix and Guix, and Debian’s choices between programs. */
const PLACES = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix', '/gnu', '/etc/alternatives'];

/** The directories of this machine that a throw-away root shows read-only. Links among the places are links in the root too. */
export const systemDirectories = async (): Promise<readonly string[]> => {
  const found = await Promise.all(PLACES.map((place) => lstat(place).catch(() => undefined)));
  return PLACES.filter((_, index) => found[index]?.isDirectory() === true);
};
