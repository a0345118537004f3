import type { ZipMethod } from './zip-format.js';

/** One entry of a zip, as its central directory and its local header agree on it. */
export interface ReadEntry {
  readonly path: string;
  readonly kind: 'file' | 'symlink';
  readonly mode: 0o755 | 0o644;
  /** Bytes unpacked. */
  readonly size: number;
  readonly compressedSize: number;
  readonly crc32: number;
  /** 0 stored, 8 deflated. */
  readonly method: ZipMethod;
  /** Where its local header begins, and where its data. */
  readonly offset: number;
  readonly dataOffset: number;
}
