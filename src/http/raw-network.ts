import type { Readable } from 'node:stream';
import { request as send } from 'undici';
import { openDispatcher } from './dispatcher.js';
import type { NetworkOptions } from './network.js';

/**
 * How much of a body may wait to be read. The transport ends the process where the other side closes its connection, as servers of
 * HTTP/1.0 do behind each answer, while it holds a body back (nodejs/undici#5360): an answer of this size is never held back.
 */
const BODY_AHEAD_BYTES = 4 * 1024 * 1024;

/** A request as a device makes it: no body, and no header but those that are given. */
export interface RawRequest {
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  /** Until the answer begins, and then for each silence of the body. */
  readonly timeoutMs: number;
}

/** An answer as it came over the line: redirects not followed, the body not decoded and not yet read. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case; one that came several times is joined by commas. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Destroying it gives up the connection. It never ends the process by an error that nobody listens to. */
  readonly body: Readable;
}

/** Sends requests, each exactly once. */
export interface RawNetwork {
  readonly send: (url: URL, request: RawRequest) => Promise<RawAnswer>;
  /** Ends the connections that are kept open. */
  readonly close: () => void;
}

/**
 * Raw requests over the same connections as `openNetwork`: the environment's proxies and certificate authorities. The
 * standard's fetch decodes bodies and hides redirects, and what devices would see is just that.
 *
 * @throws OtaError `forge-certificate-unreadable`, `forge-proxy-invalid`.
 */
export const openRawNetwork = async ({ environment, userAgent }: NetworkOptions): Promise<RawNetwork> => {
  const dispatcher = await openDispatcher(environment);
  return {
    send: async (url, { method, headers, timeoutMs }) => {
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(noAnswer(timeoutMs)), timeoutMs);
      try {
        const answer = await send(url, {
          dispatcher,
          method,
          headers: { 'user-agent': userAgent, ...headers },
          signal: deadline.signal,
          bodyTimeout: timeoutMs,
          highWaterMark: BODY_AHEAD_BYTES,
        });
        // An error that comes once nobody reads any more would end the process.
        const body = answer.body.on('error', () => {});
        return { status: answer.statusCode, headers: singleHeaders(answer.headers), body };
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => void dispatcher.destroy(),
  };
};

const noAnswer = (timeoutMs: number): Error =>
  Object.assign(new Error(`no answer for ${timeoutMs} ms`), { code: 'ERR_NO_ANSWER' });

const singleHeaders = (headers: Readonly<Record<string, string | string[] | undefined>>): RawAnswer['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
