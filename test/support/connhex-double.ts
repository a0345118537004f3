import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closing } from './closing.js';
import { TOKEN } from './connhex-input.js';

/** A release as the double keeps it. */
export interface DoubleRelease {
  readonly id: string;
  readonly version: string;
  readonly note?: string;
  readonly mandatory: boolean;
  readonly min_version?: string;
  readonly max_version?: string;
  readonly filename: string;
  readonly size: number;
  readonly checksum: string;
}

/** How the double behaves. It does everything right where nothing is said. */
export interface ConnhexManners {
  /** What it makes its checksum with. */
  readonly algorithm?: string;
  /** Checksums in another form. */
  readonly checksum?: (hex: string) => string;
  /** The most that it lists at once, whatever is asked for. */
  readonly pageSize?: number;
  /** Doesn’t tell which release is active. */
  readonly silent?: boolean;
  /** What it keeps of an upload. */
  readonly keeps?: (bytes: Buffer) => Buffer;
  /** Answers instead; `cut` ends the connection, `lost` does so once it has done what was asked. Numbers count from 1. */
  readonly instead?: (request: string, number: number) => Answer | 'cut' | 'lost' | undefined;
}

export interface ConnhexDouble {
  readonly api: string;
  readonly releases: DoubleRelease[];
  /** The id of the active one. */
  active: string | undefined;
  /** `POST releases`, in order. */
  readonly requests: string[];
  /** Bytes of each upload, in order. */
  readonly uploads: Buffer[];
}

export const FIRMWARE = 'edge pump';

/** Starts doubles of the firmware service on loopback that end with the test. */
export const connhexDoubles = (): ((manners?: ConnhexManners) => Promise<ConnhexDouble>) => {
  const onClose = closing();
  return async (manners = {}) => {
    const state = { releases: [], active: undefined, requests: [], uploads: [], api: '' };
    const double: Mutable<ConnhexDouble> = state;
    const server = createServer((request, response) => void serve(double, manners, request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onClose(() => {
      server.close();
      server.closeAllConnections();
    });
    double.api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/apis`;
    return double;
  };
};

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const serve = async (
  double: ConnhexDouble,
  manners: ConnhexManners,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const base = `/apis/iot/firmwares/${encodeURIComponent(FIRMWARE)}`;
  const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length).replace(/^\//, '') : undefined;
  const name = `${incoming.method} ${path === '' ? 'firmware' : path}`;
  double.requests.push(name);
  const number = double.requests.filter((each) => each === name).length;
  const told = manners.instead?.(name, number);
  if (told === 'cut') return void incoming.socket.destroy();
  const given = typeof told === 'object' ? told : undefined;
  const body = Buffer.concat(chunks);
  const own =
    given ??
    (path === undefined
      ? { status: 404 }
      : (authorized(incoming) ?? (await answer(double, manners, { path, url, incoming, body }))));
  if (told === 'lost') return void incoming.socket.destroy();
  const type = {
    ...own.headers,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(own.body ?? ''),
  };
  response.writeHead(own.status, own.status === 204 ? {} : type).end(own.status === 204 ? undefined : own.body);
};

const authorized = ({ headers }: IncomingMessage): Answer | undefined =>
  headers.authorization === `Bearer ${TOKEN}` ? undefined : { status: 401, body: '{"error":"invalid access token"}' };

interface Asked {
  readonly path: string;
  readonly url: URL;
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
}

const answer = async (double: ConnhexDouble, manners: ConnhexManners, asked: Asked): Promise<Answer> => {
  const { method } = asked.incoming;
  const [collection, id, action] = asked.path.split('/').map(decodeURIComponent);
  if (asked.path === '' && method === 'GET') return firmware(double, manners);
  if (collection !== 'releases') return { status: 404 };
  if (id === undefined) return method === 'POST' ? create(double, manners, asked) : list(double, manners, asked.url);
  const release = double.releases.find((each) => each.id === id);
  if (!release) return { status: 404, body: '{"error":"release not found"}' };
  if (method === 'POST' && action === 'activate') {
    double.active = id;
    return { status: 204 };
  }
  if (method !== 'DELETE') return { status: 405 };
  if (double.active === id) return { status: 422, body: '{"error":"cannot remove active release"}' };
  double.releases.splice(double.releases.indexOf(release), 1);
  return { status: 204 };
};

const firmware = ({ releases, active }: ConnhexDouble, { silent }: ConnhexManners): Answer => {
  const version = releases.find(({ id }) => id === active)?.version;
  return { status: 200, body: JSON.stringify({ id: FIRMWARE, ...(silent ? {} : { active_release: version }) }) };
};

const list = ({ releases }: ConnhexDouble, { pageSize = 100 }: ConnhexManners, { searchParams }: URL): Answer => {
  const offset = Number(searchParams.get('offset') ?? 0);
  const limit = Number(searchParams.get('limit') ?? 10);
  if (!(limit >= 1 && limit <= 100) || offset < 0) return { status: 400, body: '{"error":"limit"}' };
  const page = releases.slice(offset, offset + Math.min(limit, pageSize));
  return { status: 200, body: JSON.stringify({ total: releases.length, offset, limit, releases: page }) };
};

const create = async (
  double: ConnhexDouble,
  { algorithm = 'sha256', checksum = (hex) => hex, keeps = (bytes) => bytes }: ConnhexManners,
  { incoming, body }: Asked,
): Promise<Answer> => {
  const type = incoming.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { status: 415 };
  if (incoming.headers['content-length'] !== String(body.length)) return { status: 411 };
  // Node’s own reader of forms.
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const [version, filename, bin] = [form.get('version'), form.get('filename'), form.get('bin')];
  if (typeof version !== 'string' || typeof filename !== 'string' || !(bin instanceof File)) return { status: 400 };
  const sent = Buffer.from(await bin.arrayBuffer());
  double.uploads.push(sent);
  const kept = keeps(sent);
  const texts = ['note', 'min_version', 'max_version'].flatMap((key) => {
    const value = form.get(key);
    return typeof value === 'string' ? [[key, value] as const] : [];
  });
  const release: DoubleRelease = {
    id: `r/${double.uploads.length}`,
    version,
    filename,
    mandatory: form.get('mandatory') === 'true',
    ...Object.fromEntries(texts),
    size: kept.length,
    checksum: checksum(createHash(algorithm).update(kept).digest('hex')),
  };
  double.releases.push(release);
  return { status: 201, body: JSON.stringify(release) };
};
