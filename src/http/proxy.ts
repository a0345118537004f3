import { BlockList, isIP } from 'node:net';
import { fail } from '../errors/ota-error.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy through which a URL is asked for, with the user information that its variable holds; undefined for none. */
export type ProxyChoice = (url: URL) => URL | undefined;

/**
 * Which proxy goes for which URL, by the variables that git and curl read: `http_proxy`, `https_proxy`, `all_proxy` and
 * `no_proxy`, in small letters or in capitals; the small ones go first (curl(1), ENVIRONMENT).
 *
 * @throws OtaError `forge-proxy-invalid`.
 */
export const proxyChoice = (environment: Environment): ProxyChoice => {
  const [http, https] = [proxyOf(environment, 'http_proxy'), proxyOf(environment, 'https_proxy')];
  // Looked at only where it decides: often it names a SOCKS proxy beside the two.
  const all = http && https ? undefined : proxyOf(environment, 'all_proxy');
  const proxies: Readonly<Record<string, URL | undefined>> = { 'http:': http ?? all, 'https:': https ?? all };
  const isExempt = exemption(read(environment, 'no_proxy')?.value ?? '');
  return (url) => (isExempt(url) ? undefined : proxies[url.protocol]);
};

const read = (
  environment: Environment,
  name: string,
): { readonly variable: string; readonly value: string } | undefined =>
  [name, name.toUpperCase()].flatMap((variable) => {
    const value = environment[variable]?.trim();
    return value ? [{ variable, value }] : [];
  })[0];

const proxyOf = (environment: Environment, name: string): URL | undefined => {
  const { variable, value } = read(environment, name) ?? {};
  if (variable === undefined || value === undefined) return undefined;
  // curl takes a proxy without a scheme for an HTTP proxy.
  const text = value.includes('://') ? value : `http://${value}`;
  // The value may hold a password, so no message shows more of it than its scheme.
  if (!URL.canParse(text)) throw fail('forge-proxy-invalid', { variable, reason: 'it holds no URL' });
  const proxy = new URL(text);
  if (/^https?:$/.test(proxy.protocol)) return proxy;
  throw fail('forge-proxy-invalid', { variable, reason: `its scheme is ${proxy.protocol.slice(0, -1)}` });
};

type Test = (host: string, port: string) => boolean;

/** Reads `no_proxy`: names with all that is below them, addresses, networks (`10.0.0.0/8`), each with a port or none; `*`. */
const exemption = (list: string): ((url: URL) => boolean) => {
  const tests = list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(testOf);
  return ({ hostname, port, protocol }) => {
    const host = withoutBrackets(hostname.replace(/\.$/, ''));
    return tests.some((test) => test(host, port || (protocol === 'https:' ? '443' : '80')));
  };
};

const testOf = (entry: string): Test => {
  if (entry === '*') return () => true;
  if (entry.includes('/')) return networkTest(entry);
  // More than one colon without brackets is an IPv6 address, not a port.
  const [, name = entry, port] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
  const wanted = withoutBrackets(name).replace(/^\*?\./, '');
  return (host, hostPort) =>
    (port === undefined || port === hostPort) && (host === wanted || (isIP(host) === 0 && host.endsWith(`.${wanted}`)));
};

const networkTest = (entry: string): Test => {
  const [, address = '', bits = ''] = /^\[?([^\]/]*)\]?\/(\d+)$/.exec(entry) ?? [];
  const family = isIP(address);
  if (family === 0 || Number(bits) > (family === 4 ? 32 : 128)) return () => false;
  const network = new BlockList();
  network.addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  return (host) => isIP(host) === family && network.check(host, family === 4 ? 'ipv4' : 'ipv6');
};

const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, '');
