/** The JSON Pointer (RFC 6901) of the given keys and indexes: `/general/config_revision`; empty for the whole document. */
export const pointerOf = (tokens: readonly (string | number)[]): string =>
  tokens.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The keys and indexes of a JSON Pointer, unescaped. */
export const pointerTokens = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

/** A JSON Pointer as people write it: `general.channels[2].name`; a key with blanks or dots stands in brackets and quotes. */
export const dottedPath = (pointer: string): string =>
  pointerTokens(pointer).reduce((path, token) => {
    if (/^\d+$/.test(token)) return `${path}[${token}]`;
    if (!/^[\w$*-]+$/.test(token)) return `${path}[${JSON.stringify(token)}]`;
    return path === '' ? token : `${path}.${token}`;
  }, '');

/** The value a JSON Pointer leads to, or undefined; looks at own keys only. */
export const valueAt = (document: unknown, pointer: string): unknown =>
  pointerTokens(pointer).reduce<unknown>(
    (value, token) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, token)
        ? Reflect.get(value, token)
        : undefined,
    document,
  );
