import { createHash } from 'node:crypto';
import { fail } from '../../errors/ota-error.js';
import type { Digest } from '../body-stream.js';
import { MAX_READ_BYTES, sha256Hex } from '../stored-file.js';
import { isAbsent, readAnswer } from './answer.js';
import type { PutClient } from './client.js';
import { type Download, describe, openDownload } from './download.js';
import { refusalOf } from './refusal.js';
import type { Timing } from './waits.js';

/** An object as it was seen: its digest, and what the server says of it. */
export interface SeenObject extends Pick<Download, 'etag' | 'modifiedMs'> {
  readonly sha256: string;
}

/** A small object that was read. */
export interface ReadObject extends SeenObject {
  readonly bytes: Uint8Array;
}

/** The object, read into memory; undefined where there is none. @throws OtaError `host-object-too-large`, `host-…`. */
export const readObject = async (
  client: PutClient,
  timing: Timing,
  path: string,
  maxBytes = MAX_READ_BYTES,
): Promise<ReadObject | undefined> => {
  const download = await openDownload(client, timing, path);
  if (!download) return undefined;
  const tooLarge = (size: number) => fail('host-object-too-large', { path, location: client.location, size, maxBytes });
  if ((download.size ?? 0) > maxBytes) {
    await download.discard();
    throw tooLarge(download.size ?? 0);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of download.chunks()) {
    size += part.length;
    // Leaving the loop gives the rest up.
    if (size > maxBytes) throw tooLarge(size);
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  return { bytes, sha256: sha256Hex(bytes), etag: download.etag, modifiedMs: download.modifiedMs };
};

/** Size and hex SHA-256 of the object, read in constant memory; undefined where there is none. */
export const digestObject = async (client: PutClient, timing: Timing, path: string): Promise<Digest | undefined> => {
  const download = await openDownload(client, timing, path);
  return download && digestOfChunks(download.chunks());
};

const digestOfChunks = async (chunks: AsyncIterable<Uint8Array>): Promise<Digest> => {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest('hex') };
};

/** How what is stored compares with what should be: nothing there, these very bytes, or others. */
export type Comparison = 'absent' | 'same' | 'other';

/**
 * Compares what is stored with a digest. An object of another length, or of which the server itself keeps the digest, is
 * judged without its bytes; of any other, not a byte more is read than there should be.
 */
export const compareObject = async (
  client: PutClient,
  timing: Timing,
  path: string,
  expected: Digest,
): Promise<Comparison> => {
  const download = await openDownload(client, timing, path);
  if (!download) return 'absent';
  const early = judge(download, expected);
  if (early !== undefined) {
    await download.discard();
    return early;
  }
  const found = await digestOfChunks(upTo(download.chunks(), expected.size));
  return found.size === expected.size && found.sha256 === expected.sha256 ? 'same' : 'other';
};

const judge = (
  { size, claimedSha256 }: Pick<Download, 'size' | 'claimedSha256'>,
  expected: Digest,
): 'same' | 'other' | undefined => {
  if (size !== undefined && size !== expected.size) return 'other';
  if (claimedSha256 === undefined) return undefined;
  return claimedSha256 === expected.sha256 ? 'same' : 'other';
};

/** Ends with the part in which there turns out to be more. */
async function* upTo(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of chunks) {
    yield chunk;
    seen += chunk.length;
    if (seen > size) return;
  }
}

/** What the headers of an object tell. */
export type ObjectFacts = Omit<Download, 'chunks' | 'discard'>;

/**
 * What the server says of an object without sending it. Where it doesn’t answer HEAD (a link that is signed for GET alone,
 * as object storage gives them), it is asked with GET, and given up once it begins.
 */
export const describeObject = async (client: PutClient, path: string): Promise<ObjectFacts | undefined> => {
  const head = await client.read({ method: 'HEAD', path });
  if (isAbsent(head)) return undefined;
  if (head.status === 200) return describe(head);
  const response = await client.read({ method: 'GET', path });
  if (response.status === 200) {
    await response.body?.cancel();
    return describe(response);
  }
  const answer = await readAnswer(response, response.url);
  if (isAbsent(response)) return undefined;
  throw refusalOf(answer, { location: client.location, path, access: 'read' });
};
