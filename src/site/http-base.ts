/** The web server's address, with what must not be shown kept apart. */
export interface HttpBase {
  /** Without credentials, query or trailing slash: fit to be shown. */
  readonly location: string;
  /** Kept with every request, as 0-OS does; may be a secret. Empty, or with its question mark. */
  readonly search: string;
  /** `Authorization` for this origin only. */
  readonly authorization: string | undefined;
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

/** The URL of an object, without what must not be shown. */
export const shownUrl = ({ location }: Pick<HttpBase, 'location'>, path: string): string =>
  `${location}/${path.split('/').map(encodeURIComponent).join('/')}`;

/** The URL that an object is asked for under. @param further a query to go with this one request, without a question mark. */
export const requestUrl = (base: HttpBase, path: string, further = ''): URL => {
  const query = [base.search.replace(/^\?/, ''), further].filter(Boolean).join('&');
  return new URL(`${shownUrl(base, path)}${query && `?${query}`}`);
};
