import { fail, OtaError } from '../errors/ota-error.js';
import { networkFailure } from '../http/network-failure.js';
import type { RawAnswer, RawNetwork } from '../http/raw-network.js';
import { askedWaitMs } from '../http/server-wait.js';
import { type HttpBase, requestUrl } from './http-base.js';

/** Connect, and then each silence, may last this long. */
const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_ATTEMPTS = 4;
const FIRST_WAIT_MS = 250;
/** A server that asks for more patience than this is reported instead. */
const MAX_WAIT_MS = 30_000;
/** 0-OS follows nine redirects and fails at the tenth. */
const MAX_REDIRECTS = 9;
const RETRIED_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504]);
const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);

/** How requests are made. All optional. */
export interface HttpOptions {
  /** What sends them, opened at the first one; by default straight to the server, with Node's certificate authorities. */
  readonly network?: () => Promise<RawNetwork>;
  readonly timeoutMs?: number;
  /** Tries of one request in all. */
  readonly attempts?: number;
  /** Waits between two tries. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Jitter: a number from 0 to 1. */
  readonly random?: () => number;
  /** Milliseconds since the epoch, for a Retry-After that is a date. */
  readonly clock?: () => number;
}

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** A query for this request alone, without a question mark: a name that no cache has kept. */
  readonly search?: string;
  /** Sent once, and the answer of a server in trouble is one like any other. */
  readonly single?: boolean;
}

/** One answer, its body not yet read and not decoded. */
export interface HttpAnswer extends RawAnswer {
  /** Where each redirect led, in order, without queries; the last one answered. Empty where there was none. */
  readonly redirects: readonly string[];
}

/** Makes requests of one site. `send` follows redirects and tries again; it rejects where no answer comes. */
export interface HttpExchange {
  readonly base: HttpBase;
  /**
   * Hands the answer to `use`, which reads the body as far as it likes. Where the connection breaks while it does, the
   * whole request is made again.
   */
  send<T>(path: string, request: HttpRequest, use: (answer: HttpAnswer) => Promise<T>): Promise<T>;
  close(): void;
}

/** Requests of the site at `base`, over connections that are kept until `close`. */
export const httpExchange = (base: HttpBase, options: HttpOptions = {}): HttpExchange => {
  const { network = openStraight, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const origin = new URL(base.location).origin;
  let opened: Promise<RawNetwork> | undefined;
  const once = async (url: URL, { method, headers }: HttpRequest): Promise<RawAnswer> => {
    opened ??= network();
    const own = url.origin === origin && base.authorization;
    const all = { ...headers, ...(own ? { authorization: own } : {}) };
    return (await opened).send(url, { method, headers: all, timeoutMs });
  };
  return {
    base,
    send: (path, request, use) => {
      const url = requestUrl(base, path, request.search);
      return withRetries(request.single ? { ...options, attempts: 1 } : options, async () =>
        use(await follow(once, url, request)),
      );
    },
    // One that could not be opened has told so to whoever sent a request.
    close: () => void opened?.then((network) => network.close()).catch(() => undefined),
  };
};

/** Loaded at the first request: undici is larger than all the rest. */
const openStraight = async (): Promise<RawNetwork> => {
  const { openRawNetwork } = await import('../http/raw-network.js');
  return openRawNetwork({ environment: {}, userAgent: 'ota-release' });
};

const follow = async (
  once: (url: URL, request: HttpRequest) => Promise<RawAnswer>,
  start: URL,
  request: HttpRequest,
): Promise<HttpAnswer> => {
  const redirects: string[] = [];
  for (let url = start; ; ) {
    const answer = await once(url, request);
    const { status, headers, body } = answer;
    if (RETRIED_STATUSES.has(status) && !request.single) throw busy(answer);
    if (!REDIRECT_STATUSES.has(status) || headers.location === undefined) return { ...answer, redirects };
    body.resume();
    if (redirects.length === MAX_REDIRECTS) throw redirectFault(`more than ${MAX_REDIRECTS} redirects`);
    url = redirectTarget(headers.location, url);
    redirects.push(`${url.origin}${url.pathname}`);
  }
};

const redirectTarget = (location: string, from: URL): URL => {
  if (!URL.canParse(location, from.href)) throw redirectFault('a redirect to what is no URL');
  const url = new URL(location, from.href);
  if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  throw redirectFault('a redirect to something other than http(s)');
};

/** The `code` of the error for redirects that lead nowhere. */
export const REDIRECT_FAULT = 'ERR_REDIRECT';

const redirectFault = (message: string): Error => Object.assign(new Error(message), { code: REDIRECT_FAULT });

/** An answer that asks to come back later. */
class BusyError extends Error {
  readonly answer: Pick<RawAnswer, 'status' | 'headers'>;
  constructor({ status, headers }: RawAnswer) {
    super(`HTTP status ${status}`);
    this.answer = { status, headers };
  }
}

const busy = (answer: RawAnswer): BusyError => {
  answer.body.resume();
  return new BusyError(answer);
};

const withRetries = async <T>(options: HttpOptions, run: () => Promise<T>): Promise<T> => {
  const { attempts = DEFAULT_ATTEMPTS, wait = pause, random = Math.random, clock = Date.now } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= attempts || !isTransient(error)) throw error;
      const asked = error instanceof BusyError ? retryAfterMs(error.answer, clock()) : undefined;
      if (asked !== undefined && asked > MAX_WAIT_MS) throw error;
      // Jitter, so that many clients of a server in trouble don't come back at one moment.
      await wait(asked ?? FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + random()));
    }
  }
};

/** A broken connection is worth a try, and a refused one too: a server restarts. */
const isTransient = (error: unknown): boolean =>
  error instanceof BusyError || (!(error instanceof OtaError) && networkFailure(error).kind !== 'final');

/** Milliseconds that a server asks to be left alone; undefined where it says nothing of use. */
export const retryAfterMs = (
  { status, headers }: Pick<RawAnswer, 'status' | 'headers'>,
  nowMs: number,
): number | undefined => askedWaitMs(status, (name) => headers[name], nowMs);

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Runs a request for an object, and names that object where it fails: the connection's own error may hold the address
 * with its credentials.
 *
 * @throws OtaError `verify-read-failed`.
 */
export const namedRequest = async <T>(path: string, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof OtaError) throw error;
    const reason = networkFailure(error).words;
    throw fail('verify-read-failed', { path, reason }, { place: { file: path }, cause: error });
  }
};
