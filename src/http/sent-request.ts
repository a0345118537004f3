import type { Fetch } from './fetch.js';

type Input = Parameters<Fetch>[0];

/** What a request looks like to whoever repeats it and waits for it. */
export interface SentRequest {
  /** In capitals. */
  readonly method: string;
  /** `GET https://host/path` for people: without the query, which may hold a token, and without user information. */
  readonly label: string;
  /** The body, if any, can be sent once more: it is no stream. */
  readonly repeatable: boolean;
  /** Bytes of the body; undefined for a stream, whose end nobody knows. */
  readonly bodyBytes: number | undefined;
  /** By which the caller gives the request up. */
  readonly signal: AbortSignal | undefined;
}

/** Reads the arguments of a fetch, of which `init` goes before a Request. A Request's body is always a stream. */
export const describeRequest = (input: Input, init: RequestInit | undefined): SentRequest => {
  const request = input instanceof Request ? input : undefined;
  const method = (init?.method ?? request?.method ?? 'GET').toUpperCase();
  const bodyBytes = bytesOf(init?.body ?? request?.body);
  return {
    method,
    label: `${method} ${placeOf(request?.url ?? String(input))}`,
    repeatable: bodyBytes !== undefined,
    bodyBytes,
    signal: init?.signal ?? request?.signal,
  };
};

const placeOf = (text: string): string => {
  if (!URL.canParse(text)) return 'an address that is no URL';
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname}`;
};

const bytesOf = (body: RequestInit['body']): number | undefined => {
  if (body === null || body === undefined) return 0;
  if (typeof body === 'string') return new TextEncoder().encode(body).length;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return body.byteLength;
  if (body instanceof Blob) return body.size;
  if (body instanceof URLSearchParams) return body.toString().length;
  if (body instanceof FormData) return [...body.values()].reduce((sum, part) => sum + partBytes(part), 0);
  return undefined;
};

const partBytes = (part: string | Blob): number => (typeof part === 'string' ? part.length : part.size);
