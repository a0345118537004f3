import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { fail } from '../../errors/ota-error.js';
import { s3Failure } from './failure.js';
import type { SendOptions } from './fetch-handler.js';
import { describedBy, type ObjectDescription } from './object-description.js';
import { isConditionFailed, isConditionUnsupported, isNoSuchUpload, refusalOf } from './refusal.js';
import { asking, assertMayWrite, contradicts, notStorage, type S3Store } from './store.js';

/** An upload in parts that isn't finished: it costs space, and nobody can read it. */
export interface UnfinishedUpload {
  readonly id: string;
  readonly startedAt: Date;
}

/** A part as the store has it. */
export interface StoredPart {
  readonly number: number;
  readonly size: number;
  readonly etag: string;
}

const target = ({ address }: S3Store, path: string) => ({ Bucket: address.bucket, Key: address.keyOf(path) });

/** Begins an upload of an object with the given digest, or with a description of its own. */
export const beginUpload = (
  store: S3Store,
  path: string,
  sha256: string,
  description: ObjectDescription = describedBy(path, sha256),
): Promise<string> => {
  assertMayWrite(store, path);
  return asking(store, { path, action: 's3:PutObject' }, async () => {
    const command = new CreateMultipartUploadCommand({ ...target(store, path), ...description });
    const { UploadId } = await store.client.send(command);
    if (UploadId !== undefined) return UploadId;
    throw fail('s3-endpoint-wrong', { endpoint: store.endpoint, path, answer: 'with no id of an upload' });
  });
};

/** The unfinished uploads of one object. @throws OtaError `s3-permission-missing` without s3:ListBucketMultipartUploads. */
export const listUploads = (store: S3Store, path: string): Promise<readonly UnfinishedUpload[]> =>
  asking(store, { path, action: 's3:ListBucketMultipartUploads', onBucket: true }, async () => {
    const { Bucket, Key } = target(store, path);
    const { Uploads = [] } = await store.client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: Key }));
    return Uploads.flatMap(({ UploadId: id, Key: key, Initiated }) =>
      id !== undefined && key === Key ? [{ id, startedAt: Initiated ?? new Date(0) }] : [],
    );
  });

/** The parts that an unfinished upload has; none where it is gone. */
export const listParts = (store: S3Store, path: string, uploadId: string): Promise<readonly StoredPart[]> =>
  asking(store, { path, action: 's3:ListMultipartUploadParts' }, async () => {
    const parts: StoredPart[] = [];
    let marker: string | undefined;
    do {
      const from = marker === undefined ? {} : { PartNumberMarker: marker };
      const command = new ListPartsCommand({ ...target(store, path), UploadId: uploadId, ...from });
      const page = await store.client.send(command).catch((error: unknown) => {
        const refusal = refusalOf(error);
        if (refusal && isNoSuchUpload(refusal)) return undefined;
        throw error;
      });
      if (!page) return [];
      for (const { PartNumber = 0, Size = 0, ETag = '' } of page.Parts ?? [])
        parts.push({ number: PartNumber, size: Size, etag: ETag });
      marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
    } while (marker !== undefined);
    return parts;
  });

/** Sends one part, which the store checks against its MD5 and the signed SHA-256; `gone` where the upload is. */
export const uploadPart = async (
  store: S3Store,
  path: string,
  { uploadId, number, bytes }: { readonly uploadId: string; readonly number: number; readonly bytes: Uint8Array },
  options: SendOptions,
): Promise<{ readonly etag: string; readonly doubtful: boolean } | 'gone'> => {
  const md5 = createHash('md5').update(bytes).digest();
  const content = { Body: bytes, ContentMD5: md5.toString('base64') };
  const command = new UploadPartCommand({ ...target(store, path), UploadId: uploadId, PartNumber: number, ...content });
  try {
    const { ETag } = await store.client.send(command, options);
    if (!ETag) throw notStorage(store, path);
    return { etag: ETag, doubtful: contradicts(ETag, md5) };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal && isNoSuchUpload(refusal)) return 'gone';
    throw s3Failure(error, store, { path, action: 's3:PutObject' });
  }
};

/** A store may have to copy all parts together before it answers. */
const PATIENT: SendOptions = { timeoutMs: 300_000 };
const PART_CODES: ReadonlySet<string> = new Set(['InvalidPart', 'InvalidPartOrder', 'EntityTooSmall']);

/**
 * `refused`: something has come under the name. `gone`: the upload is no more; an answer may have been lost, or another
 * process ended it. `unfit`: its parts aren't those that were sent. `unsupported`: the store knows no such condition.
 */
export type CompleteOutcome = {
  readonly kind: 'completed' | 'refused' | 'gone' | 'unfit' | 'unsupported';
  readonly tries: number;
};

/** Makes the object of the parts whose ETags are given in order, if nothing is under the name. */
export const completeUpload = async (
  store: S3Store,
  path: string,
  {
    uploadId,
    etags,
    conditional,
  }: { readonly uploadId: string; readonly etags: readonly string[]; readonly conditional: boolean },
): Promise<CompleteOutcome> => {
  const command = new CompleteMultipartUploadCommand({
    ...target(store, path),
    UploadId: uploadId,
    MultipartUpload: { Parts: etags.map((ETag, i) => ({ PartNumber: i + 1, ETag })) },
    ...(conditional ? { IfNoneMatch: '*' } : {}),
  });
  try {
    const { $metadata } = await store.client.send(command, PATIENT);
    return { kind: 'completed', tries: $metadata.attempts ?? 1 };
  } catch (error) {
    const refusal = refusalOf(error);
    const tries = refusal?.tries ?? 1;
    if (refusal && isConditionFailed(refusal)) return { kind: 'refused', tries };
    if (refusal && isNoSuchUpload(refusal)) return { kind: 'gone', tries };
    if (refusal && PART_CODES.has(refusal.code)) return { kind: 'unfit', tries };
    if (refusal && conditional && isConditionUnsupported(refusal)) return { kind: 'unsupported', tries };
    throw s3Failure(error, store, { path, action: 's3:PutObject' });
  }
};

/** Gives an unfinished upload up, and the space that it takes. Nothing happens where it is gone. */
export const abortUpload = (store: S3Store, path: string, uploadId: string): Promise<void> =>
  asking(store, { path, action: 's3:AbortMultipartUpload' }, async () => {
    try {
      await store.client.send(new AbortMultipartUploadCommand({ ...target(store, path), UploadId: uploadId }));
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal || !isNoSuchUpload(refusal)) throw error;
    }
  });
