import { createHash } from 'node:crypto';
import { OtaError } from '../../errors/ota-error.js';
import type { CreateOutcome, OnBytes } from '../host.js';
import { assertStored, compareStored, growing, inconsistent } from './creating.js';
import { beginUpload, type CompleteOutcome, completeUpload } from './multipart-requests.js';
import { type PartPlan, planParts } from './part-plan.js';
import { type SentParts, sendParts } from './sending-parts.js';
import { pause, type S3Site } from './site.js';
import { type FileBody, openParts, partDigests, type SourceParts } from './source-parts.js';
import { headObject } from './store.js';
import { findUnfinished, giveUp, type ResumedUpload } from './unfinished.js';

const MAX_ROUNDS = 5;

/**
 * Writes a large file where nothing is yet, in parts: sent a few at once, in constant memory, each checked by the store. The
 * object appears only after all of the file was read and is what was promised. What an earlier run has sent is kept.
 *
 * Completing goes out under `If-None-Match: *`, right after another look. AWS and R2 honour the condition there; Ceph up to
 * Pacific doesn't, and of two who create different large objects under one name at the same moment the last would win. A
 * site has no such names: the large ones hold the digest of their bytes.
 */
export const createLarge = async (
  site: S3Site,
  path: string,
  body: FileBody,
  onBytes: OnBytes = () => undefined,
  plan: PartPlan = planParts(body.size),
): Promise<CreateOutcome> => {
  const report = growing(onBytes);
  let mayHaveCreated = false;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const found = await compareLarge(site, path, body, plan);
    if (found !== 'absent') return found === 'same' && mayHaveCreated ? 'created' : found;
    const end = await upload(site, path, body, { plan, onBytes: report });
    if (end.kind === 'completed') {
      report(body.size);
      return 'created';
    }
    mayHaveCreated ||= end.tries > 1;
    await pause(site, round);
  }
  throw inconsistent(site, path);
};

/**
 * How what is stored compares with a file. Its ETag tells where it is made of the parts' MD5 (Amazon S3, “Checking object
 * integrity”), as then the same file in the same parts has the same; otherwise the stored bytes are read.
 */
const compareLarge = async (
  site: S3Site,
  path: string,
  body: FileBody,
  plan: PartPlan,
): Promise<'absent' | 'same' | 'other'> => {
  const stored = await headObject(site.store, path);
  if (stored === 'absent') return 'absent';
  const mayTell = stored !== 'forbidden' && stored.size === body.size && stored.etag.endsWith(`-${plan.count}"`);
  if (mayTell && stored.etag === (await etagOf(body, path, plan))) return 'same';
  return compareStored(site, path, body, site.known.creating === 'honoured' ? 'reading' : 'before-writing');
};

const etagOf = async (body: FileBody, path: string, plan: PartPlan): Promise<string> => {
  const numbers = Array.from({ length: plan.count }, (_, i) => i + 1);
  const digests = await partDigests(body, path, plan, numbers);
  const all = createHash('md5').update(Buffer.concat([...digests.values()]));
  return `"${all.digest('hex')}-${plan.count}"`;
};

interface LargeUpload {
  readonly plan: PartPlan;
  readonly onBytes: OnBytes;
}

const upload = async (
  site: S3Site,
  path: string,
  body: FileBody,
  { plan, onBytes }: LargeUpload,
): Promise<CompleteOutcome> => {
  const source = await openParts(body, path, plan);
  try {
    const resumed = await findUnfinished(site, path, body, plan);
    const going = resumed ?? { id: await beginUpload(site.store, path, body.sha256), parts: new Map() };
    const sent = await sendWhole(site, path, source, { upload: going, plan, onBytes });
    return sent === 'gone' ? { kind: 'gone', tries: 1 } : await finish(site, path, body, going.id, sent);
  } finally {
    await source.close();
  }
};

/** Sends the parts. A file that isn't what was promised leaves nothing behind. */
const sendWhole = async (
  site: S3Site,
  path: string,
  source: SourceParts,
  request: LargeUpload & { readonly upload: ResumedUpload },
): Promise<SentParts | 'gone'> => {
  try {
    const sent = await sendParts(site, path, source, request);
    if (sent !== 'gone') await source.assertWhole();
    return sent;
  } catch (error) {
    if (error instanceof OtaError && error.code === 'host-source-changed') await giveUp(site, path, request.upload.id);
    throw error;
  }
};

const finish = async (
  site: S3Site,
  path: string,
  body: FileBody,
  uploadId: string,
  { etags, doubtful }: SentParts,
): Promise<CompleteOutcome> => {
  const { store, known } = site;
  const standing = await headObject(store, path);
  const taken = standing !== 'absent' && standing !== 'forbidden';
  const complete = (conditional: boolean) => completeUpload(store, path, { uploadId, etags, conditional });
  let end: CompleteOutcome = { kind: 'refused', tries: 1 };
  if (!taken) end = await complete(known.creating !== 'unsupported');
  if (end.kind === 'unsupported') end = await complete(false);
  if (end.kind === 'refused' || end.kind === 'unfit') await giveUp(site, path, uploadId);
  if (end.kind === 'completed') await assertComplete(site, path, body, doubtful);
  return end;
};

/** Whether what was completed is there, and whole. */
const assertComplete = async (site: S3Site, path: string, body: FileBody, doubtful: boolean): Promise<void> => {
  const stored = doubtful ? 'forbidden' : await headObject(site.store, path);
  if (typeof stored === 'string' || stored.size !== body.size) await assertStored(site, path, body);
};
