import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Extract, type ExtractEvents, extract } from 'tar-stream';

/** An entry of a tarball: its header, and its bytes, which must be read to their end before the next entry comes. */
export type TarEntry = ExtractEvents['entry'][1];

/** The entries of an uncompressed tarball on this machine, one after another, in constant memory. */
export async function* tarEntries(file: string): AsyncGenerator<TarEntry> {
  const unpacked = extract();
  const raw = createReadStream(file);
  const read = pipeline(raw, (chunks: AsyncIterable<Buffer>) => writeAll(unpacked, chunks));
  // Whoever iterates is told by the end of the entries.
  read.catch((error: Error) => unpacked.destroy(error));
  try {
    yield* unpacked;
    await read;
  } finally {
    raw.destroy();
  }
}

const writeAll = async (unpacked: Extract, chunks: AsyncIterable<Buffer>): Promise<void> => {
  for await (const chunk of chunks) {
    if (unpacked.destroying) return;
    if (!unpacked.write(chunk)) await drained(unpacked);
  }
  unpacked.end(undefined);
};

/** Settles when more may be written; one that is destroyed takes no more, and says so only by its end. */
const drained = (unpacked: Extract): Promise<void> =>
  new Promise((resolve) => {
    const settle = (): void => {
      for (const event of ['drain', 'close'] as const) unpacked.off(event, settle);
      resolve();
    };
    for (const event of ['drain', 'close'] as const) unpacked.on(event, settle);
  });

/** The bytes of an entry. */
export const entryBytes = async (entry: TarEntry): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Reads an entry that nobody wants to its end. */
export const passOver = async (entry: TarEntry): Promise<void> => {
  for await (const _ of entry);
};
