import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type TarEntry, tarEntries } from '../devices/ivy/tar-file.js';
import { fail, OtaError } from '../errors/ota-error.js';

/** Sources and system images of small devices are far below it. */
const MAX_BYTES = 8 * 1024 ** 3;
/** Unpacked bytes to packed ones: deflate makes a thousandth of zeros, and nothing that is meant comes near it. */
const MAX_RATIO = 300;
/** Below this size nobody is hurt, whatever the ratio. */
const HARMLESS_BYTES = 16 * 1024 * 1024;

/**
 * Inflates a gzip tarball beside itself, in constant memory, and gives back the path of the tarball.
 *
 * @param shown the tarball on the site, for messages. @throws OtaError `rehearsal-archive-refused` for what is no gzip, is cut off,
 * or is a bomb.
 */
export const inflateTarball = async (file: string, shown: string): Promise<string> => {
  const to = `${file}.tar`;
  const { size } = await stat(file);
  const limit = Math.min(MAX_BYTES, Math.max(HARMLESS_BYTES, size * MAX_RATIO));
  await refusingBroken(shown, () =>
    pipeline(
      createReadStream(file),
      createGunzip(),
      (chunks: AsyncIterable<Uint8Array>) => within(chunks, limit, shown),
      createWriteStream(to, { mode: 0o600 }),
    ),
  );
  return to;
};

async function* within(chunks: AsyncIterable<Uint8Array>, limit: number, file: string): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limit) throw fail('rehearsal-archive-refused', { file, reason: `it unpacks to over ${limit} bytes` });
    yield chunk;
  }
}

/**
 * Hands each entry of an inflated tarball to `use`, which has to read it to its end.
 *
 * @throws OtaError `rehearsal-archive-refused` for what is no tarball, and what `use` throws.
 */
export const eachEntry = (tarFile: string, shown: string, use: (entry: TarEntry) => Promise<void>): Promise<void> =>
  refusingBroken(shown, async () => {
    for await (const entry of tarEntries(tarFile)) await use(entry);
  });

/** What zlib and the reader of tarballs throw are plain errors; defects of the program pass through. */
const refusingBroken = async (file: string, run: () => Promise<void>): Promise<void> => {
  try {
    await run();
  } catch (cause) {
    const isOther = cause instanceof OtaError || cause instanceof TypeError || cause instanceof RangeError;
    if (isOther || !(cause instanceof Error)) throw cause;
    throw fail('rehearsal-archive-refused', { file, reason: cause.message.replace(/[.?!]+$/, '') }, { cause });
  }
};
