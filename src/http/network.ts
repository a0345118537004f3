import { fetch } from 'undici';
import type { AuthoritiesFile } from './certificate-authorities.js';
import { openDispatcher } from './dispatcher.js';
import type { Fetch } from './fetch.js';

export interface NetworkOptions {
  /** Where the proxies and the further certificate authorities are named. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `ota-release/1.2.3`; what a caller names itself follows it. */
  readonly userAgent: string;
  /** Authorities that are trusted besides, by this client alone. */
  readonly authoritiesFile?: AuthoritiesFile;
}

/**
 * A fetch that goes through the environment's proxies and trusts the environment's certificate authorities beside Node's
 * own. It always verifies certificates, also where NODE_TLS_REJECT_UNAUTHORIZED asks Node not to. It sends each request
 * once.
 *
 * @throws OtaError `forge-certificate-unreadable`, `forge-proxy-invalid`.
 */
export const openNetwork = async ({ environment, userAgent, authoritiesFile }: NetworkOptions): Promise<Fetch> => {
  const dispatcher = await openDispatcher(environment, authoritiesFile);
  return async (input, init) => {
    const { url, ...request } = asInit(input, init);
    const headers = withAgent(request.headers, userAgent);
    return fetch(url, { ...request, headers, dispatcher });
  };
};

/** undici takes a Request for one only where it made it itself. */
const asInit = (
  input: Parameters<Fetch>[0],
  init: RequestInit | undefined,
): RequestInit & { readonly url: string | URL } => {
  if (!(input instanceof Request)) return { ...init, url: input };
  const { url, method, headers, body, redirect, signal } = input;
  return { method, headers, body, redirect, signal, ...(body ? { duplex: 'half' } : {}), ...init, url };
};

const withAgent = (given: RequestInit['headers'], userAgent: string): Headers => {
  const headers = new Headers(given);
  const caller = headers.get('user-agent');
  headers.set('user-agent', caller ? `${userAgent} ${caller}` : userAgent);
  return headers;
};
