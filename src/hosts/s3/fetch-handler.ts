import { fetchWithin } from '../../http/deadline.js';
import type { Fetch } from '../../http/fetch.js';

/** A request as the SDK has built and signed it. */
export interface SdkRequest {
  readonly method: string;
  /** With its colon. */
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  /** Percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What a single request is sent with. */
export interface SendOptions {
  readonly abortSignal?: AbortSignal;
  /** Called as the body goes out: bytes so far. A body that is sent again counts from zero. */
  readonly onBytes?: (bytes: number) => void;
  /** Milliseconds until the answer must have begun, once the body is out: one minute. */
  readonly timeoutMs?: number;
}

export interface SdkResponse {
  readonly statusCode: number;
  readonly reason: string;
  readonly headers: Record<string, string>;
  readonly body: ReadableStream<Uint8Array> | undefined;
}

/** The SDK's transport (the interface HttpHandler of its package `@smithy/core`). */
export interface SdkTransport {
  readonly metadata: { readonly handlerProtocol: string };
  readonly handle: (request: SdkRequest, options?: SendOptions) => Promise<{ readonly response: SdkResponse }>;
  readonly updateHttpClientConfig: () => void;
  readonly httpHandlerConfigs: () => Record<string, never>;
  readonly destroy: () => void;
}

const TIMEOUT_MS = 60_000;
/** Between two of them an upload shows that it goes on, and its deadline begins anew. */
const SLICE_BYTES = 64 * 1024;

/**
 * Sends the SDK's requests through the tool's one transport, each once, with its proxies and certificate authorities. The
 * clients of STS that the SDK makes for a role's credentials take the same one.
 */
export const fetchHandler = (openNetwork: () => Promise<Fetch>): SdkTransport => {
  let opening: Promise<Fetch> | undefined;
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request, options = {}) => {
      opening ??= openNetwork();
      return { response: await send(await opening, request, options) };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
  };
};

const send = async (fetch: Fetch, request: SdkRequest, options: SendOptions): Promise<SdkResponse> => {
  const { abortSignal, onBytes, timeoutMs = TIMEOUT_MS } = options;
  const bytes = bytesOf(request.body);
  const init: RequestInit & { readonly duplex?: 'half' } = {
    method: request.method,
    headers: headersOf(request),
    // A bucket in another region answers with a redirect, whose headers say which.
    redirect: 'manual',
    ...(bytes.length === 0 ? {} : { body: ReadableStream.from(slices(bytes, onBytes)), duplex: 'half' }),
  };
  const sent = { method: request.method, label: request.path, repeatable: false, bodyBytes: 0, signal: abortSignal };
  const response = await fetchWithin(fetch, urlOf(request), init, sent, timeoutMs);
  return {
    statusCode: response.status,
    reason: response.statusText,
    headers: Object.fromEntries(response.headers),
    body: response.body ?? undefined,
  };
};

/** Parts of the same memory: a body that is redirected or copied by the fetch costs no second one. */
async function* slices(bytes: Uint8Array, onBytes: SendOptions['onBytes']): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < bytes.length; sent += SLICE_BYTES) {
    const slice = bytes.subarray(sent, sent + SLICE_BYTES);
    yield slice;
    onBytes?.(sent + slice.length);
  }
}

const bytesOf = (body: unknown): Uint8Array => {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  throw new TypeError('a request’s body is text or bytes');
};

/** Left to the fetch, which makes the first two itself; undici refuses the third. */
const FETCH_OWN: ReadonlySet<string> = new Set(['host', 'connection', 'expect']);

const headersOf = ({ headers, body }: SdkRequest): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(headers).filter(([name]) => !FETCH_OWN.has(name.toLowerCase()))),
  // A stream has no length by itself, and stores take no chunks.
  ...(bytesOf(body).length === 0 ? {} : { 'content-length': String(bytesOf(body).length) }),
  // The stored bytes, not what a proxy makes of them.
  'accept-encoding': 'identity',
});

const urlOf = ({ protocol, hostname, port, path, query = {} }: SdkRequest): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) =>
      each === null ? encoded(name) : `${encoded(name)}=${encoded(String(each))}`,
    ),
  );
  const place = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
  return pairs.length === 0 ? place : `${place}?${pairs.join('&')}`;
};

/** As a signature has it (AWS Signature Version 4, “Create a canonical request”): all but the unreserved characters. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
