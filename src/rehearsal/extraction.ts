import type { ReadEntry } from '../bundle/read-entry.js';

/** What a device lets an archive become. */
export interface ExtractionLimits {
  readonly maxEntries: number;
  /** Bytes of all files together. */
  readonly maxBytes: number;
  /** Unpacked bytes to packed ones, for what is larger than a few megabytes. */
  readonly maxRatio: number;
  /** Bytes that are free; without limit where it is left out. */
  readonly roomBytes?: number;
}

/** What an archive became. */
export interface Extracted {
  readonly entries: readonly ReadEntry[];
  readonly bytes: number;
}

export type ExtractBundle = (file: string, into: string, limits?: Partial<ExtractionLimits>) => Promise<Extracted>;
