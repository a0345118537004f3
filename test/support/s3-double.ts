import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { type Answer, error, type S3Request } from './s3-double/answer.js';
import { answerMultipart, type Upload } from './s3-double/multipart.js';
import { answerObject, type DoubleObject } from './s3-double/objects.js';

/** How the double takes conditions on writes. */
export interface DoubleOptions {
  readonly bucket?: string;
  /** `If-None-Match: *` on PUT. */
  readonly creating?: 'honoured' | 'ignored' | 'unsupported';
  /** `If-Match` on PUT; `bare`: only without quotes, as Ceph up to Pacific. */
  readonly replacing?: 'honoured' | 'ignored' | 'unsupported' | 'bare' | 'refused';
  /** `If-None-Match: *` on CompleteMultipartUpload. */
  readonly completing?: 'honoured' | 'ignored' | 'unsupported';
  /** Either condition on a copy. */
  readonly copying?: 'honoured' | 'ignored' | 'unsupported';
  /** ETags that are no MD5, as of objects encrypted with KMS. */
  readonly opaqueEtags?: boolean;
  /** Every write gets a version id. */
  readonly versions?: boolean;
  /** Names in a page of a listing. */
  readonly pageSize?: number;
  /** Answers instead of the store; undefined leaves it to the store. `cut` ends the connection without a word. */
  readonly instead?: (request: S3Request, number: number) => Answer | 'cut' | undefined;
  /** What is sent in place of the store's answer; `cut` ends the connection once the store has done it. */
  readonly afterwards?: (request: S3Request, answer: Answer, number: number) => Answer | 'cut';
}

/** A store of a few hundred lines that speaks as much S3 as the host does, and checks no signature. */
export interface S3Double {
  readonly endpoint: string;
  readonly bucket: string;
  readonly requests: readonly S3Request[];
  /** `PUT latest`, `GET ?list-type`: what was asked, in order. */
  readonly asked: () => readonly string[];
  readonly objects: Map<string, DoubleObject>;
  readonly uploads: Map<string, Upload>;
}

/** Starts doubles on loopback that end with the test. */
export const s3Doubles = (): ((options?: DoubleOptions) => Promise<S3Double>) => {
  const running: (() => void)[] = [];
  afterEach(() => {
    for (const stop of running.splice(0)) stop();
  });
  return async (options = {}) => {
    const { bucket = 'updates' } = options;
    const double = { bucket, requests: [] as S3Request[], objects: new Map(), uploads: new Map() };
    const server = createServer((request, response) => void serve(double, options, request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    running.push(() => {
      server.close();
      server.closeAllConnections();
    });
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { ...double, endpoint, asked: () => double.requests.map(wordsOf) };
  };
};

type State = Pick<S3Double, 'bucket' | 'objects' | 'uploads'> & { readonly requests: S3Request[] };

const serve = async (state: State, options: DoubleOptions, incoming: IncomingMessage, response: ServerResponse) => {
  const request = await read(incoming).catch(() => undefined);
  if (!request) return;
  state.requests.push(request);
  const number = state.requests.length;
  const early = options.instead?.(request, number);
  if (early === 'cut') return void incoming.socket.destroy();
  const own = early ?? answer(state, options, request);
  const told = early ? own : (options.afterwards?.(request, own, number) ?? own);
  if (told === 'cut') return void incoming.socket.destroy();
  send(response, request, told);
};

const send = (response: ServerResponse, { method }: S3Request, { status, headers, body, cutAt }: Answer): void => {
  const length = { 'content-length': body.length };
  response.writeHead(status, { ...(status === 204 || status === 304 ? {} : length), ...headers });
  if (cutAt === undefined) return void response.end(method === 'HEAD' ? undefined : body);
  response.write(body.subarray(0, cutAt), () => setTimeout(() => response.destroy(), 5));
};

const read = async (incoming: IncomingMessage): Promise<S3Request> => {
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const [bucket = '', ...names] = decodeURIComponent(url.pathname.slice(1)).split('/');
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const { method = 'GET' } = incoming;
  return { method, bucket, key: names.join('/'), query: url.searchParams, headers, body: Buffer.concat(chunks) };
};

const answer = (state: State, options: DoubleOptions, request: S3Request): Answer => {
  if (request.bucket !== state.bucket) return error(404, 'NoSuchBucket');
  return answerMultipart(state, options, request) ?? answerObject(state, options, request);
};

const wordsOf = ({ method, key, query }: S3Request): string => {
  const names = [...query.keys()].filter((name) => name !== 'x-id' && !['prefix', 'encoding-type'].includes(name));
  return `${method} ${key}${names.length === 0 ? '' : `?${names.sort().join('&')}`}`;
};
