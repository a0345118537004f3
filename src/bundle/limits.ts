import { type Place, type Problem, problem } from '../errors/problem.js';
import type { DeviceFamilyName } from '../project/device-families.js';
import type { BundleEntry } from './bundle-entry.js';

/** What the project allows. Everything in bytes, apart from `maxEntries`. */
export interface BundleLimits {
  /** Of the packed zip; undefined for no limit. */
  readonly maxBytes?: number;
  readonly maxUnpackedBytes: number;
  readonly maxEntries: number;
}

/** Connhex: the download is blocking, so that a bundle above this (100 MiB) keeps a device for long. */
const SLOW_DOWNLOAD_BYTES = 104_857_600;
/** Ioto: the updaters refuse a larger image. */
const IOTO_MAX_BYTES = 104_857_600;

/** What is known about the size before packing: the number of files, and their bytes together. */
export const unpackedSizeProblems = (
  entries: readonly BundleEntry[],
  limits: BundleLimits,
  place: Place,
): readonly Problem[] => {
  const bytes = entries.reduce((sum, entry) => sum + entry.size, 0);
  const { maxEntries, maxUnpackedBytes } = limits;
  return [
    ...(entries.length > maxEntries
      ? [problem('bundle-too-many-entries', { entries: entries.length, maxEntries }, place)]
      : []),
    ...(bytes > maxUnpackedBytes
      ? [problem('bundle-too-large-unpacked', { bytes, maxBytes: maxUnpackedBytes }, place)]
      : []),
  ];
};

/** What only the packed zip shows: its size against the project's limit, and against what device families take. */
export const packedSizeProblems = (
  bytes: number,
  options: { readonly maxBytes?: number; readonly devices?: readonly DeviceFamilyName[] },
  place?: Place,
): readonly Problem[] => {
  const { maxBytes = Number.POSITIVE_INFINITY, devices = [] } = options;
  const found: Problem[] = [];
  if (bytes > maxBytes) found.push(problem('bundle-too-large', { bytes, maxBytes }, place));
  if (bytes > IOTO_MAX_BYTES && devices.includes('ioto')) {
    found.push(problem('bundle-too-large-for-ioto', { bytes, maxBytes: IOTO_MAX_BYTES }, place));
  }
  if (bytes > SLOW_DOWNLOAD_BYTES && devices.includes('connhex')) {
    found.push(problem('bundle-slow-download', { bytes, maxBytes: SLOW_DOWNLOAD_BYTES }, place));
  }
  return found;
};
