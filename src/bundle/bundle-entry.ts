/** One file of the bundle. */
export interface BundleEntry {
  /** Relative to the bundle's root, `/`-separated, spelled as on disk. */
  readonly path: string;
  /** Absolute path on this machine. */
  readonly file: string;
  /** Bytes of the file, or of a symbolic link's target. */
  readonly size: number;
  readonly mode: 0o755 | 0o644;
  readonly kind: 'file' | 'symlink';
  /** What a symbolic link points to, as it is written in the link. */
  readonly target?: string;
}
