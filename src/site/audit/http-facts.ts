import { type Gathered, gather } from '../../errors/gather.js';
import { type HttpAnswer, type HttpExchange, type HttpRequest, namedRequest } from '../http-exchange.js';

/** What a web server answered about one object, as a client without any special header sees it. */
export interface HttpFacts {
  readonly path: string;
  readonly role: 'pointer' | 'bundle';
  readonly get: Seen;
  readonly head: Seen;
  /** Asked with the validators of `get`; absent where it gave none. */
  readonly conditional?: { readonly header: string; readonly status: number };
  /** Of a bundle that is large enough. */
  readonly range?: RangeFacts;
}

/** Status and headers of one answer. */
export interface Seen {
  readonly status: number;
  /** Where each redirect led, in order. */
  readonly redirects: readonly string[];
  /** Names in lower case. */
  readonly headers: HttpAnswer['headers'];
}

/** What came of a request for the bytes from `RANGE_START` to `RANGE_END`. */
export interface RangeFacts {
  readonly status: number;
  /** The body is these bytes and no others. */
  readonly right: boolean;
  readonly contentRange: string | undefined;
}

/** What a web server answered for names that are not there. */
export interface AbsentFacts {
  readonly path: string;
  readonly status: number;
  readonly headers: HttpAnswer['headers'];
  /** Whether the body was empty. */
  readonly empty: boolean;
}

/** Bytes of a bundle that a Range request asks for, from the second on: a server that ignores the start is found out. */
export const RANGE_START = 1;
export const RANGE_END = 64;

/** Makes the requests that show how the server treats an object. A request that fails is a problem of the object. */
export const observeObject = (
  exchange: HttpExchange,
  path: string,
  role: HttpFacts['role'],
): Promise<Gathered<HttpFacts>> =>
  gather(async () => {
    const { bytes: start, ...get } = await ask(exchange, path, { method: 'GET' });
    const { bytes: _, ...head } = await ask(exchange, path, { method: 'HEAD' });
    const validator = validatorOf(get);
    const again =
      validator && (await ask(exchange, path, { method: 'GET', headers: { [validator.header]: validator.value } }));
    const ranged = role === 'bundle' && start.length > RANGE_END ? await askRange(exchange, path, start) : undefined;
    return {
      path,
      role,
      get,
      head,
      ...(validator && again ? { conditional: { header: validator.header, status: again.status } } : {}),
      ...(ranged ? { range: ranged } : {}),
    };
  });

/** Asks for a name that may be absent. */
export const observeAbsent = (exchange: HttpExchange, path: string): Promise<Gathered<AbsentFacts>> =>
  gather(async () => {
    const { status, headers, bytes } = await ask(exchange, path, { method: 'GET' });
    return { path, status, headers, empty: bytes.length === 0 };
  });

const validatorOf = ({ headers }: Seen): { readonly header: string; readonly value: string } | undefined => {
  if (headers.etag !== undefined) return { header: 'If-None-Match', value: headers.etag };
  const modified = headers['last-modified'];
  return modified === undefined ? undefined : { header: 'If-Modified-Since', value: modified };
};

const askRange = async (exchange: HttpExchange, path: string, start: Uint8Array): Promise<RangeFacts> => {
  const asked = { Range: `bytes=${RANGE_START}-${RANGE_END}` };
  const { status, headers, bytes } = await ask(exchange, path, { method: 'GET', headers: asked });
  const wanted = start.subarray(RANGE_START, RANGE_END + 1);
  const right = bytes.length === wanted.length && Buffer.compare(bytes, wanted) === 0;
  return { status, right, contentRange: headers['content-range'] };
};

/** One request: status, headers, and the first bytes of the body, the rest of which is left. */
const ask = (
  exchange: HttpExchange,
  path: string,
  request: HttpRequest,
): Promise<Seen & { readonly bytes: Uint8Array }> =>
  namedRequest(path, () =>
    exchange.send(path, request, async ({ status, headers, redirects, body }) => {
      const parts: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        parts.push(chunk);
        size += chunk.length;
        // One more than the range, to see an answer that is longer.
        if (size > RANGE_END + 1) break;
      }
      return { status, headers, redirects, bytes: Buffer.concat(parts).subarray(0, RANGE_END + 2) };
    }),
  );
