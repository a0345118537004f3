import { fail, type OtaError } from '../../errors/ota-error.js';
import type { Fetch } from '../../http/fetch.js';
import { type NetworkFailure, networkFailure } from '../../http/network-failure.js';
import { objectUrl, shownUrl } from './address.js';
import { type Answer, isAbsent, readAnswer } from './answer.js';
import type { CredentialHeaders } from './credentials.js';
import { isTlsFault } from './tls-fault.js';

/** How a request ended: with an answer, whatever it says, or without one. */
export type Exchange =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'failure'; readonly failure: NetworkFailure['kind']; readonly error: OtaError };

export interface SentRequest {
  readonly method: 'PUT' | 'DELETE' | 'MKCOL' | 'MOVE' | 'PROPFIND';
  /** The object’s path on the site, for messages. */
  readonly path: string;
  /** Where it goes: the object, unless this says otherwise. Below the base, as the credentials go with it. */
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream is sent once; text and bytes may be sent again. */
  readonly body?: string | Uint8Array | ReadableStream<Uint8Array>;
  /** Whatever comes of it: a body that the fetch would send again is not. */
  readonly isSentOnce?: boolean;
  readonly signal?: AbortSignal;
  /** Bytes of the answer that are read; the answers to writes are short. */
  readonly maxAnswerBytes?: number;
}

export interface ReadRequest {
  readonly method: 'GET' | 'HEAD';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends requests to one server, with the credentials to its own origin alone. */
export interface PutClient {
  /** Of every object. Without a slash at its end. */
  readonly base: string;
  /** For people. */
  readonly location: string;
  /** Whether requests carry a credential. */
  readonly hasCredentials: boolean;
  /** One request that is no reading. No redirect is followed. */
  readonly exchange: (request: SentRequest) => Promise<Exchange>;
  /** The same where nothing but an answer is of use. @throws OtaError `host-unreachable`, `http-put-untrusted`. */
  readonly ask: (request: SentRequest) => Promise<Answer>;
  /**
   * An answer that is yet to be read, after a few redirects where the server has its objects elsewhere: another origin gets
   * no credentials.
   *
   * @throws OtaError `host-unreachable`, `http-put-untrusted`, `host-path-is-directory`, `host-refused`.
   */
  readonly read: (request: ReadRequest) => Promise<Response>;
  /** The error for a failure of the network while an object was read. */
  readonly broken: (
    path: string,
    cause: unknown,
  ) => { readonly failure: NetworkFailure['kind']; readonly error: OtaError };
}

export interface PutClientOptions {
  readonly base: string;
  readonly fetch: Fetch;
  readonly credentials: CredentialHeaders;
}

export const putClient = ({ base, fetch, credentials }: PutClientOptions): PutClient => {
  const location = shownUrl(new URL(base));
  const broken: PutClient['broken'] = (path, cause) => {
    const { kind: failure, words: reason } = networkFailure(cause);
    if (isTlsFault(cause)) return { failure, error: fail('http-put-untrusted', { location, reason }, { cause }) };
    // What undici says of a redirect that a stream can't follow.
    if (/unexpected redirect/.test(reason))
      return { failure, error: fail('http-put-redirected', { location, target: 'another address' }, { cause }) };
    return { failure, error: fail('host-unreachable', { location, path, reason }, { cause }) };
  };
  const exchange: PutClient['exchange'] = async (request) => {
    const { method, path, headers, signal, maxAnswerBytes } = request;
    const url = request.url ?? objectUrl(base, path);
    const body = request.isSentOnce ? onceOnly(request.body) : request.body;
    const isStream = body instanceof ReadableStream;
    try {
      const response = await fetch(url, {
        method,
        headers: { ...headers, ...credentials },
        // To another place, it would take the credentials along. For any choice but `error` undici keeps a copy of a stream.
        redirect: isStream ? 'error' : 'manual',
        ...(body === undefined ? {} : { body }),
        ...(isStream ? { duplex: 'half' } : {}),
        ...(signal ? { signal } : {}),
      });
      return { kind: 'answer', answer: await readAnswer(response, url, maxAnswerBytes) };
    } catch (cause) {
      return { kind: 'failure', ...broken(path, cause) };
    }
  };
  return {
    base,
    location,
    hasCredentials: Object.keys(credentials).length > 0,
    exchange,
    broken,
    ask: async (request) => {
      const ended = await exchange(request);
      if (ended.kind === 'answer') return ended.answer;
      throw ended.error;
    },
    read: (request) => readFollowing({ base, location, fetch, credentials, broken }, request),
  };
};

/** A stream is what the fetch can't send again. */
const onceOnly = (body: SentRequest['body']): SentRequest['body'] =>
  body instanceof Uint8Array ? ReadableStream.from<Uint8Array>([body]) : body;

/** Enough for a server that keeps its objects in a store behind a balancer. */
const MAX_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** No cache on the way answers, and nothing is encoded on the way (RFC 9111, 5.2.1.4; RFC 9110, 12.5.3). */
const READ_HEADERS = { 'cache-control': 'no-cache', 'accept-encoding': 'identity' };

type Reader = PutClientOptions & Pick<PutClient, 'location' | 'broken'>;

const readFollowing = async (reader: Reader, { method, path, headers }: ReadRequest): Promise<Response> => {
  const { base, fetch, credentials, location } = reader;
  const { origin } = new URL(base);
  let url = new URL(objectUrl(base, path));
  let isFolder = false;
  for (let followed = 0; followed <= MAX_REDIRECTS; followed += 1) {
    const own = url.origin === origin ? credentials : {};
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { ...READ_HEADERS, ...headers, ...own },
    }).catch((cause) => {
      throw reader.broken(path, cause).error;
    });
    const target = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || !target) {
      if (!isFolder || isAbsent(response)) return response;
      await response.body?.cancel();
      throw fail('host-path-is-directory', { path, location });
    }
    await response.body?.cancel();
    const next = followedUrl(url, target, { path, location });
    // As servers lead to a folder's own address; some lead every name there, also one that is none.
    isFolder ||= next.origin === url.origin && next.pathname === `${url.pathname}/`;
    url = next;
  }
  throw fail('host-refused', { location, path, reason: `it redirects more than ${MAX_REDIRECTS} times` });
};

const followedUrl = (from: URL, target: string, at: { readonly path: string; readonly location: string }): URL => {
  if (!URL.canParse(target, from.href)) throw fail('host-refused', { ...at, reason: 'it redirects to no URL' });
  const to = new URL(target, from);
  if (to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:')) return to;
  throw fail('host-refused', { ...at, reason: `it redirects to ${shownUrl(to)}, where nothing is encrypted` });
};
