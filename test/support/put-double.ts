import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closing } from './closing.js';

/** How a small server of PUT behaves. It does everything right where nothing is said. */
export interface PutDoubleManners {
  /** `If-Match` and `If-None-Match` are ignored. */
  readonly ignoresConditions?: boolean;
  readonly weakEtags?: boolean;
  /** `made`: with the object. `needed`: by MKCOL, first. `none`: a name with a slash is refused. */
  readonly folders?: 'made' | 'needed' | 'none';
  /** Methods that are answered with 405. */
  readonly without?: readonly string[];
  /** Bytes are seen under their name as they arrive, and stay when the upload breaks off, as Go's WebDAV has it. */
  readonly inPlace?: boolean;
  /** What a second write of a name is answered with. */
  readonly immutable?: number;
  /** Names that begin with a dot are forbidden. */
  readonly hidesDots?: 'read' | 'write';
  readonly maxBytes?: number;
  /** Does what is asked, but its answer never comes. */
  readonly loses?: (request: IncomingMessage, path: string, number: number) => boolean;
  /** Takes over an answer where it returns true. The number counts the requests of this method and path, from 1. */
  readonly misbehave?: Misbehave;
}

export type Misbehave = (request: IncomingMessage, response: ServerResponse, path: string, number: number) => boolean;

/** Gives every request the same answer. */
export const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Misbehave =>
  (request, response) => {
    drained(request, () => response.writeHead(status, headers).end(body));
    return true;
  };

export interface PutDouble {
  readonly url: string;
  /** What it holds, by path. */
  readonly objects: Map<string, Buffer>;
  readonly collections: Set<string>;
  /** `PUT latest`, in order. */
  readonly requests: string[];
  /** The headers of each request. */
  readonly headers: IncomingMessage['headers'][];
}

