import { MAX_ENVELOPE_BYTES } from '../signing/envelope.js';
import { channelLayout } from '../site/layout.js';
import { MAX_BODY_BYTES } from './check-in.js';
import type { LimitStore } from './limit-store.js';
import { readStream } from './read-stream.js';
import { checkInService } from './service.js';
import { trustedKeys } from './trusted-keys.js';
import type { WebAnswer } from './web-answer.js';

const BODY_TIMEOUT_MS = 10_000;
const INDEX_TIMEOUT_MS = 10_000;
const DEFAULT_CACHE_SECONDS = 60;
const MAX_CACHE_SECONDS = 3600;
const CHANNEL_NAME = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/** What a handler of check-ins is made from. */
export interface CheckInHandlerOptions {
  /** The URL under which the site is published; a slash at its end doesn’t matter. */
  readonly site: string;
  /** The public keys that are trusted, each in base64 (`ota.pub.b64`) or in minisign’s form. */
  readonly keys: readonly string[];
  /** How many of them must have signed. 1 where it is left out. */
  readonly threshold?: number;
  /** `stable` where it is left out. */
  readonly channel?: string;
  /** Seconds, from 0 to 3600, that the verified index is taken without asking again. 60 where it is left out. */
  readonly cacheSeconds?: number;
  /** An exact limit on how many devices get a release. Needs a store, because no instance knows of the others. */
  readonly limit?: { readonly store?: LimitStore };
  /** How the index is fetched; the platform’s own `fetch` where it is left out. */
  readonly fetch?: (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>;
  /** Told of what keeps devices from answers, for a log. Nothing of a request is in it, no token least of all. */
  readonly onFault?: (error: unknown) => void;
}

/**
 * A standard `fetch` handler that answers check-ins and reports of Ioto devices from a published site: for Cloudflare Workers, Deno
 * and other platforms for functions. It verifies the signed index with the trusted keys, keeps it for a while and never takes an
 * older one, and stores nothing else. Any token is taken, and none is looked at.
 *
 * Platforms choose case and order of header names by themselves, which the agent and the updaters in JavaScript and shell don’t
 * mind and the updater in C does: docs/devices/ioto.md.
 *
 * @throws TypeError for options that can’t be right.
 */
export const createCheckInHandler = (options: CheckInHandlerOptions): ((request: Request) => Promise<Response>) => {
  const { keys, threshold = 1, channel = 'stable', onFault } = options;
  const limit = limitStore(options);
  const service = checkInService({
    readIndex: indexReader(options, channel),
    trust: trustedKeys(keys, threshold),
    channel,
    cacheSeconds: cacheSecondsOf(options),
    now: Date.now,
    ...(limit ? { limit } : {}),
    ...(onFault ? { onFault } : {}),
  });
  return async (request) => {
    const answer = await service.answer({
      method: request.method,
      path: new URL(request.url).pathname,
      body: () => readStream(request.body, { maxBytes: MAX_BODY_BYTES, timeoutMs: BODY_TIMEOUT_MS }),
    });
    return responseOf(answer);
  };
};

/** An exact limit is refused without something that counts: every instance would let through as many. */
const limitStore = ({ limit }: CheckInHandlerOptions): LimitStore | undefined => {
  if (limit && typeof limit.store?.take !== 'function')
    throw new TypeError('limit needs a store with take(releaseVersion, deviceId)');
  return limit?.store;
};

const cacheSecondsOf = ({ cacheSeconds = DEFAULT_CACHE_SECONDS }: CheckInHandlerOptions): number => {
  if (cacheSeconds >= 0 && cacheSeconds <= MAX_CACHE_SECONDS) return cacheSeconds;
  throw new TypeError(`cacheSeconds is from 0 to ${MAX_CACHE_SECONDS}`);
};

const indexReader = (
  { site, fetch: given }: Pick<CheckInHandlerOptions, 'site' | 'fetch'>,
  channel: string,
): (() => Promise<Uint8Array>) => {
  const base = new URL(site.endsWith('/') ? site : `${site}/`);
  if (base.protocol !== 'https:' && base.protocol !== 'http:') throw new TypeError('site is an http(s) URL');
  if (!CHANNEL_NAME.test(channel)) throw new TypeError('channel is the name of a channel, such as stable');
  const url = new URL(channelLayout(channel).index, base).href;
  // Looked up at each request, and called as it is: some platforms refuse their own fetch under another `this`.
  const send = given ?? ((address: string, init: { readonly signal: AbortSignal }) => fetch(address, init));
  return async () => {
    const response = await send(url, { signal: AbortSignal.timeout(INDEX_TIMEOUT_MS) });
    const body = await readStream(response.body, { maxBytes: MAX_ENVELOPE_BYTES, timeoutMs: INDEX_TIMEOUT_MS });
    if (response.status !== 200) throw new Error(`${url} is answered with ${response.status}`);
    if (typeof body === 'string') throw new Error(`${url} is ${body}`);
    return body;
  };
};

const responseOf = ({ status, body, allow }: WebAnswer): Response => {
  const bytes = new TextEncoder().encode(body);
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': String(bytes.length),
    'Cache-Control': 'no-store',
    ...(allow === undefined ? {} : { Allow: allow }),
  };
  return new Response(bytes, { status, headers });
};
