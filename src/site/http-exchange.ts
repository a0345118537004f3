import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { fail, OtaError } from '../errors/ota-error.js';

/** Connect, and then each silence, may last this long. */
const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_ATTEMPTS = 4;
const FIRST_WAIT_MS = 250;
/** A server that asks for more patience than this is reported instead. */
const MAX_WAIT_MS = 30_000;
/** 0-OS follows nine redirects and fails at the tenth. */
const MAX_REDIRECTS = 9;
/** As many as are read at once, kept open. */
const MAX_SOCKETS = 8;
const RETRIED_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504]);
const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);

/** How requests are made. All optional. */
export interface HttpOptions {
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
}

/** One answer, its body not yet read and not decoded. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** How many redirects led here. */
  readonly hops: number;
  readonly body: IncomingMessage;
}

/** The web server's address, with what must not be shown kept apart. */
export interface HttpBase {
  /** Without credentials, query or trailing slash: fit to be shown. */
  readonly location: string;
  /** Kept with every request, as 0-OS does; may be a secret. */
  readonly search: string;
  /** `Authorization` for this origin only. */
  readonly authorization: string | undefined;
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

/** Splits an http(s) URL into what may be shown and what may not; undefined for any other text. */
export const parseHttpBase = (url: string): HttpBase | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin, pathname, search, username, password } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  const pair = Buffer.concat([unescaped(username), Buffer.from(':'), unescaped(password)]);
  return {
    location: `${origin}${pathname.replace(/\/+$/, '')}`,
    search,
    authorization: username || password ? `Basic ${pair.toString('base64')}` : undefined,
  };
};

/** The bytes that percent-encoding stands for; a stray `%` stands for itself. */
const unescaped = (text: string): Buffer =>
  Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** Requests of the site at `base`, over connections that are kept until `close`. */
export const httpExchange = (base: HttpBase, options: HttpOptions = {}): HttpExchange => {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS }),
  };
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const once = (url: URL, { method, headers }: HttpRequest): Promise<IncomingMessage> =>
    new Promise((done, failed) => {
      const secure = url.protocol === 'https:';
      const own = url.origin === new URL(base.location).origin && base.authorization;
      const request = (secure ? https : http).request(url, {
        method,
        agent: agents[secure ? 'https:' : 'http:'],
        headers: { 'user-agent': 'ota-release', ...headers, ...(own ? { authorization: own } : {}) },
      });
      request.setTimeout(timeoutMs, () => request.destroy(new Error(`no answer for ${timeoutMs} ms`)));
      // Kept for later errors: one without a listener would end the process.
      request.on('error', failed);
      request.once('response', (body) => done(body.on('error', () => {})));
      request.end();
    });
  return {
    base,
    send: (path, request, use) => {
      const url = new URL(`${base.location}/${path.split('/').map(encodeURIComponent).join('/')}${base.search}`);
      return withRetries(options, async () => use(await follow(once, url, request)));
    },
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
};

const follow = async (
  once: (url: URL, request: HttpRequest) => Promise<IncomingMessage>,
  start: URL,
  request: HttpRequest,
): Promise<HttpAnswer> => {
  let url = start;
  for (let hops = 0; ; hops += 1) {
    const body = await once(url, request);
    const status = body.statusCode ?? 0;
    if (RETRIED_STATUSES.has(status)) throw busy(body, status);
    const target = REDIRECT_STATUSES.has(status) ? body.headers.location : undefined;
    if (target === undefined) return { status, headers: singleHeaders(body), hops, body };
    body.resume();
    if (hops === MAX_REDIRECTS) throw new Error(`more than ${MAX_REDIRECTS} redirects`);
    if (!URL.canParse(target, url.href)) throw new Error('a redirect to what is no URL');
    url = new URL(target, url.href);
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw new Error('a redirect to something other than http(s)');
  }
};

const singleHeaders = ({ headers }: IncomingMessage): HttpAnswer['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );

/** An answer that asks to come back later. */
class BusyError extends Error {
  readonly retryAfter: string | undefined;
  constructor(status: number, retryAfter: string | undefined) {
    super(`HTTP status ${status}`);
    this.retryAfter = retryAfter;
  }
}

const busy = (body: IncomingMessage, status: number): BusyError => {
  body.resume();
  return new BusyError(status, body.headers['retry-after']);
};

/** A broken connection, and the errors of a resolver that may recover. A refused one is worth a try too: a server restarts. */
const TRANSIENT_CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'HPE_INVALID_EOF_STATE',
]);

const isTransient = (error: unknown): boolean =>
  error instanceof BusyError || (error instanceof Error && 'code' in error && TRANSIENT_CODES.has(String(error.code)));

const withRetries = async <T>(options: HttpOptions, run: () => Promise<T>): Promise<T> => {
  const { attempts = DEFAULT_ATTEMPTS, wait = pause, random = Math.random, clock = Date.now } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= attempts || !isTransient(error)) throw error;
      const asked = error instanceof BusyError ? retryAfterMs(error.retryAfter, clock()) : undefined;
      if (asked !== undefined && asked > MAX_WAIT_MS) throw error;
      // Jitter, so that many clients of a server in trouble don't come back at one moment.
      await wait(asked ?? FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + random()));
    }
  }
};

/** Milliseconds that a Retry-After asks for (RFC 9110, 10.2.3: seconds or a date); undefined where it says nothing of use. */
export const retryAfterMs = (value: string | undefined, nowMs: number): number | undefined => {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
};

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
    throw fail('verify-read-failed', { path, reason: reasonOf(error) }, { place: { file: path }, cause: error });
  }
};

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'no answer';
  return 'code' in error ? `${error.code}` : error.message;
};
