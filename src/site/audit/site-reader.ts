import { type Gathered, gather } from '../../errors/gather.js';
import type { Problem } from '../../errors/problem.js';
import { MAX_JSON_BYTES } from '../../schemas/json-text.js';
import type { ObjectDigest, SiteSource } from '../site-source.js';
import type { AuditProgress } from './report.js';

/** Reads of one audit: counted, and with failures as problems of the object, so that the audit goes on to the next. */
export interface SiteReader {
  /** For JSON and signatures, which are never larger than what is parsed by default. No value and no problem: there is no such object. */
  read(path: string, maxBytes?: number): Promise<Gathered<Uint8Array>>;
  /** As `read`, of a name that may not be there yet. */
  peek(path: string): Promise<Gathered<Uint8Array>>;
  digest(path: string, maxBytes?: number): Promise<Gathered<ObjectDigest>>;
  progress(): AuditProgress;
}

/** The problems, each with the object as its place where it had none. */
export const placedAt = (problems: readonly Problem[], file: string): readonly Problem[] =>
  problems.map((found) => (found.place?.file === undefined ? { ...found, place: { ...found.place, file } } : found));

/** A reader of the source that counts what it reads. */
export const siteReader = (
  source: SiteSource,
  onProgress: (progress: AuditProgress) => void = () => {},
): SiteReader => {
  let objects = 0;
  let bytes = 0;
  const count = (size: number): void => {
    objects += 1;
    bytes += size;
    onProgress({ objects, bytes });
  };
  const attempt = async <T>(path: string, run: () => Promise<T | undefined>, sizeOf: (value: T) => number) => {
    const { value, problems } = await gather(run);
    if (value === undefined) return { problems: placedAt(problems, path) };
    count(sizeOf(value));
    return { value, problems };
  };
  const lengthOf = (value: Uint8Array): number => value.length;
  return {
    read: (path, maxBytes = MAX_JSON_BYTES) => attempt(path, () => source.read(path, maxBytes), lengthOf),
    peek: (path) => attempt(path, () => (source.peek ?? source.read)(path, MAX_JSON_BYTES), lengthOf),
    digest: (path, maxBytes) =>
      attempt(
        path,
        () => source.digest(path, maxBytes),
        (value) => value.size,
      ),
    progress: () => ({ objects, bytes }),
  };
};
