import { fail } from '../../errors/ota-error.js';

/** Where a site of 0-OS is, and how it is asked. */
export interface PublisherBase {
  /** The URL to ask for a name of the site. */
  readonly url: (name: string) => string;
  /** The same without its query, fit to be shown. */
  readonly shown: (name: string) => string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The base URL of a site by the rules of 0-OS (0-OS contract, “Requests”): absolute http(s), a trailing slash is cleaned, the query is kept
 * with every request, a user name and password become Basic auth.
 *
 * @throws OtaError `publisher-url-invalid`, which repeats neither query nor password.
 */
export const publisherBase = (text: string): PublisherBase => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw fail('publisher-url-invalid', { url: withoutSecrets(text), reason: 'it is no absolute http(s) URL' });
  const { origin, search, username, password } = url;
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  const shown = (name: string): string => `${origin}${path}/${name}`;
  return {
    shown,
    url: (name) => `${shown(name)}${search}`,
    headers: username === '' && password === '' ? {} : { authorization: basicAuth(username, password) },
  };
};

const withoutSecrets = (text: string): string => text.replace(/(\/\/)[^/]*@/, '$1***@').replace(/[?#].*$/s, '');

const basicAuth = (username: string, password: string): string => {
  const bytes = new TextEncoder().encode(`${decoded(username)}:${decoded(password)}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
};

/** The text that percent-encoding stands for; as it is where that is no UTF-8. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
