import { createHash } from 'node:crypto';
import type { DoubleOptions } from '../s3-double.js';
import { type Answer, error, reply, type S3Request, xml } from './answer.js';

export interface DoubleObject {
  readonly bytes: Buffer;
  /** With quotes. */
  readonly etag: string;
  /** Those that it was written with and is served with. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface ObjectState {
  readonly objects: Map<string, DoubleObject>;
}

const KEPT = /^(content-type|cache-control|content-disposition|x-amz-meta-.*)$/;

export const keptHeaders = (headers: S3Request['headers']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => KEPT.test(name)));

export const etagOf = (bytes: Uint8Array, { opaqueEtags }: DoubleOptions): string =>
  `"${createHash(opaqueEtags ? 'sha1' : 'md5')
    .update(bytes)
    .digest('hex')}"`;

/** Whether the bytes are those that the request's own digests speak of; the error where they aren't. */
export const digestFault = ({ headers, body }: S3Request): Answer | undefined => {
  const { 'content-md5': md5, 'x-amz-content-sha256': sha256 = '' } = headers;
  if (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64')) return error(400, 'BadDigest');
  const isHex = /^[0-9a-f]{64}$/.test(sha256);
  if (isHex && sha256 !== createHash('sha256').update(body).digest('hex'))
    return error(400, 'XAmzContentSHA256Mismatch');
  return undefined;
};

let versions = 0;

export const answerObject = (state: ObjectState, options: DoubleOptions, request: S3Request): Answer => {
  const { method, key } = request;
  if (key === '') return list(state, options, request);
  switch (method) {
    case 'GET':
    case 'HEAD':
      return get(state, request);
    case 'PUT':
      return put(state, options, request);
    case 'DELETE':
      state.objects.delete(key);
      return reply(204);
    default:
      return error(405, 'MethodNotAllowed');
  }
};

const get = ({ objects }: ObjectState, { key, headers }: S3Request): Answer => {
  const object = objects.get(key);
  if (!object) return error(404, 'NoSuchKey');
  const { bytes, etag, headers: kept } = object;
  const wanted = headers['if-match'];
  if (wanted !== undefined && wanted !== etag) return error(412, 'PreconditionFailed');
  const [, first] = /^bytes=(\d+)-$/.exec(headers.range ?? '') ?? [];
  if (first === undefined) return reply(200, { ...kept, etag }, bytes);
  const range = `bytes ${first}-${bytes.length - 1}/${bytes.length}`;
  return reply(206, { ...kept, etag, 'content-range': range }, bytes.subarray(Number(first)));
};

/** The object that a copy is made of; undefined where the request copies none. */
export const copiedObject = ({ objects }: ObjectState, { headers }: S3Request): DoubleObject | Answer | undefined => {
  const source = headers['x-amz-copy-source'];
  if (source === undefined) return undefined;
  const [, ...names] = decodeURIComponent(source).replace(/^\//, '').split('/');
  return objects.get(names.join('/')) ?? error(404, 'NoSuchKey');
};

const copy = (state: ObjectState, options: DoubleOptions, request: S3Request, source: DoubleObject): Answer => {
  const { key, headers } = request;
  const { copying = 'honoured' } = options;
  const asked = headers['if-match'] ?? headers['if-none-match'];
  if (asked !== undefined && copying === 'unsupported') return error(501, 'NotImplemented');
  const fault = copying === 'honoured' ? conditionFault(state.objects.get(key), options, headers) : undefined;
  if (fault) return fault;
  const etag = etagOf(source.bytes, options);
  const kept = headers['x-amz-metadata-directive'] === 'REPLACE' ? keptHeaders(headers) : source.headers;
  state.objects.set(key, { bytes: source.bytes, etag, headers: kept });
  return xml(`<CopyObjectResult><ETag>${etag}</ETag></CopyObjectResult>`);
};

const put = (state: ObjectState, options: DoubleOptions, request: S3Request): Answer => {
  const { objects } = state;
  const { key, headers, body } = request;
  const source = copiedObject(state, request);
  if (source) return 'status' in source ? source : copy(state, options, request, source);
  const fault = digestFault(request) ?? conditionFault(objects.get(key), options, headers);
  if (fault) return fault;
  const etag = etagOf(body, options);
  objects.set(key, { bytes: body, etag, headers: keptHeaders(headers) });
  versions += 1;
  return reply(200, { etag, ...(options.versions ? { 'x-amz-version-id': `v${versions}` } : {}) });
};

const conditionFault = (
  standing: DoubleObject | undefined,
  { creating = 'honoured', replacing = 'honoured' }: DoubleOptions,
  headers: S3Request['headers'],
): Answer | undefined => {
  const { 'if-none-match': none, 'if-match': match } = headers;
  if (none !== undefined && creating === 'unsupported') return error(501, 'NotImplemented');
  if (none === '*' && creating === 'honoured' && standing) return error(412, 'PreconditionFailed');
  if (match === undefined || replacing === 'ignored') return undefined;
  if (replacing === 'unsupported') return error(501, 'NotImplemented');
  if (!standing) return error(404, 'NoSuchKey');
  const right = replacing === 'bare' ? standing.etag.replaceAll('"', '') : standing.etag;
  return match === right && replacing !== 'refused' ? undefined : error(412, 'PreconditionFailed');
};

const list = ({ objects }: ObjectState, { pageSize = 1000 }: DoubleOptions, { query }: S3Request): Answer => {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const names = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = names.slice(0, pageSize);
  const more = names.length > page.length;
  const contents = page.map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`).join('');
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  return xml(`<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents}</ListBucketResult>`);
};
