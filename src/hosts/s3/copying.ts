import { createHash } from 'node:crypto';
import { fail } from '../../errors/ota-error.js';
import type { CopyComparison, CopySource, ReplaceOutcome } from '../host.js';
import { copyInParts, MAX_COPY_BYTES } from './copy-in-parts.js';
import { requestCopy } from './copy-requests.js';
import { inconsistent } from './creating.js';
import { lookUp } from './looking.js';
import { copyDescribedBy } from './object-description.js';
import { openObject } from './reading.js';
import type { S3Site } from './site.js';
import { type Condition, headObject, type ObjectHead } from './store.js';

/**
 * How an object compares with the one that it is to be a copy of, by size, digest and headers as the store has them. Where
 * the ETags of both are MD5s that differ, the metadata may have been kept over other bytes, and these are read.
 */
export const compareCopy = async (site: S3Site, path: string, source: CopySource): Promise<CopyComparison> => {
  const standing = await headOf(site, path);
  if (!standing) return { kind: 'absent' };
  const other = { kind: 'other', etag: standing.etag } as const;
  if (!isDescribed(standing, path, source)) return other;
  const original = await headOf(site, source.path);
  if (original && isMd5(original.etag) && isMd5(standing.etag) && original.etag !== standing.etag)
    return (await sha256Of(site, path)) === source.sha256 ? { kind: 'same' } : other;
  return { kind: 'same' };
};

const headOf = async (site: S3Site, path: string): Promise<ObjectHead | undefined> => {
  const head = await headObject(site.store, path);
  if (typeof head !== 'string') {
    site.known.mayRead = true;
    return head;
  }
  // Tells a name that isn't there from one that may not be read.
  const found = head === 'forbidden' ? await lookUp(site, path, 'reading') : undefined;
  await found?.body.cancel();
  return undefined;
};

const isDescribed = (head: ObjectHead, path: string, source: CopySource): boolean => {
  const { Metadata, ContentDisposition } = copyDescribedBy(path, source);
  return (
    head.size === source.size &&
    head.contentDisposition === ContentDisposition &&
    Object.entries(Metadata).every(([name, value]) => head.metadata[name] === value)
  );
};

const isMd5 = (etag: string): boolean => /^"?[0-9a-f]{32}"?$/i.test(etag);

const sha256Of = async (site: S3Site, path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of (await openObject(site, path)) ?? []) hash.update(chunk);
  return hash.digest('hex');
};

/**
 * Makes an object a copy of another, over the one with the given ETag, or over nothing. The store copies; no byte comes by
 * here. The condition goes along where the store is known to honour it on a write; where it refuses the right one, or knows
 * none on a copy, the copy is made right after a look, which is not atomic: see `replaceBytes` for why no release is lost by
 * that.
 *
 * @throws OtaError `host-corrupted` where the source is not what it should be, or the copy isn't.
 */
export const copyObject = async (
  site: S3Site,
  path: string,
  source: CopySource,
  etag: string | undefined,
): Promise<ReplaceOutcome> => {
  // Before the source is looked at: a path that can't be is the caller's fault.
  site.store.address.keyOf(path);
  assertWhole(site, source.path, await headOf(site, source.path), source);
  let tries = 0;
  for (const condition of conditionsOf(site, etag)) {
    const before = await compareCopy(site, path, source);
    // Our own request may have been carried out, and its answer lost.
    if (before.kind === 'same') return tries > 0 ? 'replaced' : 'same';
    if ((before.kind === 'other' ? before.etag : undefined) !== etag) return 'lost';
    tries += 1;
    if (!(await copyUnder(site, path, source, condition))) continue;
    site.known.etags.delete(path);
    assertWhole(site, path, await headOf(site, path), source);
    return 'replaced';
  }
  throw inconsistent(site, path);
};

const copyUnder = async (site: S3Site, path: string, source: CopySource, condition: Condition): Promise<boolean> => {
  if (source.size <= MAX_COPY_BYTES) return (await requestCopy(site.store, path, source, condition)) === 'copied';
  await copyInParts(site, path, source);
  return true;
};

/** One after another: an ETag in both of its forms, as old stores take it in one alone, and at last no condition. */
const conditionsOf = ({ known }: S3Site, etag: string | undefined): readonly Condition[] => {
  const none = { kind: 'none' } as const;
  if (etag === undefined) return known.creating === 'honoured' ? [{ kind: 'absent' }, none] : [none];
  if (known.replacing !== 'honoured') return [none];
  const forms = [etag, etag.replaceAll('"', '')];
  const ordered = known.etagForm === 'bare' ? forms.toReversed() : forms;
  return [...ordered.map((form) => ({ kind: 'etag', etag: form }) as const), none];
};

const assertWhole = (
  { store }: S3Site,
  path: string,
  head: ObjectHead | undefined,
  { size, sha256 }: CopySource,
): void => {
  const claimed = head?.metadata.sha256 ?? sha256;
  if (head?.size === size && claimed === sha256) return;
  const { location } = store.address;
  const found = head ? `${head.size} bytes, sha256 ${claimed}` : 'nothing';
  throw fail('host-corrupted', { location, path, expected: `${size} bytes, sha256 ${sha256}`, found });
};
