import type { OnBytes } from '../host.js';
import { uploadPart } from './multipart-requests.js';
import { type PartPlan, partSize } from './part-plan.js';
import type { S3Site } from './site.js';
import type { SourcePart, SourceParts } from './source-parts.js';
import type { ResumedUpload } from './unfinished.js';

/** Parts on their way at once: what keeps a line busy, at 8 MiB of memory each. */
const PARALLEL_PARTS = 4;

/** What came of sending a file's parts. */
export interface SentParts {
  /** In order. */
  readonly etags: readonly string[];
  /** The ETag of a part looks like an MD5 and isn't that of its bytes. */
  readonly doubtful: boolean;
}

/**
 * Sends the parts that an upload doesn't have yet, a few at once, each from a buffer of its own that is used again. The
 * first failure ends the others. `gone` where the upload is.
 */
export const sendParts = async (
  site: S3Site,
  path: string,
  source: SourceParts,
  { upload, plan, onBytes }: { readonly upload: ResumedUpload; readonly plan: PartPlan; readonly onBytes: OnBytes },
): Promise<SentParts | 'gone'> => {
  const etags = new Map<number, string>(upload.parts);
  const progress = progressOf(onBytes);
  const stop = new AbortController();
  const ends: ('gone' | { readonly error: unknown })[] = [];
  let doubtful = false;
  const send = async ({ number, bytes }: SourcePart): Promise<boolean> => {
    if (!upload.parts.has(number)) {
      const part = { uploadId: upload.id, number, bytes };
      const options = { abortSignal: stop.signal, onBytes: (sent: number) => progress(number, sent) };
      const sent = await uploadPart(site.store, path, part, options);
      if (sent === 'gone') return false;
      etags.set(number, sent.etag);
      doubtful ||= sent.doubtful;
    }
    progress(number, bytes.length);
    return true;
  };
  const work = async (): Promise<void> => {
    const buffer = Buffer.allocUnsafeSlow(partSize(plan, 1));
    try {
      for (let part = await source.next(buffer); part && ends.length === 0; part = await source.next(buffer))
        if (!(await send(part))) ends.push('gone');
    } catch (error) {
      ends.push({ error });
    }
    if (ends.length > 0) stop.abort();
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL_PARTS, plan.count) }, work));
  if (ends[0] === 'gone') return 'gone';
  if (ends[0]) throw ends[0].error;
  const ordered = Array.from({ length: plan.count }, (_, i) => etags.get(i + 1) ?? '');
  return { etags: ordered, doubtful };
};

/** Adds up what has gone out of each part. A part that is sent again counts from zero. */
const progressOf = (onBytes: OnBytes): ((number: number, sent: number) => void) => {
  const going = new Map<number, number>();
  let sum = 0;
  return (number, sent) => {
    sum += sent - (going.get(number) ?? 0);
    going.set(number, sent);
    onBytes(sum);
  };
};
