/** The directory inside a site's root that holds temporary files and the lock while something is written. */
export const WORK_AREA = '.ota-release';

/**
 * What keeps a text from being an object's path on a site, in words; undefined for a good path.
 *
 * A path is relative, of one or more names with `/` between them, none of which climbs or is empty, and lies outside
 * the work area, in whatever case, as some file systems ignore it.
 */
export const sitePathFault = (path: string): string | undefined => {
  if (path === '') return 'it is empty';
  if (path.includes('\0')) return 'it holds a NUL character';
  if (path.includes('\\')) return 'it holds a backslash';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'it is absolute';
  const names = path.split('/');
  if (names.includes('')) return 'it holds an empty name';
  if (names.includes('.') || names.includes('..')) return 'it holds "." or ".." as a name';
  if (names[0]?.toLowerCase() === WORK_AREA) return `${WORK_AREA} is where the host works`;
  return undefined;
};
