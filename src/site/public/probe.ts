import { OtaError } from '../../errors/ota-error.js';
import type { RawAnswer } from '../../http/raw-network.js';
import { shownUrl } from '../http-base.js';
import { decodedBody } from '../http-body.js';
import { type HttpExchange, retryAfterMs } from '../http-exchange.js';
import { freshQuery, PAST_CACHES } from '../http-source.js';
import { collectStream, MAX_READ_BYTES } from '../site-source.js';
import { type ConnectionFault, connectionFault } from './connection-fault.js';

/**
 * What one request for an object came to. `answer`: its body decoded and whole. `unreadable`: an answer whose body can't be
 * had. `fault`: none.
 */
export type Probe = { readonly path: string; readonly url: string } & (
  | (Answered & { readonly kind: 'answer'; readonly bytes: Uint8Array })
  | (Answered & { readonly kind: 'unreadable'; readonly reason: string })
  | { readonly kind: 'fault'; readonly fault: ConnectionFault }
);

interface Answered {
  readonly status: number;
  readonly headers: RawAnswer['headers'];
  /** Milliseconds that the server asks to be left alone. */
  readonly askedMs: number | undefined;
}

/** Which answer is asked for: `past-caches` is the server's own, `plain` the one that devices get. */
export type Route = 'past-caches' | 'plain';

/** Asks for an object once, whatever comes of it. @param nowMs since the epoch, for a Retry-After that is a date. */
export const probe = async (exchange: HttpExchange, path: string, route: Route, nowMs: number): Promise<Probe> => {
  const at = { path, url: shownUrl(exchange.base, path) };
  const further = route === 'plain' ? {} : { search: freshQuery(), headers: PAST_CACHES };
  try {
    return await exchange.send(path, { method: 'GET', single: true, ...further }, async (answer) => {
      const { status, headers } = answer;
      const answered = { ...at, status, headers, askedMs: retryAfterMs(answer, nowMs) };
      return { ...answered, ...(await bodyOf(answer, path)) };
    });
  } catch (error) {
    // What the environment says wrongly of proxies and certificates is for the user to put right.
    if (error instanceof OtaError) throw error;
    return { ...at, kind: 'fault', fault: connectionFault(error) };
  }
};

type Body =
  | { readonly kind: 'answer'; readonly bytes: Uint8Array }
  | { readonly kind: 'unreadable'; readonly reason: string };

const bodyOf = async (answer: RawAnswer, path: string): Promise<Body> => {
  const { body } = answer;
  try {
    return { kind: 'answer', bytes: await collectStream(decodedBody(answer), path, MAX_READ_BYTES) };
  } catch (error) {
    // A broken connection is another matter than a body that makes no sense.
    if (body.errored && body.errored === error) throw error;
    return { kind: 'unreadable', reason: error instanceof Error ? error.message.replace(/\.$/, '') : String(error) };
  } finally {
    if (!body.readableEnded) body.destroy();
  }
};
