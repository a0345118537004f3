import { OtaError } from '../../errors/ota-error.js';
import { abortUpload, listParts, listUploads, type StoredPart, type UnfinishedUpload } from './multipart-requests.js';
import { type PartPlan, partSize } from './part-plan.js';
import type { S3Site } from './site.js';
import { type FileBody, partDigests } from './source-parts.js';

/** An upload that is gone on with, and the ETags of the parts that it has, by number. */
export interface ResumedUpload {
  readonly id: string;
  readonly parts: ReadonlyMap<number, string>;
}

/** As long as a process may be at an upload: a younger one may be another run’s, at work. */
const STALE_MS = 24 * 60 * 60 * 1000;

/**
 * An earlier run's upload of the very same bytes, of several the one that got furthest; undefined where there is none, or
 * the store won't say. Uploads of the object that are of no use and older than a day are given up on the way.
 *
 * An upload fits where it has parts and all of them are these bytes, cut at the same places. Where a store's ETags of parts
 * aren't their MD5 (encryption with KMS), none fits, and all is sent again.
 */
export const findUnfinished = async (
  site: S3Site,
  path: string,
  body: FileBody,
  plan: PartPlan,
): Promise<ResumedUpload | undefined> => {
  const { store, surroundings } = site;
  const uploads = await unlessDenied(site, () => listUploads(store, path), []);
  const fitting: ResumedUpload[] = [];
  for (const upload of uploads) {
    const parts = await unlessDenied(site, () => listParts(store, path, upload.id), []);
    if (await areTheseBytes(parts, body, path, plan))
      fitting.push({ id: upload.id, parts: new Map(parts.map(({ number, etag }) => [number, etag])) });
    else if (isStale(upload, surroundings.clock())) await giveUp(site, path, upload.id);
  }
  const [best] = fitting.sort((a, b) => b.parts.size - a.parts.size);
  if (best) surroundings.detail(`${path}: going on with an upload that has ${best.parts.size} of ${plan.count} parts`);
  return best;
};

/** Aborts an upload; that the store won't let us costs space, which a rule of the bucket's life cycle frees. */
export const giveUp = async (site: S3Site, path: string, uploadId: string): Promise<void> => {
  await unlessDenied(site, () => abortUpload(site.store, path, uploadId), undefined);
};

/** Resuming and tidying up are worth a request, not a release: where the store refuses them, it goes on without. */
const unlessDenied = async <T>({ surroundings }: S3Site, ask: () => Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof OtaError) || !DENIED.has(error.code)) throw error;
    surroundings.detail(error.message);
    return otherwise;
  }
};

const DENIED: ReadonlySet<string> = new Set(['s3-permission-missing', 's3-endpoint-wrong', 'host-refused']);

const isStale = ({ startedAt }: UnfinishedUpload, now: Date): boolean => now.getTime() - startedAt.getTime() > STALE_MS;

const areTheseBytes = async (
  parts: readonly StoredPart[],
  body: FileBody,
  path: string,
  plan: PartPlan,
): Promise<boolean> => {
  const fits = ({ number, size }: StoredPart): boolean =>
    number >= 1 && number <= plan.count && size === partSize(plan, number);
  if (parts.length === 0 || !parts.every(fits)) return false;
  const digests = await partDigests(
    body,
    path,
    plan,
    parts.map(({ number }) => number),
  );
  return parts.every(({ number, etag }) => etag.replaceAll('"', '') === digests.get(number)?.toString('hex'));
};
