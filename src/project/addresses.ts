/** What an address was found to be, or why it can't be used. */
export type Judged<T> = { readonly value: T } | { readonly reason: string };

/** The text without user name, password, query and fragment: a message must not repeat what may be a secret. */
export const withoutSecrets = (address: string): string =>
  address.replace(/^(\s*(?:[a-z][a-z0-9+.-]*:\/*)?)[^/?#]*@/i, '$1***@').replace(/[?#].*$/s, '?***');

/**
 * The URL under which devices reach the site, in the spelling of the URL standard and without a trailing slash: an
 * absolute http(s) URL without credentials, query and fragment.
 */
export const parsePublicUrl = (text: string): Judged<string> =>
  parseBaseUrl(text, 'it holds a user name or password, and every device would get it');

/**
 * A URL to which paths are appended, in the spelling of the URL standard and without a trailing slash: an absolute http(s)
 * URL without credentials, query and fragment.
 *
 * @param againstCredentials what is said where it holds a user name or password.
 */
export const parseBaseUrl = (text: string, againstCredentials: string): Judged<string> => {
  if (!/^https?:\/\/[^/]/i.test(text))
    return { reason: 'it is not absolute, with http:// or https:// at its beginning' };
  // The URL standard drops tabs and line breaks and turns backslashes; a device's parser may not.
  if (/[\s\\]/.test(text)) return { reason: 'it holds a blank, a line break or a backslash' };
  if (!URL.canParse(text)) return { reason: 'it is not a URL' };
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return { reason: againstCredentials };
  if (/[?#]/.test(text)) return { reason: 'it has a query or fragment, and paths are appended to it' };
  return { value: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
};

/** What a host is written as: a path, or an address of another kind. */
export type HostAddress =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'file-url'; readonly url: string }
  | { readonly kind: 'other'; readonly scheme: string };

/** Tells paths, file URLs and other kinds of hosts apart. A drive letter (`C:\site`) is no scheme. */
export const parseHostAddress = (text: string): HostAddress => {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'file') return { kind: 'file-url', url: text };
  if (scheme !== undefined) return { kind: 'other', scheme };
  return /^[^/\\:]+@[^/\\:]+:/.test(text) ? { kind: 'other', scheme: 'ssh' } : { kind: 'path', path: text };
};

/** Why a file URL names no directory of this machine; undefined where it does. */
export const reasonAgainstFileUrl = (text: string): string | undefined => {
  if (!/^file:\/\//i.test(text) || !URL.canParse(text)) return 'it does not begin with file:/// and an absolute path';
  const url = new URL(text);
  if (url.hostname !== '' && url.hostname !== 'localhost') return `it names another machine (${url.hostname})`;
  if (/[?#]/.test(text)) return 'it has a query or fragment';
  if (/%(2f|5c|00)/i.test(url.pathname)) return 'it holds an encoded separator or NUL';
  try {
    decodeURIComponent(url.pathname);
    return undefined;
  } catch {
    return 'it holds a percent sign that encodes nothing';
  }
};
