/** Where the header names the system that compressed (RFC 1952, 2.3: OS). */
const OS_AT = 9;
const UNKNOWN_OS = 255;

/** A gzip stream whose header names no system, so that it is the same wherever it was made. */
export async function* anonymousGzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let position = 0;
  for await (const chunk of chunks) {
    const at = OS_AT - position;
    position += chunk.length;
    yield at >= 0 && at < chunk.length ? chunk.with(at, UNKNOWN_OS) : chunk;
  }
}
