import { objectHeaders } from '../../site/object-headers.js';
import type { CopySource } from '../host.js';

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

/**
 * The same of a copy, with the headers of its own. Only Content-Disposition is a header that an object may have; any other
 * becomes metadata under its name (Amazon S3, “Working with object metadata”).
 */
export const copyDescribedBy = (path: string, { sha256, headers = {} }: CopySource): ObjectDescription => {
  const described = describedBy(path, sha256);
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const disposition = own.find(([name]) => name === DISPOSITION)?.[1];
  return {
    ...described,
    ...(disposition === undefined ? {} : { ContentDisposition: disposition }),
    Metadata: { ...described.Metadata, ...Object.fromEntries(own.filter(([name]) => name !== DISPOSITION)) },
  };
};

const DISPOSITION = 'content-disposition';
