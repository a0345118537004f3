import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { fail, type OtaError } from '../../errors/ota-error.js';
import { type Attempt, type Counterpart, s3Failure } from './failure.js';
import type { SendOptions } from './fetch-handler.js';
import { describedBy } from './object-description.js';
import { isConditionFailed, isConditionUnsupported, type Refusal, refusalOf } from './refusal.js';

/** A bucket as the host asks it, and who asks. */
export interface S3Store extends Counterpart {
  readonly client: S3Client;
}

/** An object's bytes from a position on. */
export interface FoundObject {
  /** Bytes of the whole object. */
  readonly size: number;
  /** As the store writes it, quotes included. */
  readonly etag: string;
  /** What `x-amz-meta-sha256` claims, if that is there. */
  readonly claimedSha256: string | undefined;
  /** The position of the body's first byte. */
  readonly start: number;
  readonly body: AsyncIterable<Uint8Array> & { readonly cancel: () => Promise<void> };
}

/** `absent`: no such object. `forbidden`: the store won't say. `changed`: another one than the ETag's. */
export type Lookup =
  | { readonly kind: 'found'; readonly object: FoundObject }
  | { readonly kind: 'absent' | 'changed' }
  | { readonly kind: 'forbidden'; readonly error: unknown };

/** Runs a request; what it ends with becomes the host's error. */
export const asking = async <T>(store: Counterpart, attempt: Attempt, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    throw s3Failure(error, store, attempt);
  }
};

/** Asks for an object, from a position on where one is given, and only as long as it is the one of an ETag. */
export const getObject = async (
  store: S3Store,
  path: string,
  { start = 0, etag }: { readonly start?: number; readonly etag?: string } = {},
): Promise<Lookup> => {
  const attempt = { path, action: 's3:GetObject' };
  const command = new GetObjectCommand({
    Bucket: store.address.bucket,
    Key: store.address.keyOf(path),
    ...(start === 0 ? {} : { Range: `bytes=${start}-` }),
    ...(etag ? { IfMatch: etag } : {}),
  });
  try {
    const { Body, ContentLength, ContentRange, ETag, Metadata } = await store.client.send(command);
    const stream = Body?.transformToWebStream();
    if (ContentLength === undefined || !stream || !ETag) throw notStorage(store, path);
    const from = ContentRange === undefined ? 0 : start;
    const body = Object.assign(bytesOf(stream), { cancel: () => stream.cancel().catch(() => undefined) });
    const claimedSha256 = Metadata?.sha256;
    return { kind: 'found', object: { size: from + ContentLength, etag: ETag, claimedSha256, start: from, body } };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal && refusal.code === 'NoSuchKey') return { kind: 'absent' };
    if (refusal && isConditionFailed(refusal)) return { kind: 'changed' };
    const failure = s3Failure(error, store, attempt);
    if (isForbidden(refusal) && UNCLEAR.has(failure.code)) return { kind: 'forbidden', error: failure };
    throw failure;
  }
};

/** A 403 that may also mean that there is no such object. */
const UNCLEAR: ReadonlySet<string> = new Set(['s3-permission-missing', 's3-credentials-missing']);

/** Every object of a store has an ETag; a page that says that all is well has none as a rule. */
export const notStorage = ({ endpoint }: Counterpart, path: string): OtaError =>
  fail('s3-endpoint-wrong', { endpoint, path, answer: 'with success but without an ETag, as no object storage does' });

async function* bytesOf(stream: ReadableStream): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) if (chunk instanceof Uint8Array) yield chunk;
}

const isForbidden = (refusal: Refusal | undefined): boolean => refusal?.status === 403;

/** An object without its bytes. */
export interface ObjectHead {
  readonly size: number;
  /** As the store writes it, quotes included. */
  readonly etag: string;
  /** `x-amz-meta-…`, without that and in small letters. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly contentDisposition: string | undefined;
}

/** What stands under a name, without its bytes. HEAD has no body to explain itself: a 404 is taken for no such object. */
export const headObject = async (store: S3Store, path: string): Promise<ObjectHead | 'absent' | 'forbidden'> => {
  const command = new HeadObjectCommand({ Bucket: store.address.bucket, Key: store.address.keyOf(path) });
  try {
    const { ContentLength = 0, ETag, Metadata = {}, ContentDisposition } = await store.client.send(command);
    if (!ETag) throw notStorage(store, path);
    return { size: ContentLength, etag: ETag, metadata: Metadata, contentDisposition: ContentDisposition };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.status === 404) return 'absent';
    if (isForbidden(refusal)) return 'forbidden';
    throw s3Failure(error, store, { path, action: 's3:GetObject' });
  }
};

