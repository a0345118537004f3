import { gather } from '../../errors/gather.js';
import { fail, OtaError } from '../../errors/ota-error.js';
import type { CreateOutcome, OnBytes } from '../host.js';
import { sha256Hex } from '../stored-file.js';
import { lookUp, type Purpose } from './looking.js';
import { digestFound, digestObject, readingAgain } from './reading.js';
import { pause, type S3Site } from './site.js';
import { type Condition, deleteObject, type PutOutcome, putObject } from './store.js';

/** Size in bytes and lowercase hex SHA-256 of what should be there. */
export interface Wanted {
  readonly size: number;
  readonly sha256: string;
}

/** How what is stored compares with what should be: nothing there, these very bytes, or others. Reads the bytes. */
export const compareStored = (
  site: S3Site,
  path: string,
  wanted: Wanted,
  purpose: Purpose,
): Promise<'absent' | 'same' | 'other'> =>
  readingAgain(site, async () => {
    const found = await lookUp(site, path, purpose);
    if (!found) return 'absent';
    // The claim of these very bytes under another length is worth reading it.
    if (found.size !== wanted.size && found.claimedSha256 !== wanted.sha256) {
      await found.body.cancel();
      return 'other';
    }
    const { sha256 } = await digestFound(site, path, found);
    if (sha256 !== wanted.sha256) return 'other';
    site.known.etags.set(path, { sha256, etag: found.etag });
    return 'same';
  });

/** A name that is taken one moment and free the next, so many times in a row, isn't our own doing. */
const MAX_ROUNDS = 10;

/**
 * Writes the bytes where nothing is yet, in one request under `If-None-Match: *`.
 *
 * A refusal (412, or 409 while another write is under way) is looked into: the very bytes are `same`, or `created` where an
 * earlier try of this request may have brought them and its answer was lost. On a store that doesn't honour the condition,
 * or isn't known to, the name is read first, which leaves a gap that only one writer at a time is safe in.
 */
export const createBytes = async (
  site: S3Site,
  path: string,
  bytes: Uint8Array,
  onBytes: OnBytes = () => undefined,
): Promise<CreateOutcome> => {
  const { store, known } = site;
  const wanted = { size: bytes.length, sha256: sha256Hex(bytes) };
  const report = growing(onBytes);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (known.creating !== 'honoured') {
      const found = await compareStored(site, path, wanted, 'before-writing');
      if (found !== 'absent') return found;
    }
    const condition: Condition = { kind: known.creating === 'unsupported' ? 'none' : 'absent' };
    const put = await putObject(store, path, bytes, condition, { onBytes: report });
    if (put.kind === 'stored') {
      await settle(site, path, put, wanted);
      report(bytes.length);
      return 'created';
    }
    if (put.kind === 'unsupported') {
      known.creating = 'unsupported';
      continue;
    }
    const found = await compareStored(site, path, wanted, 'known-to-exist');
    if (found !== 'absent') return found === 'same' && put.tries > 1 ? 'created' : found;
    await pause(site, round);
  }
  throw inconsistent(site, path);
};

/** Passes on only what is more than before: a try that is repeated counts from zero. */
export const growing = (onBytes: OnBytes): OnBytes => {
  let most = 0;
  return (bytes) => {
    if (bytes <= most) return;
    most = bytes;
    onBytes(bytes);
  };
};

/** The store contradicts itself, in whatever order it is asked. */
export const inconsistent = ({ store }: S3Site, path: string) =>
  fail('host-refused', {
    location: store.address.location,
    path,
    reason: 'it answers again and again that something is there, and then that nothing is',
  });

/** Remembers what was stored. Where the store's ETag speaks against it, the bytes are read back, and wrong ones removed. */
const settle = async (
  site: S3Site,
  path: string,
  { etag, doubtful }: Extract<PutOutcome, { kind: 'stored' }>,
  wanted: Wanted,
): Promise<void> => {
  if (doubtful) await assertStored(site, path, wanted);
  site.known.etags.set(path, { sha256: wanted.sha256, etag });
};

/** Reads back what this run has just created. @throws OtaError `host-corrupted`; the object is gone then. */
export const assertStored = async (site: S3Site, path: string, wanted: Wanted): Promise<void> => {
  const verdict = await gather(() => digestObject(site, path, 'known-to-exist'));
  if (verdict.value?.sha256 === wanted.sha256) return;
  if (verdict.problems.some(({ code }) => code !== 'host-corrupted')) throw new OtaError(verdict.problems);
  await deleteObject(site.store, path);
  const { location } = site.store.address;
  const found = verdict.value?.sha256 ?? 'something else';
  throw fail('host-corrupted', { location, path, expected: `sha256 ${wanted.sha256}`, found: `sha256 ${found}` });
};
