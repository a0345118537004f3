import { failureCodes, isTlsFault, networkFailure } from '../../http/network-failure.js';
import { REDIRECT_FAULT } from '../http-exchange.js';

/**
 * Why no whole answer came. `broken`: it began, and broke off. `unreachable`: anything else that keeps a request from the
 * server: nobody listens, no answer in time, a proxy that refuses.
 */
export interface ConnectionFault {
  readonly kind: 'dns' | 'tls' | 'redirects' | 'broken' | 'unreachable';
  /** On one line, credentials masked. */
  readonly words: string;
}

/** Codes of getaddrinfo(3), as Node gives them. */
const DNS = /^(ENOTFOUND|ENODATA|EAI_[A-Z]+)$/;
const BROKEN = /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|UND_ERR_BODY_TIMEOUT|HPE_[A-Z_]+)$/;

/** Reads what a request rejected with. */
export const connectionFault = (error: unknown): ConnectionFault => {
  const codes = failureCodes(error);
  const { words } = networkFailure(error);
  const has = (pattern: RegExp): boolean => codes.some((code) => pattern.test(code));
  if (codes.includes(REDIRECT_FAULT)) return { kind: 'redirects', words };
  if (isTlsFault(error)) return { kind: 'tls', words };
  if (has(DNS)) return { kind: 'dns', words };
  return { kind: has(BROKEN) ? 'broken' : 'unreachable', words };
};
