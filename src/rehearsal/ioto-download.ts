import { MAX_IOTO_BYTES } from '../devices/ioto/file.js';
import { fail } from '../errors/ota-error.js';
import { type HttpAnswer, namedRequest } from '../site/http-exchange.js';
import { encodingOf } from '../site/http-headers.js';
import type { HttpSource } from '../site/http-source.js';
import type { SiteSource } from '../site/site-source.js';
import { type Attempt, attempt } from './device-failure.js';
import type { WantedObject } from './download.js';
import { type DownloadSink, openSink } from './download-sink.js';
import type { Fault } from './faults.js';

/**
 * Downloads a file as the Ioto clients do (Ioto contract, “Answer”): one plain GET, no Range, no second try, no redirect, and a
 * Content-Length; then its SHA-256 is compared. Gives the path that it was written to.
 *
 * @param to an absolute path on this machine.
 */
export const downloadAtOnce = async (
  source: SiteSource,
  wanted: WantedObject,
  { to, fault }: { readonly to: string; readonly fault?: Fault | undefined },
): Promise<Attempt<string>> => {
  const sink = await openSink(to, wanted, fault);
  const endAt = fault === 'truncated-download' ? Math.floor(wanted.size / 2) : Number.POSITIVE_INFINITY;
  try {
    const taken = await attempt(() =>
      isHttp(source) ? overHttp(source, wanted, sink, endAt) : byReading(source, wanted, sink, endAt),
    );
    if (!taken.ok) return taken;
    if (taken.value !== undefined) return { ok: false, failure: { why: taken.value, unverified: false } };
    return await attempt(async () => compared(sink, wanted, to));
  } finally {
    await sink.close();
  }
};

const isHttp = (source: SiteSource): source is HttpSource => source.kind === 'http';

const compared = (sink: DownloadSink, { path, size, sha256 }: WantedObject, to: string): string => {
  if (sink.received() < size) throw fail('rehearsal-download-broken', { path, received: sink.received(), size });
  const { sha256: found } = sink.digests();
  if (found !== sha256) throw fail('rehearsal-download-differs', { path, fact: 'SHA-256', found, expected: sha256 });
  return to;
};

/** Why a client doesn’t begin to read an answer; undefined where it does. */
const refusalOf = ({ status, headers, redirects }: HttpAnswer, path: string): string | undefined => {
  if (redirects.length > 0) return `${path} is redirected to ${redirects[0]}, which the clients don’t follow`;
  if (status !== 200) return `${path} is answered with ${status}`;
  if (encodingOf(headers) !== 'identity') return `${path} comes encoded, which the clients don’t undo`;
  const length = headers['content-length'];
  if (length === undefined) return `${path} comes without Content-Length, which the clients need`;
  return Number(length) > MAX_IOTO_BYTES
    ? `${path} has ${length} bytes, and the updaters take ${MAX_IOTO_BYTES}`
    : undefined;
};

const overHttp = (
  { exchange }: HttpSource,
  { path }: WantedObject,
  sink: DownloadSink,
  endAt: number,
): Promise<string | undefined> =>
  namedRequest(path, () =>
    exchange.send(path, { method: 'GET', single: true }, async (answer) => {
      try {
        const refusal = refusalOf(answer, path);
        if (refusal === undefined) await writeUpTo(answer.body, sink, endAt);
        return refusal;
      } finally {
        if (!answer.body.readableEnded) answer.body.destroy();
      }
    }),
  );

const byReading = async (
  source: SiteSource,
  { path, size }: WantedObject,
  sink: DownloadSink,
  endAt: number,
): Promise<string | undefined> => {
  if (size > MAX_IOTO_BYTES) return `${path} has ${size} bytes, and the updaters take ${MAX_IOTO_BYTES}`;
  const read = await source.stream(path, async (chunks) => {
    await sink.restart();
    await writeUpTo(chunks, sink, endAt);
    return true;
  });
  if (!read) throw fail('rehearsal-download-missing', { path });
  return undefined;
};

/** Leaves the stream at that many bytes, where the line breaks; reads all of it otherwise, so that a longer one is noticed. */
const writeUpTo = async (chunks: AsyncIterable<Uint8Array>, sink: DownloadSink, endAt: number): Promise<void> => {
  for await (const chunk of chunks) {
    const room = endAt - sink.received();
    await sink.write(chunk.length > room ? chunk.subarray(0, room) : chunk);
    if (chunk.length >= room) return;
  }
};
