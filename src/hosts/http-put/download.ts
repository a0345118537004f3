import { createHash, type Hash } from 'node:crypto';
import { fail, OtaError } from '../../errors/ota-error.js';
import { isAbsent, readAnswer } from './answer.js';
import type { PutClient } from './client.js';
import { refusalOf } from './refusal.js';
import { strongEtag } from './validators.js';
import { patience, type Timing } from './waits.js';

/** An object as the server answers it, its bytes yet to be read. */
export interface Download {
  /** Bytes that the server promises; undefined where it doesn’t say. */
  readonly size: number | undefined;
  /** An ETag that only these very bytes have, as the server writes it. */
  readonly etag: string | undefined;
  /** When the server says that it was written last, in milliseconds since the epoch. */
  readonly modifiedMs: number | undefined;
  /** Hex SHA-256 of the object as the server knows it, where it says so. */
  readonly claimedSha256: string | undefined;
  /**
   * The bytes, once, in constant memory. Where the connection breaks they go on at the place where it broke.
   *
   * @throws OtaError `host-unreachable`, `http-put-untrusted`, `host-denied`, `host-refused`.
   */
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** Gives the bytes up. */
  readonly discard: () => Promise<void>;
}

/** Tries of one object after the first, and how long they may wait together. */
const LIMITS = { maxTries: 6, maxWaitMs: 120_000 };

/**
 * Asks for an object; undefined where the server has none.
 *
 * @throws OtaError `host-unreachable`, `http-put-untrusted`, `host-denied`, `host-path-is-directory`, `host-refused`.
 */
export const openDownload = async (client: PutClient, timing: Timing, path: string): Promise<Download | undefined> => {
  const response = await client.read({ method: 'GET', path });
  if (isAbsent(response)) {
    await readAnswer(response, response.url);
    return undefined;
  }
  if (response.status !== 200) throw await refusal(client, path, response);
  return {
    ...describe(response),
    chunks: () => chunksOf(client, timing, path, response),
    discard: async () => response.body?.cancel(),
  };
};

/** What the headers say of the object that they are about. */
export const describe = ({ headers }: Response): Omit<Download, 'chunks' | 'discard'> => {
  const length = headers.get('content-length');
  const isEncoded = (headers.get('content-encoding') ?? 'identity') !== 'identity';
  return {
    size: isEncoded || !length || !/^\d+$/.test(length) ? undefined : Number(length),
    modifiedMs: timeOf(headers.get('last-modified')),
    etag: isEncoded ? undefined : strongEtag(headers.get('etag')),
    claimedSha256: isEncoded ? undefined : claimedSha256(headers),
  };
};

const timeOf = (date: string | null): number | undefined => {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : time;
};

/**
 * The digest that the server keeps of an object: `Repr-Digest` (RFC 9530, 3), or what GitLab and Artifactory send
 * (GitLab, “Generic packages repository”, checksums; JFrog REST API, “Retrieve Artifact”).
 */
const claimedSha256 = (headers: Headers): string | undefined => {
  const standard = /(?:^|[\s,])sha-256=:([A-Za-z0-9+/]{43}=):/.exec(headers.get('repr-digest') ?? '')?.[1];
  if (standard !== undefined) return Buffer.from(standard, 'base64').toString('hex');
  const own = headers.get('x-checksum-sha256')?.trim().toLowerCase();
  return own !== undefined && /^[0-9a-f]{64}$/.test(own) ? own : undefined;
};

const refusal = async (client: PutClient, path: string, response: Response): Promise<OtaError> =>
  refusalOf(await readAnswer(response, response.url), { location: client.location, path, access: 'read' });

async function* chunksOf(client: PutClient, timing: Timing, path: string, first: Response): AsyncGenerator<Uint8Array> {
  const { size, etag } = describe(first);
  const wait = patience(timing, LIMITS);
  const seen = { hash: createHash('sha256'), bytes: 0 };
  let part: AsyncIterable<Uint8Array> = bodyOf(first);
  for (;;) {
    try {
      for await (const chunk of part) {
        seen.hash.update(chunk);
        seen.bytes += chunk.length;
        yield chunk;
      }
      if (size === undefined || seen.bytes === size) return;
      throw Object.assign(new Error(`${seen.bytes} of ${size} bytes came`), { code: 'ECONNRESET' });
    } catch (cause) {
      if (cause instanceof OtaError) throw cause;
      const { failure, error } = client.broken(path, cause);
      if ((await wait('GET', { kind: 'failure', failure })) === 'give-up') throw error;
    }
    part = await restOf(client, path, etag, seen);
  }
}

async function* bodyOf({ body }: Response): AsyncGenerator<Uint8Array> {
  yield* body ?? [];
}

interface Seen {
  readonly hash: Hash;
  readonly bytes: number;
}

/**
 * What follows the bytes that were seen. Under an ETag the server sends just that (RFC 9110, 14.2 and 13.1.5); otherwise
 * all of it comes once more, and its beginning must be what was seen.
 */
const restOf = async (
  client: PutClient,
  path: string,
  etag: string | undefined,
  seen: Seen,
): Promise<AsyncIterable<Uint8Array>> => {
  const range = etag === undefined ? {} : { range: `bytes=${seen.bytes}-`, 'if-range': etag };
  const response = await client.read({ method: 'GET', path, headers: range });
  const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  if (response.status === 206 && Number(start) === seen.bytes && strongEtag(response.headers.get('etag')) === etag)
    return bodyOf(response);
  if (response.status === 200) return withoutSeen(client, path, response, seen);
  if (response.status === 206 || response.status === 416 || isAbsent(response)) {
    await response.body?.cancel();
    throw changed(client, path);
  }
  throw await refusal(client, path, response);
};

async function* withoutSeen(
  client: PutClient,
  path: string,
  response: Response,
  { hash, bytes }: Seen,
): AsyncGenerator<Uint8Array> {
  const expected = hash.copy().digest('hex');
  const again = createHash('sha256');
  let due = bytes;
  for await (const chunk of bodyOf(response)) {
    const known = chunk.subarray(0, due);
    again.update(known);
    due -= known.length;
    if (due > 0) continue;
    if (known.length > 0 && again.copy().digest('hex') !== expected) throw changed(client, path);
    if (chunk.length > known.length) yield chunk.subarray(known.length);
  }
  if (due > 0) throw changed(client, path);
}

const changed = ({ location }: PutClient, path: string): OtaError =>
  fail('host-refused', { location, path, reason: 'it changed while it was read' });
