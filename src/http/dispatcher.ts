import { createSecureContext } from 'node:tls';
import { Agent, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { type AuthoritiesFile, certificateAuthorities } from './certificate-authorities.js';
import { proxyChoice } from './proxy.js';

/** Where the proxies and the further certificate authorities are named. */
type Environment = Readonly<Record<string, string | undefined>>;

/** How long a body may stand still. */
const BODY_TIMEOUT_MS = 60_000;

/**
 * Connections of this run: through the environment's proxies, trusting the environment's certificate authorities, and
 * those of a file that is given, beside Node's own, always with certificates verified, also where NODE_TLS_REJECT_UNAUTHORIZED asks Node not to.
 *
 * @throws OtaError `forge-certificate-unreadable`, `forge-proxy-invalid`.
 */
export const openDispatcher = async (
  environment: Environment,
  authoritiesFile?: AuthoritiesFile,
): Promise<Dispatcher> => {
  const proxyFor = proxyChoice(environment);
  const authorities = await certificateAuthorities(environment, authoritiesFile);
  // Made once: reading all the authorities for each connection would take milliseconds.
  const trust = authorities ? { secureContext: createSecureContext({ ca: [...authorities] }) } : {};
  const connect = { ...trust, rejectUnauthorized: true };
  return new Agent({
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
