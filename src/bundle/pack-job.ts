import type { ZipMethod } from './zip-format.js';

/** Larger files are cut into blocks of this size, so that two threads can share one file. Part of the format: never change. */
export const BLOCK_BYTES = 1024 * 1024;
/** How far back deflate can refer (RFC 1951 section 2): each block is compressed knowing this much of the one before. */
export const DICTIONARY_BYTES = 32 * 1024;

/** A file small enough to be read whole, or a symbolic link. */
export interface WholeEntry {
  /** The name in the zip. */
  readonly path: string;
  readonly file: string;
  readonly size: number;
  /** Of a symbolic link: what it points to, which is its content. */
  readonly target?: string;
}

/** Several small entries that one thread turns into finished zip entries, one after the other. */
export interface BatchJob {
  readonly kind: 'batch';
  readonly dosTime: number;
  readonly entries: readonly WholeEntry[];
}

/** One block of a large file. */
export interface BlockJob {
  readonly kind: 'block';
  readonly path: string;
  readonly file: string;
  readonly fileSize: number;
  readonly offset: number;
  readonly bytes: number;
  readonly method: ZipMethod;
}

export type PackJob = BatchJob | BlockJob;

/** Local headers and data of a batch, ready to be written, and what the central directory needs of each entry. */
export interface BatchResult {
  readonly kind: 'batch';
  readonly data: Uint8Array<ArrayBuffer>;
  readonly methods: readonly ZipMethod[];
  readonly crcs: readonly number[];
  readonly compressedBytes: readonly number[];
}

/** The data of a block as it goes into the entry. */
export interface BlockResult {
  readonly kind: 'block';
  readonly data: Uint8Array<ArrayBuffer>;
  readonly crc: number;
}

/** A file that could not be packed; `reason` says why. */
export interface RefusedResult {
  readonly kind: 'refused';
  readonly why: 'changed' | 'unreadable';
  readonly path: string;
  readonly reason: string;
}

export type PackResult = BatchResult | BlockResult | RefusedResult;
