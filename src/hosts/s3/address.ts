import { fail } from '../../errors/ota-error.js';
import type { S3HostSpec } from '../../project/project.js';
import { sitePathFault, WORK_AREA } from '../site-path.js';

/** Where a site's objects lie in a bucket, and how people and policies name them. */
export interface S3Address {
  readonly bucket: string;
  /** For people: `s3://updates/gateway`. */
  readonly location: string;
  /** An object's key. @throws OtaError `host-path-invalid`. */
  readonly keyOf: (path: string) => string;
  /** The object's path on the site; undefined for a key outside of it, and for what the host itself keeps there. */
  readonly pathOf: (key: string) => string | undefined;
  /** The key that begins all keys of paths that begin so. */
  readonly keyPrefixOf: (pathPrefix: string) => string;
  /** The path of a name in the work area, which no site's object has. */
  readonly workPath: (name: string) => string;
  /** The ARN of objects, for policies (Amazon S3, “Policy resources”). */
  readonly objectArn: (path: string) => string;
  readonly bucketArn: string;
}

/** The address that a project gives. */
export const s3Address = ({ bucket, prefix }: Pick<S3HostSpec, 'bucket' | 'prefix'>): S3Address => {
  const accessPoint = bucket.startsWith('arn:');
  const bucketArn = accessPoint ? bucket : `arn:aws:s3:::${bucket}`;
  const work = `${WORK_AREA}/`;
  return {
    bucket,
    location: `s3://${bucket}/${prefix}`.replace(/\/$/, ''),
    keyOf: (path) => {
      const reason = WORK_NAME.test(path) ? undefined : sitePathFault(path);
      if (reason !== undefined) throw fail('host-path-invalid', { path, reason });
      return `${prefix}${path}`;
    },
    pathOf: (key) =>
      key.startsWith(`${prefix}${work}`) || !key.startsWith(prefix) ? undefined : key.slice(prefix.length),
    keyPrefixOf: (pathPrefix) => `${prefix}${pathPrefix}`,
    workPath: (name) => `${work}${name}`,
    objectArn: (path) => `${bucketArn}/${accessPoint ? 'object/' : ''}${prefix}${path}`,
    bucketArn,
  };
};

/** What the host itself writes, or looks for: no site's object can have such a path. */
const WORK_NAME = /^\.ota-release\/[a-z]+-[0-9a-f]{16}$/;
