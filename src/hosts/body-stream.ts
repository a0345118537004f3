import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fail, OtaError } from '../errors/ota-error.js';
import type { Body, OnBytes } from './host.js';
import { errnoOf } from './host-failure.js';

/** Size in bytes and hex SHA-256 of what is uploaded. */
export interface Digest {
  readonly size: number;
  readonly sha256: string;
}

/** The digest that a body promises. */
export const digestOf = (body: Body): Digest =>
  body.kind === 'file'
    ? { size: body.size, sha256: body.sha256 }
    : { size: body.bytes.length, sha256: createHash('sha256').update(body.bytes).digest('hex') };

/** A body on its way. */
export interface BodyStream {
  readonly stream: ReadableStream<Uint8Array>;
  /** Why the body ended before it was whole; undefined as long as that isn't its fault. */
  readonly fault: () => OtaError | undefined;
}

/**
 * The bytes of a body as a stream, in constant memory. The last part of a file is handed out only once all of it is known to
 * be what was promised: a server that never gets the promised number of bytes keeps nothing. Otherwise the stream fails
 * with OtaError `host-source-changed` or `host-source-unreadable`, which `fault` gives back.
 *
 * @param name what the body is uploaded as.
 */
export const openBody = (body: Body, name: string, onBytes: OnBytes): BodyStream => {
  let fault: OtaError | undefined;
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* counted(body.kind === 'bytes' ? [body.bytes] : promisedChunks(body, name), onBytes);
    } catch (error) {
      // The fetch tells of it in words of its own.
      if (error instanceof OtaError) fault = error;
      throw error;
    }
  };
  return { stream: ReadableStream.from(chunks()), fault: () => fault };
};

/** Tells of a chunk once the next one is asked for: it is on its way then. */
async function* counted(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  onBytes: OnBytes,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    bytes += chunk.length;
    onBytes(bytes);
  }
}

async function* promisedChunks(
  { path: file, size, sha256 }: Extract<Body, { kind: 'file' }>,
  path: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let read = 0;
  let held: Uint8Array | undefined;
  for await (const chunk of fileChunks(file, path)) {
    hash.update(chunk);
    read += chunk.length;
    // Not a byte more than was promised, however large the file has become.
    if (read > size) throw fail('host-source-changed', { file, path, expected: `${size} bytes`, found: 'more' });
    if (held) yield held;
    held = chunk;
  }
  const found = hash.digest('hex');
  if (found !== sha256)
    throw fail('host-source-changed', { file, path, expected: `sha256 ${sha256}`, found: `sha256 ${found}` });
  if (held) yield held;
}

const CHUNK_BYTES = 256 * 1024;

async function* fileChunks(file: string, path: string): AsyncGenerator<Uint8Array> {
  const source = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  try {
    yield* source;
  } catch (cause) {
    const reason = errnoOf(cause);
    if (reason === undefined) throw cause;
    throw fail('host-source-unreadable', { file, path, reason: REASONS.get(reason) ?? reason }, { cause });
  }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EACCES', 'permission denied'],
]);
