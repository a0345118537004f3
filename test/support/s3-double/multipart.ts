import { createHash } from 'node:crypto';
import type { DoubleOptions } from '../s3-double.js';
import { type Answer, error, reply, type S3Request, xml } from './answer.js';
import { copiedObject, digestFault, etagOf, keptHeaders, type ObjectState } from './objects.js';

export interface Upload {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: Map<number, { readonly bytes: Buffer; readonly etag: string }>;
  startedAt: Date;
}

interface MultipartState extends ObjectState {
  readonly uploads: Map<string, Upload>;
}

/** Answers what belongs to uploads in parts; undefined for everything else. */
export const answerMultipart = (
  state: MultipartState,
  options: DoubleOptions,
  request: S3Request,
): Answer | undefined => {
  const { method, key, query, headers } = request;
  if (query.has('uploads')) {
    if (method === 'GET') return listUploads(state, query.get('prefix') ?? '');
    const id = `upload-${state.uploads.size + 1}`;
    state.uploads.set(id, { key, headers: keptHeaders(headers), parts: new Map(), startedAt: new Date() });
    return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  }
  const id = query.get('uploadId');
  if (id === null) return undefined;
  const upload = state.uploads.get(id);
  if (!upload) return error(404, 'NoSuchUpload');
  if (method === 'PUT') return copyPart(state, upload, options, request) ?? putPart(upload, options, request);
  if (method === 'GET') return listParts(upload, options, query);
  if (method === 'POST') return complete(state, options, id, upload, request);
  state.uploads.delete(id);
  return reply(204);
};

const putPart = ({ parts }: Upload, options: DoubleOptions, request: S3Request): Answer => {
  const fault = digestFault(request);
  if (fault) return fault;
  const etag = etagOf(request.body, options);
  parts.set(Number(request.query.get('partNumber')), { bytes: request.body, etag });
  return reply(200, { etag });
};

/** Undefined where the part comes with the request. */
const copyPart = (
  state: MultipartState,
  { parts }: Upload,
  options: DoubleOptions,
  request: S3Request,
): Answer | undefined => {
  const source = copiedObject(state, request);
  if (!source || 'status' in source) return source;
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d+)$/.exec(request.headers['x-amz-copy-source-range'] ?? '') ?? [];
  const bytes = source.bytes.subarray(Number(first), Number(last) + 1);
  const etag = etagOf(bytes, options);
  parts.set(Number(request.query.get('partNumber')), { bytes, etag });
  return xml(`<CopyPartResult><ETag>${etag}</ETag></CopyPartResult>`);
};

const listUploads = ({ uploads }: MultipartState, prefix: string): Answer => {
  const listed = [...uploads]
    .filter(([, { key }]) => key.startsWith(prefix))
    .map(([id, { key, startedAt }]) => {
      const words = `<Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${startedAt.toISOString()}</Initiated>`;
      return `<Upload>${words}</Upload>`;
    });
  return xml(
    `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${listed.join('')}</ListMultipartUploadsResult>`,
  );
};

const listParts = ({ parts }: Upload, { pageSize = 1000 }: DoubleOptions, query: URLSearchParams): Answer => {
  const after = Number(query.get('part-number-marker') ?? 0);
  const numbers = [...parts.keys()].filter((number) => number > after).sort((a, b) => a - b);
  const page = numbers.slice(0, pageSize);
  const listed = page.map((number) => {
    const { bytes, etag } = parts.get(number) ?? { bytes: Buffer.alloc(0), etag: '' };
    return `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag><Size>${bytes.length}</Size></Part>`;
  });
  const more = numbers.length > page.length;
  const next = more ? `<NextPartNumberMarker>${page.at(-1)}</NextPartNumberMarker>` : '';
  return xml(`<ListPartsResult><IsTruncated>${more}</IsTruncated>${next}${listed.join('')}</ListPartsResult>`);
};

const complete = (
  { objects, uploads }: MultipartState,
  { completing = 'honoured', opaqueEtags = false }: DoubleOptions,
  id: string,
  { key, headers, parts }: Upload,
  request: S3Request,
): Answer => {
  const conditional = request.headers['if-none-match'] === '*';
  if (conditional && completing === 'unsupported') return error(501, 'NotImplemented');
  if (conditional && completing === 'honoured' && objects.has(key)) return error(412, 'PreconditionFailed');
  const named = [...request.body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, n]) => Number(n));
  const chosen = named.map((number) => parts.get(number));
  if (chosen.length === 0 || chosen.includes(undefined)) return error(400, 'InvalidPart');
  const bytes = chosen.map((part) => part?.bytes ?? Buffer.alloc(0));
  const md5s = bytes.map((part) => createHash('md5').update(part).digest());
  const digest = createHash('md5').update(Buffer.concat(md5s)).digest('hex');
  const etag = opaqueEtags ? '"opaque"' : `"${digest}-${named.length}"`;
  objects.set(key, { bytes: Buffer.concat(bytes), etag, headers });
  uploads.delete(id);
  return xml(`<CompleteMultipartUploadResult><ETag>${etag}</ETag></CompleteMultipartUploadResult>`);
};
