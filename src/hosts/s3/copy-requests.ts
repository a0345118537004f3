import { CopyObjectCommand, UploadPartCopyCommand } from '@aws-sdk/client-s3';
import type { CopySource } from '../host.js';
import { s3Failure } from './failure.js';
import type { SendOptions } from './fetch-handler.js';
import { copyDescribedBy } from './object-description.js';
import { isConditionFailed, isConditionUnsupported, refusalOf } from './refusal.js';
import { assertMayWrite, type Condition, notStorage, type S3Store } from './store.js';

/** A store may copy all bytes before it answers. */
const PATIENT: SendOptions = { timeoutMs: 300_000 };

/** `refused`: the condition didn't hold. `unsupported`: the store knows no such condition on a copy. */
export type CopyRequestOutcome = 'copied' | 'refused' | 'unsupported';

/** Copies an object inside of the bucket in one request (Amazon S3 API Reference, “CopyObject”): up to 5 GiB. */
export const requestCopy = async (
  store: S3Store,
  path: string,
  source: CopySource,
  condition: Condition,
): Promise<CopyRequestOutcome> => {
  assertMayWrite(store, path);
  const command = new CopyObjectCommand({
    Bucket: store.address.bucket,
    Key: store.address.keyOf(path),
    CopySource: copySource(store, source),
    MetadataDirective: 'REPLACE',
    ...copyDescribedBy(path, source),
    ...(condition.kind === 'absent' ? { IfNoneMatch: '*' } : {}),
    ...(condition.kind === 'etag' ? { IfMatch: condition.etag } : {}),
  });
  try {
    const { CopyObjectResult } = await store.client.send(command, PATIENT);
    if (!CopyObjectResult?.ETag) throw notStorage(store, path);
    return 'copied';
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal && condition.kind !== 'none') {
      if (isConditionFailed(refusal)) return 'refused';
      if (isConditionUnsupported(refusal)) return 'unsupported';
    }
    throw s3Failure(error, store, { path, action: 's3:PutObject' });
  }
};

/** Which bytes of the source become a part. */
export interface CopiedPart {
  readonly uploadId: string;
  /** From 1. */
  readonly number: number;
  readonly first: number;
  readonly last: number;
}

/** Copies a range of an object as a part of an upload; the part’s ETag. */
export const requestPartCopy = async (
  store: S3Store,
  path: string,
  source: CopySource,
  { uploadId, number, first, last }: CopiedPart,
): Promise<string> => {
  const command = new UploadPartCopyCommand({
    Bucket: store.address.bucket,
    Key: store.address.keyOf(path),
    CopySource: copySource(store, source),
    CopySourceRange: `bytes=${first}-${last}`,
    UploadId: uploadId,
    PartNumber: number,
  });
  try {
    const { CopyPartResult } = await store.client.send(command, PATIENT);
    if (!CopyPartResult?.ETag) throw notStorage(store, path);
    return CopyPartResult.ETag;
  } catch (error) {
    throw s3Failure(error, store, { path, action: 's3:PutObject' });
  }
};

/** Bucket and key, encoded; below an access point, a key stands behind `object/`. */
const copySource = ({ address }: S3Store, { path }: CopySource): string => {
  const { bucket, keyOf } = address;
  const key = keyOf(path).split('/').map(encodeURIComponent).join('/');
  return bucket.startsWith('arn:') ? `${bucket}/object/${key}` : `${bucket}/${key}`;
};
