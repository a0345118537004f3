import type { OtaError } from '../../errors/ota-error.js';
import { objectHeaders } from '../../site/object-headers.js';
import { type Digest, openBody } from '../body-stream.js';
import type { Body, OnBytes } from '../host.js';
import { type Answer, isDone } from './answer.js';
import type { Exchange } from './client.js';
import type { PutServer } from './server.js';
import { compareObject } from './stored-object.js';
import { patience } from './waits.js';

/** A body on its way to one name. */
export interface Sending {
  /** Where it goes. */
  readonly path: string;
  /** The object’s name on the site, by which its type is known; the same as `path`, except for a moment. */
  readonly name: string;
  readonly body: Body;
  readonly digest: Digest;
  /** `If-None-Match` or `If-Match`. */
  readonly conditions: Readonly<Record<string, string>>;
  readonly onBytes: OnBytes;
}

/** `stored`: all of it is there, whether or not the answer that says so arrived. */
export type SendingEnd = { readonly kind: 'stored' } | { readonly kind: 'refused'; readonly answer: Answer };

const LIMITS = { maxTries: 5, maxWaitMs: 120_000 };
/** Another request holds the name for a moment, perhaps our own that was cut off (RFC 4918, 11.3). */
const LOCKED = 423;

/**
 * Sends a body, and again where that may help: a file anew from its beginning, after a look at whether it had arrived, as
 * its answer alone may have been lost. Bytes are sent again by the fetch.
 *
 * @throws OtaError `host-unreachable`, `http-put-untrusted`, `host-source-changed`, `host-source-unreadable`.
 */
export const sendBody = async (server: PutServer, sending: Sending): Promise<SendingEnd> => {
  const { client, timing } = server;
  const wait = patience(timing, LIMITS);
  for (;;) {
    const ended = await sendOnce(server, sending);
    if (ended.kind === 'answer' && isDone(ended.answer)) return { kind: 'stored' };
    if (mayBeStored(ended) && (await compareObject(client, timing, sending.path, sending.digest)) === 'same')
      return { kind: 'stored' };
    const again = isWorthAnother(ended, sending.body) && (await wait('PUT', outcomeOf(ended))) === 'again';
    if (again) continue;
    if (ended.kind === 'answer') return { kind: 'refused', answer: ended.answer };
    throw ended.error;
  }
};

const mayBeStored = (ended: Exchange): boolean =>
  ended.kind === 'answer' ? ended.answer.status >= 500 : ended.failure !== 'unsent';

const isWorthAnother = (ended: Exchange, { kind }: Body): boolean =>
  kind === 'file' || (ended.kind === 'answer' && ended.answer.status === LOCKED);

const outcomeOf = (ended: Exchange) => {
  if (ended.kind === 'failure') return ended;
  const { status, header } = ended.answer;
  return { kind: 'answer', status: status === LOCKED ? 503 : status, header } as const;
};

const sendOnce = async ({ client }: PutServer, sending: Sending): Promise<Exchange> => {
  const { path, name, body, digest, conditions, onBytes } = sending;
  const opened = await open(body, name, onBytes);
  const ended = await client.exchange({
    method: 'PUT',
    path,
    headers: { ...headersOf(name, digest), ...conditions },
    body: opened.body,
  });
  const broken = opened.fault();
  if (broken) throw broken;
  if (opened.kind === 'bytes' && ended.kind === 'answer' && isDone(ended.answer)) onBytes(digest.size);
  return ended;
};

/** With the digest, for servers that check it: by RFC 9530, 3, and as Artifactory does (JFrog REST API, “Deploy Artifact”). */
const headersOf = (name: string, { size, sha256 }: Digest): Readonly<Record<string, string>> => ({
  'content-type': objectHeaders(name).contentType,
  // Without it the body would go in chunks, which not every server and proxy takes.
  'content-length': String(size),
  'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  'x-checksum-sha256': sha256,
});

interface OpenedBody {
  readonly kind: 'bytes' | 'stream';
  readonly body: Uint8Array | ReadableStream<Uint8Array>;
  readonly fault: () => OtaError | undefined;
}

const open = async (body: Body, name: string, onBytes: OnBytes): Promise<OpenedBody> => {
  if (body.kind === 'bytes') return { kind: 'bytes', body: body.bytes, fault: () => undefined };
  const { stream, fault } = openBody(body, name, onBytes);
  if (body.size > 0) return { kind: 'stream', body: stream, fault };
  // Nothing is sent of an empty file, but it has to be empty.
  for await (const _chunk of stream);
  return { kind: 'bytes', body: new Uint8Array(), fault };
};