/** Starts servers of PUT on loopback that end with the test. The site is at `/site`. */
export const putDoubles = (): ((manners?: PutDoubleManners) => Promise<PutDouble>) => {
  const onClose = closing();
  return async (manners = {}) => {
    const state: State = { ...manners, objects: new Map(), collections: new Set(), requests: [], headers: [] };
    const server = createServer(listener(state));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onClose(() => {
      server.close();
      server.closeAllConnections();
    });
    return { ...state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/site` };
  };
};

interface State extends PutDoubleManners, Omit<PutDouble, 'url'> {}

const pathOf = (url: string): string =>
  new URL(url, 'http://localhost').pathname
    .replace(/^\/site\/?/, '')
    .split('/')
    .map(decodeURIComponent)
    .join('/');

const listener =
  (state: State): RequestListener =>
  (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const path = pathOf(url);
    const line = `${method} ${path}`;
    state.requests.push(line);
    state.headers.push(headers);
    const number = state.requests.filter((each) => each === line).length;
    if (state.misbehave?.(request, response, path, number)) return;
    if (state.loses?.(request, path, number)) loseAnswer(response);
    const refusal = refusedFor(state, request, path);
    // Told by its length alone, before the body has come.
    if (refusal === 413) return void response.writeHead(413, { connection: 'close' }).end();
    if (refusal !== undefined) return void drained(request, () => response.writeHead(refusal).end());
    handlers[method]?.(state, request, response, path);
  };

const loseAnswer = (response: ServerResponse): void => {
  response.writeHead = () => {
    response.destroy();
    return response;
  };
};

const drained = (request: IncomingMessage, then: () => void): void => void request.resume().once('end', then);

const refusedFor = (state: State, { method = '', headers }: IncomingMessage, path: string): number | undefined => {
  const { without = [], hidesDots, maxBytes = Number.POSITIVE_INFINITY } = state;
  if (without.includes(method) || !handlers[method]) return 405;
  const isWrite = method !== 'GET' && method !== 'HEAD';
  if (path.startsWith('.') && (hidesDots === 'read' || (hidesDots === 'write' && isWrite))) return 403;
  return Number(headers['content-length'] ?? 0) > maxBytes ? 413 : undefined;
};

const etagOf = ({ weakEtags }: State, bytes: Buffer): string =>
  `${weakEtags ? 'W/' : ''}"${createHash('sha1').update(bytes).digest('hex')}"`;

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

type Handler = (state: State, request: IncomingMessage, response: ServerResponse, path: string) => void;

const get: Handler = (state, request, response, path) => {
  const bytes = state.objects.get(path);
  if (!bytes) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('nothing here');
  const etag = etagOf(state, bytes);
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? Number.NaN);
  const isPart = start < bytes.length && request.headers['if-range'] === etag && !state.weakEtags;
  const part = isPart ? bytes.subarray(start) : bytes;
  response.writeHead(isPart ? 206 : 200, {
    etag,
    'content-length': part.length,
    ...(isPart ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : part);
};

const put: Handler = (state, request, response, path) => {
  const parts: Buffer[] = [];
  const store = (): void => void state.objects.set(path, Buffer.concat(parts));
  request.on('data', (part) => {
    parts.push(part);
    if (state.inPlace) store();
  });
  request.on('end', () => {
    const status = judgePut(state, request, path);
    if (status < 300) store();
    response.writeHead(status).end();
  });
};

const judgePut = (state: State, { headers }: IncomingMessage, path: string): number => {
  const { folders = 'needed', ignoresConditions, immutable, inPlace } = state;
  const parent = parentOf(path);
  if (parent !== '' && folders === 'none') return 404;
  if (parent !== '' && folders === 'needed' && !state.collections.has(parent)) return 409;
  const standing = state.objects.get(path);
  if (standing && immutable !== undefined) return immutable;
  if (ignoresConditions || inPlace) return standing ? 204 : 201;
  if (headers['if-none-match'] === '*' && standing) return 412;
  const wanted = headers['if-match'];
  if (wanted !== undefined && (!standing || etagOf(state, standing) !== wanted || state.weakEtags)) return 412;
  return standing ? 204 : 201;
};

const remove: Handler = (state, request, response, path) =>
  drained(request, () => {
    const folder = path.replace(/\/$/, '');
    const inside = [...state.objects.keys()].filter((each) => each === path || each.startsWith(`${folder}/`));
    const isFolder = path.endsWith('/') && state.collections.delete(folder);
    if (isFolder || state.objects.has(path)) for (const each of inside) state.objects.delete(each);
    response.writeHead(isFolder || inside.includes(path) ? 204 : 404).end();
  });

const makeFolder: Handler = (state, request, response, path) =>
  drained(request, () => {
    const folder = path.replace(/\/$/, '');
    if (state.collections.has(folder)) return void response.writeHead(405).end();
    if (parentOf(folder) !== '' && !state.collections.has(parentOf(folder))) return void response.writeHead(409).end();
    state.collections.add(folder);
    response.writeHead(201).end();
  });

const move: Handler = (state, request, response, path) =>
  drained(request, () => {
    const to = pathOf(String(request.headers.destination));
    const bytes = state.objects.get(path);
    if (!bytes) return void response.writeHead(404).end();
    if (parentOf(to) !== '' && !state.collections.has(parentOf(to))) return void response.writeHead(409).end();
    if (state.objects.has(to) && request.headers.overwrite === 'F') return void response.writeHead(412).end();
    state.objects.delete(path);
    state.objects.set(to, bytes);
    response.writeHead(201).end();
  });

const listFolder: Handler = (state, request, response, path) =>
  drained(request, () => {
    const folder = path.replace(/\/$/, '');
    if (folder !== '' && !state.collections.has(folder)) return void response.writeHead(404).end();
    const inside = (names: Iterable<string>) => [...names].filter((each) => parentOf(each) === folder);
    const address = (name: string) => `/site/${name.split('/').map(encodeURIComponent).join('/')}`;
    const entry = (href: string, type: string) =>
      `<d:response><d:href>${href}</d:href><d:propstat><d:prop><d:resourcetype>${type}</d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;
    const entries = [
      entry(folder === '' ? '/site/' : `${address(folder)}/`, '<d:collection/>'),
      ...inside(state.collections).map((each) => entry(`${address(each)}/`, '<d:collection/>')),
      ...inside(state.objects.keys()).map((each) => entry(address(each), '')),
    ];
    response.writeHead(207, { 'content-type': 'application/xml' });
    response.end(`<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">${entries.join('')}</d:multistatus>`);
  });

const handlers: Readonly<Record<string, Handler>> = {
  GET: get,
  HEAD: get,
  PUT: put,
  DELETE: remove,
  MKCOL: makeFolder,
  MOVE: move,
  PROPFIND: listFolder,
};
