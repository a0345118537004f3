import { createHash } from 'node:crypto';
import { fail, OtaError } from '../../errors/ota-error.js';
import { networkFailure } from '../../http/network-failure.js';
import type { StoredObject } from '../host.js';
import { MAX_READ_BYTES, sha256Hex } from '../stored-file.js';
import { lookUp, type Purpose } from './looking.js';
import { pause, type S3Site } from './site.js';
import { type FoundObject, getObject } from './store.js';

/** Broken connections in a row, without a byte between them, until an object counts as out of reach. */
const MAX_BREAKS = 5;

/**
 * The bytes of an object that was found, in constant memory. A connection that breaks is taken up where it broke, from the
 * same object: one that was replaced meanwhile is an error, never a mixture.
 *
 * @throws OtaError `s3-object-changed`, `host-unreachable`, …
 */
async function* bytesOf(site: S3Site, path: string, found: FoundObject): AsyncGenerator<Uint8Array> {
  let object = found;
  let received = 0;
  for (let breaks = 0; ; ) {
    let position = object.start;
    let reason = 'the connection ended early';
    try {
      for await (const chunk of object.body) {
        // A store that knows no ranges begins at the beginning again.
        const fresh = chunk.subarray(Math.max(0, received - position));
        position += chunk.length;
        if (fresh.length === 0) continue;
        received += fresh.length;
        breaks = 0;
        yield fresh;
      }
    } catch (error) {
      if (error instanceof OtaError) throw error;
      reason = networkFailure(error).words;
    }
    if (received >= found.size) return;
    breaks += 1;
    const { location } = site.store.address;
    if (breaks > MAX_BREAKS) throw fail('host-unreachable', { location, path, reason });
    site.surroundings.detail(`${path}: ${reason} after ${received} of ${found.size} bytes, going on from there`);
    await pause(site, breaks);
    object = await reopen(site, path, received, found.etag);
  }
}

const reopen = async ({ store }: S3Site, path: string, start: number, etag: string): Promise<FoundObject> => {
  const found = await getObject(store, path, { start, etag });
  if (found.kind === 'forbidden') throw found.error;
  const { location } = store.address;
  if (found.kind !== 'found') throw fail('s3-object-changed', { location, path });
  if (etag === found.object.etag) return found.object;
  await found.object.body.cancel();
  throw fail('s3-object-changed', { location, path });
};

/** The object's bytes as they are asked for; undefined where there is none. */
export const openObject = async (site: S3Site, path: string): Promise<AsyncIterable<Uint8Array> | undefined> => {
  const found = await lookUp(site, path, 'reading');
  return found && bytesOf(site, path, found);
};

/** The object in memory. @throws OtaError `host-object-too-large`. */
export const readObject = (
  site: S3Site,
  path: string,
  purpose: Purpose = 'reading',
): Promise<StoredObject | undefined> =>
  readingAgain(site, async () => {
    const found = await lookUp(site, path, purpose);
    if (!found) return undefined;
    if (found.size > MAX_READ_BYTES) {
      await found.body.cancel();
      const { location } = site.store.address;
      throw fail('host-object-too-large', { path, location, size: found.size, maxBytes: MAX_READ_BYTES });
    }
    const bytes = await collected(bytesOf(site, path, found));
    const sha256 = sha256Hex(bytes);
    assertAsClaimed(site, path, found, sha256);
    site.known.etags.set(path, { sha256, etag: found.etag });
    return { bytes, etag: sha256 };
  });

/** Size and hex SHA-256 of the stored bytes, in constant memory. */
export const digestObject = (
  site: S3Site,
  path: string,
  purpose: Purpose = 'reading',
): Promise<{ readonly size: number; readonly sha256: string } | undefined> =>
  readingAgain(site, async () => {
    const found = await lookUp(site, path, purpose);
    return found && digestFound(site, path, found);
  });

/** The same of an object that was found. @throws OtaError `host-corrupted` where its own digest says otherwise. */
export const digestFound = async (
  site: S3Site,
  path: string,
  found: FoundObject,
): Promise<{ readonly size: number; readonly sha256: string }> => {
  const hash = createHash('sha256');
  for await (const chunk of bytesOf(site, path, found)) hash.update(chunk);
  const sha256 = hash.digest('hex');
  assertAsClaimed(site, path, found, sha256);
  return { size: found.size, sha256 };
};

/** An answer that was cut short with a length to match looks whole; the digest that the object carries shows it. */
const assertAsClaimed = ({ store }: S3Site, path: string, { claimedSha256 }: FoundObject, sha256: string): void => {
  if (claimedSha256 === undefined || claimedSha256 === sha256) return;
  const { location } = store.address;
  throw fail('host-corrupted', { location, path, expected: `sha256 ${claimedSha256}`, found: `sha256 ${sha256}` });
};

const collected = async (chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  return Buffer.concat(pieces);
};

const MAX_AGAIN = 3;
const AGAIN: ReadonlySet<string> = new Set(['s3-object-changed', 'host-corrupted']);

/** Reads from the beginning again where an object was replaced while it was read, as a pointer may be, or arrived damaged. */
export const readingAgain = async <T>(site: S3Site, read: () => Promise<T>): Promise<T> => {
  for (let round = 0; ; round += 1) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof OtaError) || !AGAIN.has(error.code) || round === MAX_AGAIN) throw error;
      site.surroundings.detail(`${error.message} Reading it again.`);
    }
    await pause(site, round);
  }
};
