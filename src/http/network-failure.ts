import { maskUrls } from '../repository/mask-urls.js';

/** How a request ended that got no answer. */
export interface NetworkFailure {
  /**
   * `unsent`: no connection came about, so the server has seen nothing. `lost`: the connection broke or the answer took too
   * long, so the server may have done it. `final`: trying again would end the same way (a certificate, a proxy's no).
   */
  readonly kind: 'unsent' | 'lost' | 'final';
  /** What the operating system or the TLS library said, on one line, credentials in URLs masked. */
  readonly words: string;
}

/** Codes of Node (errors(7), getaddrinfo(3)) and of undici for a connection that never came about. */
const UNSENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Codes for a connection that broke, or an answer that did not come in time. */
const LOST: ReadonlySet<unknown> = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** Reads what a fetch rejected with: a TypeError whose causes tell what happened. */
export const networkFailure = (error: unknown): NetworkFailure => {
  const chain = causesOf(error);
  return { kind: kindOf(chain), words: wordsOf(chain) };
};

/** The codes of an error and of all its causes, such as `ENOTFOUND`: what the words say, for programs. */
export const failureCodes = (error: unknown): readonly string[] =>
  causesOf(error).flatMap(({ code }) => (typeof code === 'string' ? [code] : []));

/**
 * Codes of Node for a certificate that isn't believed, and for a handshake that fails (Node.js, “TLS”, X509 certificate
 * error codes; `ERR_TLS_…`, `ERR_SSL_…`; EPROTO).
 */
const TLS =
  /^(CERT_|CRL_|ERR_TLS_|ERR_SSL_|ERROR_IN_C|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH_|EPROTO$)/;

/** Whether a request failed because the server's certificate or its TLS is not to be trusted. */
export const isTlsFault = (error: unknown): boolean => failureCodes(error).some((code) => TLS.test(code));

interface Fault {
  readonly message: string;
  readonly code: unknown;
  readonly syscall: unknown;
}

const MAX_CAUSES = 10;

/** The error, its causes, and the several tries of a connection to a host with several addresses; the reason comes last. */
const causesOf = (error: unknown, depth = 0): readonly Fault[] => {
  if (!(error instanceof Error)) return error === undefined ? [] : [{ ...NO_CODE, message: String(error) }];
  const fault = { message: error.message, code: property(error, 'code'), syscall: property(error, 'syscall') };
  if (depth === MAX_CAUSES) return [fault];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [fault, ...inner.flatMap((cause) => causesOf(cause, depth + 1))];
};

const NO_CODE = { code: undefined, syscall: undefined };

const property = (error: object, name: string): unknown => Reflect.get(error, name);

const kindOf = (chain: readonly Fault[]): NetworkFailure['kind'] => {
  const proxyStatus = chain.flatMap(({ message }) => PROXY_ANSWER.exec(message)?.[1] ?? []).map(Number)[0];
  if (proxyStatus !== undefined) return proxyStatus >= 500 ? 'unsent' : 'final';
  if (chain.some(({ code, syscall }) => UNSENT.has(code) || syscall === 'connect')) return 'unsent';
  return chain.some(({ code }) => LOST.has(code)) ? 'lost' : 'final';
};

/** undici's words for a proxy that refuses the tunnel; it gives the status nowhere else. */
const PROXY_ANSWER = /^Proxy response \((\d{3})\)/;

const MAX_WORDS = 400;

/** The innermost messages: the outer ones say no more than that fetching failed. */
const wordsOf = (chain: readonly Fault[]): string => {
  const told = chain.filter(({ code, message }) => code !== undefined && message !== '');
  const messages = (told.length > 0 ? told : chain.slice(-1)).map(({ message }) => message);
  const line = maskUrls([...new Set(messages)].join('; ')).replace(/\s*[\r\n]+\s*/g, '; ');
  return line.length > MAX_WORDS ? `${line.slice(0, MAX_WORDS - 3)}...` : line;
};
