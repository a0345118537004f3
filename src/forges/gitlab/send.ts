import type { FormattedResponse } from '@gitbeaker/requester-utils';
import { fail } from '../../errors/ota-error.js';
import type { Fetch } from '../../http/fetch.js';
import { networkFailure } from '../../http/network-failure.js';
import { GitlabRefusal, readRefusal } from './refusal.js';

export interface SenderOptions {
  /** Without a trailing slash. */
  readonly apiUrl: string;
  /** Where, for messages. */
  readonly location: string;
  readonly fetch: Fetch;
}

/** Sends requests to the API; paths are relative to `apiUrl` and encoded. */
export interface Sender {
  /**
   * As the library's requester sends one: gives the body as parsed JSON.
   *
   * @throws GitlabRefusal, OtaError `forge-unreachable`.
   */
  readonly json: (path: string, options?: Readonly<Record<string, unknown>>) => Promise<FormattedResponse<JsonBody>>;
  /** Gives every answer as it comes. @throws what the fetch throws. */
  readonly raw: (path: string, request: RawRequest) => Promise<Response>;
}

export interface RawRequest {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream needs `duplex`. */
  readonly body?: string | ReadableStream;
  readonly duplex?: 'half';
}

/** As far as the library looks at it. */
type JsonBody = Record<string, unknown> | Record<string, unknown>[] | null;

/**
 * No redirect is followed: to another host, it would take the token along. It is an answer like any other, except where the
 * body is a stream: for any choice but `error` undici keeps a copy of all that was sent, to send it again.
 */
const redirectOf = ({ body }: RawRequest): 'manual' | 'error' => (body instanceof ReadableStream ? 'error' : 'manual');

export const sender = ({ apiUrl, location, fetch }: SenderOptions): Sender => {
  const raw: Sender['raw'] = (path, request) =>
    fetch(`${apiUrl}/${path}`, { ...request, redirect: redirectOf(request) });
  const json: Sender['json'] = async (path, options = {}) => {
    const { method, headers, body, searchParams } = options;
    const query = typeof searchParams === 'string' && searchParams !== '' ? `?${searchParams}` : '';
    const response = await reached(location, () =>
      raw(`${path}${query}`, {
        method: typeof method === 'string' ? method : 'GET',
        headers: { accept: 'application/json', ...textsOf(headers) },
        ...(typeof body === 'string' ? { body } : {}),
      }),
    );
    if (!response.ok) throw new GitlabRefusal(await reached(location, () => readRefusal(response)));
    const text = await reached(location, () => response.text());
    return {
      body: parsed(text, response.status),
      headers: Object.fromEntries(response.headers),
      status: response.status,
    };
  };
  return { raw, json };
};

/** @throws OtaError `forge-unreachable` where the network fails, also in the middle of an answer. */
export const reached = async <T>(location: string, exchange: () => Promise<T>): Promise<T> => {
  try {
    return await exchange();
  } catch (cause) {
    throw fail('forge-unreachable', { location, words: networkFailure(cause).words }, { cause });
  }
};

const parsed = (text: string, status: number): JsonBody => {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // A sign-in page, or an answer that ends before it is whole.
    throw new GitlabRefusal({
      status,
      words: `no JSON: ${text.slice(0, 100)}`,
      fromApi: false,
      waitSeconds: undefined,
    });
  }
};

const textsOf = (headers: unknown): Readonly<Record<string, string>> =>
  typeof headers === 'object' && headers !== null
    ? Object.fromEntries(Object.entries(headers).filter(([, value]) => typeof value === 'string'))
    : {};
