/** Whether a path names a tarball; with `.gz` a compressed one. */
export const tarballKind = (path: string): 'tar' | 'tar.gz' | undefined => {
  if (/\.tar$/i.test(path)) return 'tar';
  return /\.(?:tar\.gz|tgz)$/i.test(path) ? 'tar.gz' : undefined;
};