/** Under what an object is written. An ETag goes out as it is given, with quotes or without. */
export type Condition =
  | { readonly kind: 'absent' }
  | { readonly kind: 'etag'; readonly etag: string }
  | { readonly kind: 'none' };

/** `refused`: the condition didn't hold. `unsupported`: the store knows no such condition. */
export type PutOutcome =
  | {
      readonly kind: 'stored';
      readonly etag: string;
      readonly versionId: string | undefined;
      readonly doubtful: boolean;
    }
  /**
   * `tries` beyond the first: an earlier one may have been carried out, its answer lost. `conflict`: another write was under
   * way, so that the condition wasn't judged.
   */
  | { readonly kind: 'refused'; readonly tries: number; readonly conflict: boolean }
  | { readonly kind: 'unsupported' };

/** Writes an object in one request. The store checks the bytes against their MD5 and the signed SHA-256. */
export const putObject = async (
  store: S3Store,
  path: string,
  bytes: Uint8Array,
  condition: Condition,
  options: SendOptions = {},
): Promise<PutOutcome> => {
  assertMayWrite(store, path);
  const md5 = createHash('md5').update(bytes).digest();
  const command = new PutObjectCommand({
    Bucket: store.address.bucket,
    Key: store.address.keyOf(path),
    Body: bytes,
    ContentMD5: md5.toString('base64'),
    ...describedBy(path, createHash('sha256').update(bytes).digest('hex')),
    ...(condition.kind === 'absent' ? { IfNoneMatch: '*' } : {}),
    ...(condition.kind === 'etag' ? { IfMatch: condition.etag } : {}),
  });
  try {
    const { ETag, VersionId } = await store.client.send(command, options);
    if (!ETag) throw notStorage(store, path);
    return { kind: 'stored', etag: ETag, versionId: VersionId, doubtful: contradicts(ETag, md5) };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal && condition.kind !== 'none') {
      const lost = condition.kind === 'etag' && refusal.code === 'NoSuchKey';
      if (lost || isConditionFailed(refusal))
        return { kind: 'refused', tries: refusal.tries, conflict: refusal.status === 409 };
      if (isConditionUnsupported(refusal)) return { kind: 'unsupported' };
    }
    throw s3Failure(error, store, { path, action: 's3:PutObject' });
  }
};

/** Nobody may write without a name: said before a byte is sent. */
export const assertMayWrite = ({ anonymous, address }: Counterpart, path: string): void => {
  if (anonymous) throw fail('s3-credentials-missing', { location: address.location, access: 'write', path });
};

/**
 * Whether an ETag in the form of an MD5 isn't that of the bytes. It proves nothing: encrypted with KMS, an object's ETag
 * looks like one (Amazon S3, “Checking object integrity”); but it is worth a look at what was stored.
 */
export const contradicts = (etag: string, md5: Uint8Array): boolean => {
  const [, hex] = /^"?([0-9a-f]{32})"?$/i.exec(etag) ?? [];
  return hex !== undefined && hex.toLowerCase() !== Buffer.from(md5).toString('hex');
};

/** Removes an object, or one version of it for good. Nothing happens where there is none. */
export const deleteObject = (store: S3Store, path: string, versionId?: string): Promise<void> =>
  asking(store, { path, action: versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion' }, async () => {
    const { bucket: Bucket, keyOf } = store.address;
    const version = versionId === undefined ? {} : { VersionId: versionId };
    try {
      await store.client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(path), ...version }));
    } catch (error) {
      if (refusalOf(error)?.code !== 'NoSuchKey') throw error;
    }
  });

/** The site's paths that begin so, page by page. @throws OtaError `host-unlistable` where s3:ListBucket is missing. */
export const listObjects = async (store: S3Store, prefix: string): Promise<readonly string[]> => {
  const { bucket, pathOf, keyPrefixOf, location } = store.address;
  const { endpoint } = store;
  const paths: string[] = [];
  let next: string | undefined;
  do {
    const command = new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: keyPrefixOf(prefix),
      ...(next === undefined ? {} : { ContinuationToken: next }),
    });
    try {
      const page = await store.client.send(command);
      if (page.IsTruncated === undefined)
        throw fail('s3-endpoint-wrong', { endpoint, path: prefix, answer: 'with no list' });
      for (const { Key = '' } of page.Contents ?? []) paths.push(...[pathOf(Key) ?? []].flat());
      next = page.IsTruncated ? page.NextContinuationToken : undefined;
    } catch (error) {
      const failure = s3Failure(error, store, { path: prefix, action: 's3:ListBucket', onBucket: true });
      if (failure.code === 's3-permission-missing') throw fail('host-unlistable', { location }, { cause: failure });
      throw failure;
    }
  } while (next !== undefined);
  return paths.sort();
};
