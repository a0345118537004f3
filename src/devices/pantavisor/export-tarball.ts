import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { fail } from '../../errors/ota-error.js';
import type { KnownFile } from '../../site/draft.js';
import { anonymousGzip } from '../../transfer/gzip-header.js';
import type { PartObject } from './parts.js';
import { ustarEnd, ustarHeader, ustarPadding } from './ustar.js';

const GZIP_LEVEL = 6;

/** What goes into the export of a revision. */
export interface ExportContents {
  /** The bytes of the state. */
  readonly state: Uint8Array;
  readonly objects: readonly PartObject[];
}

/**
 * Writes the export of a revision to a file: gzip around ustar, `json` first, then `objects/<sha256>` by name. Plain files alone,
 * because a directory entry or a leading `./` crashes the device’s reader and it refuses PAX headers (Pantavisor contract, “Export
 * tarball”). The same revision gives the same bytes; memory doesn’t grow with its size.
 *
 * @throws OtaError `pantavisor-part-changed`.
 */
export const writeExport = async (path: string, contents: ExportContents): Promise<KnownFile> => {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(
    Readable.from(tarChunks(contents)),
    createGzip({ level: GZIP_LEVEL }),
    anonymousGzip,
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path),
  );
  return { path, size, sha256: hash.digest('hex') };
};

async function* tarChunks({ state, objects }: ExportContents): AsyncGenerator<Uint8Array> {
  yield ustarHeader('json', state.length);
  yield state;
  yield ustarPadding(state.length);
  for (const object of objects.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))) {
    yield ustarHeader(`objects/${object.sha256}`, object.size);
    yield* unchanged(object);
    yield ustarPadding(object.size);
  }
  yield ustarEnd();
}

/** The bytes of a part that are still those that the state names. */
async function* unchanged({ file, key, size, sha256 }: PartObject): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let read = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    read += chunk.length;
    if (read > size) break;
    yield chunk;
  }
  if (read !== size || hash.digest('hex') !== sha256) throw fail('pantavisor-part-changed', { path: key });
}
