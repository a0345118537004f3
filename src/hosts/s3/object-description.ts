import { objectHeaders } from '../../site/object-headers.js';

/** What an object carries besides its bytes, as the SDK's commands take it. */
export interface ObjectDescription {
  readonly ContentType: string;
  readonly CacheControl: string;
  readonly ContentDisposition?: string;
  /** Sent as `x-amz-meta-…`. */
  readonly Metadata: Record<string, string>;
}

/** As `bundlePath` names them: the version is what follows the product, from the first number of three parts on. */
const BUNDLE = /^bundles\/[0-9a-f]{64}\.(.+?)-(\d+\.\d+\.\d+.*)\.zip$/;

/**
 * The headers that an object is served with, and its metadata: the hex SHA-256 of its bytes, and for a bundle product and
 * version, for those who look into the bucket. No device reads them.
 */
export const describedBy = (path: string, sha256: string): ObjectDescription => {
  const { contentType, cacheControl, contentDisposition } = objectHeaders(path);
  const [, product, version] = BUNDLE.exec(path) ?? [];
  return {
    ContentType: contentType,
    CacheControl: cacheControl,
    ...(contentDisposition === undefined ? {} : { ContentDisposition: contentDisposition }),
    Metadata: { sha256, ...(product !== undefined && version !== undefined ? { product, version } : {}) },
  };
};
