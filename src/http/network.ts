import { createSecureContext } from 'node:tls';
import { Agent, fetch, Pool, ProxyAgent } from 'undici';
import { certificateAuthorities } from './certificate-authorities.js';
import type { Fetch } from './fetch.js';
import { proxyChoice } from './proxy.js';

export interface NetworkOptions {
  /** Where the proxies and the further certificate authorities are named. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `ota-release/1.2.3`; what a caller names itself follows it. */
  readonly userAgent: string;
}

/** How long a body may stand still. */
const BODY_TIMEOUT_MS = 60_000;

/**
 * A fetch that goes through the environment's proxies and trusts the environment's certificate authorities beside Node's
 * own. It always verifies certificates, also where NODE_TLS_REJECT_UNAUTHORIZED asks Node not to. It sends each request
 * once.
 *
 * @throws OtaError `forge-certificate-unreadable`, `forge-proxy-invalid`.
 */
export const openNetwork = async ({ environment, userAgent }: NetworkOptions): Promise<Fetch> => {
  const proxyFor = proxyChoice(environment);
  const authorities = await certificateAuthorities(environment);
  // Made once: reading all the authorities for each connection would take milliseconds.
  const trust = authorities ? { secureContext: createSecureContext({ ca: [...authorities] }) } : {};
  const connect = { ...trust, rejectUnauthorized: true };
  const dispatcher = new Agent({
    bodyTimeout: BODY_TIMEOUT_MS,
    // Called once for each origin, also for those that a redirect leads to.
    factory: (origin, options) => {
      const proxy = proxyFor(new URL(origin));
      if (!proxy) return new Pool(origin, { ...options, connect });
      // Without a tunnel for http, as curl has it: many proxies open tunnels to port 443 only.
      const tls = { proxyTls: connect, requestTls: connect, proxyTunnel: false };
      return new ProxyAgent({ ...options, ...tls, ...credentialsOf(proxy), uri: proxy.origin });
    },
  });
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

/** Basic authentication for the proxy (RFC 9110, 11.7.2), from the user information of its URL. */
const credentialsOf = ({ username, password }: URL): { readonly token?: string } => {
  if (!username && !password) return {};
  const plain = `${decoded(username)}:${decoded(password)}`;
  return { token: `Basic ${Buffer.from(plain).toString('base64')}` };
};

/** Without its percent signs; as it is where somebody wrote a bare one. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
