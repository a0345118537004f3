import { fail } from '../../errors/ota-error.js';
import type { CreateOutcome, ReplaceOutcome } from '../host.js';
import { sha256Hex } from '../stored-file.js';
import { createBytes, inconsistent, type Wanted } from './creating.js';
import { readObject } from './reading.js';
import { type Knowledge, pause, type S3Site } from './site.js';
import { type PutOutcome, putObject } from './store.js';

const CREATED_AS: Readonly<Record<CreateOutcome, ReplaceOutcome>> = {
  created: 'replaced',
  same: 'same',
  other: 'lost',
};

/** How the ETag goes out in If-Match; `none` is a plain write. */
type Way = Knowledge['etagForm'] | 'none';

const MAX_CONFLICTS = 10;

/**
 * Writes a small object over the one with the given tag, under `If-Match` with the store's own ETag of it; over nothing
 * where the tag is undefined.
 *
 * A refusal (412, 409, 404) is looked into, as a store may refuse the right ETag: where the very object still stands there,
 * the ETag goes out in its other form, and where that is refused too, or the store doesn't honour If-Match, the bytes are
 * written right after another look. That last way is not atomic. No release is lost by it: releases exist by `create`, and a
 * pointer that a slow process wrote over a newer one is brought in line by that process itself, which looks for a newer
 * revision after its pointers, or by the next run.
 */
export const replaceBytes = async (
  site: S3Site,
  path: string,
  bytes: Uint8Array,
  tag: string | undefined,
): Promise<ReplaceOutcome> => {
  if (tag === undefined) return CREATED_AS[await createBytes(site, path, bytes)];
  const wanted = { size: bytes.length, sha256: sha256Hex(bytes) };
  const going: Going = {
    site,
    path,
    bytes,
    tag,
    wanted,
    ways: [...waysOf(site.known)],
    conflicts: 0,
    mayHaveWritten: false,
  };
  for (let isKnown = isStandingKnown(going); ; isKnown = false) {
    const early = isKnown ? 'due' : await judge(going);
    if (early !== 'due') return early;
    if (await tryNext(going)) return 'replaced';
  }
};

/** A replacement on its way. */
interface Going {
  readonly site: S3Site;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly tag: string;
  readonly wanted: Wanted;
  /** Those that are left, the next one first. */
  readonly ways: Way[];
  conflicts: number;
  /** The answer of a try was lost. */
  mayHaveWritten: boolean;
}

/** Whether the object is still the one to be replaced. */
const judge = async ({ site, path, tag, wanted, mayHaveWritten }: Going): Promise<'due' | ReplaceOutcome> => {
  const standing = await readObject(site, path);
  if (standing?.etag === wanted.sha256) return mayHaveWritten ? 'replaced' : 'same';
  return standing?.etag === tag ? 'due' : 'lost';
};

/** Tries the next way; false where it must be looked again. */
const tryNext = async (going: Going): Promise<boolean> => {
  const { site, path, bytes, wanted, ways } = going;
  const [way] = ways;
  if (way === undefined) throw inconsistent(site, path);
  const put = await putIn(site, path, bytes, way);
  if (put.kind === 'stored') {
    if (way !== 'none') site.known.etagForm = way;
    await settle(site, path, put, wanted);
    return true;
  }
  if (put.kind === 'unsupported') {
    site.known.replacing = 'unsupported';
    ways.splice(0, ways.length, 'none');
    return false;
  }
  going.mayHaveWritten ||= put.tries > 1;
  if (!put.conflict) ways.shift();
  else if (going.conflicts === MAX_CONFLICTS) ways.length = 0;
  else await pause(site, going.conflicts);
  going.conflicts += 1;
  return false;
};

/** What was read last needn't be read again before a condition that the store is known to honour. */
const isStandingKnown = ({ site: { known }, path, tag, wanted }: Going): boolean =>
  known.replacing === 'honoured' && known.etags.get(path)?.sha256 === tag && wanted.sha256 !== tag;

const waysOf = ({ replacing, etagForm }: Knowledge): readonly Way[] => {
  if (replacing === 'ignored' || replacing === 'unsupported') return ['none'];
  return etagForm === 'quoted' ? ['quoted', 'bare', 'none'] : ['bare', 'quoted', 'none'];
};

const putIn = ({ store, known }: S3Site, path: string, bytes: Uint8Array, way: Way): Promise<PutOutcome> => {
  const etag = known.etags.get(path)?.etag ?? '';
  if (way === 'none' || etag === '') return putObject(store, path, bytes, { kind: 'none' });
  return putObject(store, path, bytes, { kind: 'etag', etag: way === 'bare' ? etag.replaceAll('"', '') : etag });
};

/** Remembers what was stored. Where the store's ETag speaks against it, it is read back. @throws OtaError `host-corrupted`. */
const settle = async (
  site: S3Site,
  path: string,
  { etag, doubtful }: Extract<PutOutcome, { kind: 'stored' }>,
  { sha256 }: Wanted,
): Promise<void> => {
  site.known.etags.set(path, { sha256, etag });
  if (!doubtful) return;
  const standing = await readObject(site, path);
  // Another process may have replaced it by now.
  if (!standing || standing.etag === sha256 || site.known.etags.get(path)?.etag !== etag) return;
  const { location } = site.store.address;
  throw fail('host-corrupted', { location, path, expected: sha256, found: standing.etag });
};
