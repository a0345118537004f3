import { createHash } from 'node:crypto';
import { fail } from '../errors/ota-error.js';

/** The largest object that is read into memory. Indexes and statements are kilobytes; more is a fault or an attack. */
export const MAX_READ_BYTES = 64 * 1024 * 1024;

/** Digests of an object, made in one read. */
export interface ObjectDigest {
  /** Bytes. */
  readonly size: number;
  /** Lowercase hex. */
  readonly sha256: string;
  /** 64 raw bytes, what minisign signs; undefined where the source can't give it. */
  readonly blake2b512?: Uint8Array;
}

/** What is done with an object's bytes as they come. */
export type UseChunks<T> = (chunks: AsyncIterable<Uint8Array>) => Promise<T>;

/** Where a published site is read from. Paths are relative and `/`-separated, as in the site's layout. */
export interface SiteSource {
  readonly kind: 'directory' | 'http' | 'host';
  /** Where it is, for people; never holds a credential. */
  readonly location: string;
  /**
   * The object, or undefined where there is none. Of a site that others serve, no more than `maxBytes` are read, `MAX_READ_BYTES` where
   * that is left out.
   *
   * @throws OtaError `verify-…`, `host-…`.
   */
  read(path: string, maxBytes?: number): Promise<Uint8Array | undefined>;
  /**
   * As `read`, but past the caches between here and the server, and without any of them remembering that the name was not
   * there: for one that may come later. Absent where nothing is between.
   */
  peek?(path: string, maxBytes?: number): Promise<Uint8Array | undefined>;
  /**
   * Size and digests of the object, in constant memory; undefined where there is none. Reading ends soon after
   * `maxBytes`, and then `size` is larger than `maxBytes` and the digests are of no use.
   *
   * @throws OtaError `verify-…`, `host-…`.
   */
  digest(path: string, maxBytes?: number): Promise<ObjectDigest | undefined>;
  /**
   * Hands the object's bytes to `use`, however large it is, and gives back what that gives; undefined where there is none.
   * Where a connection breaks, `use` may be called again, with the bytes from the first one on.
   *
   * @throws OtaError `verify-…`, `host-…`.
   */
  stream<T>(path: string, use: UseChunks<T>): Promise<T | undefined>;
  /** Every path of the site, sorted; absent where a source can't be listed. */
  list?(): Promise<readonly string[]>;
}

/** The path itself, if it stays inside a site. @throws OtaError `verify-path-refused`. */
export const safeSitePath = (path: string): string => {
  const segments = path.split('/');
  const leads = segments.some((segment) => segment === '' || segment === '.' || segment === '..');
  if (leads || path.includes('\\') || path.includes('\0')) throw fail('verify-path-refused', { path });
  return path;
};

/** Size, SHA-256 and BLAKE2b-512 of a stream, which is left as soon as more than `maxBytes` have come. */
export const digestStream = async (
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<ObjectDigest> => {
  const sha256 = createHash('sha256');
  const blake2b512 = createHash('blake2b512');
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) break;
    sha256.update(chunk);
    blake2b512.update(chunk);
  }
  return { size, sha256: sha256.digest('hex'), blake2b512: new Uint8Array(blake2b512.digest()) };
};

/** All bytes of a stream. @throws OtaError `verify-object-too-large`. */
export const collectStream = async (
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  maxBytes: number,
): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) throw fail('verify-object-too-large', { path, maxBytes }, { place: { file: path } });
    parts.push(chunk);
  }
  return Buffer.concat(parts);
};
