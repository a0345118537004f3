import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Fault, failAfter } from './faults.js';
import type { Reply, UploadedBody } from './route.js';

/** Larger bodies are only counted and hashed. */
const KEPT_BYTES = 1024 * 1024;

export const readBody = async (request: IncomingMessage): Promise<UploadedBody> => {
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    hash.update(chunk);
    size += chunk.length;
    if (size <= KEPT_BYTES) chunks.push(chunk);
  }
  return { size, sha256: hash.digest('hex'), bytes: size <= KEPT_BYTES ? Buffer.concat(chunks) : undefined };
};

/** Where an answer goes, and what it answers. */
export interface Sending {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly fault: Fault | undefined;
  /** The address without its query. */
  readonly self: string;
  readonly query: Readonly<Record<string, string>>;
}

export const send = (reply: Reply, sending: Sending): void => {
  const { request, response, fault } = sending;
  const { json, headers } = paginated(reply, sending);
  const bytes = reply.bytes ?? Buffer.from(json === undefined ? '' : JSON.stringify(json));
  if (failAfter(fault, request, response, bytes)) return;
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(reply.status, { ...type, 'content-length': bytes.length, ...headers, ...reply.headers });
  response.end(request.method === 'HEAD' ? undefined : bytes);
};

/** REST API, “Pagination”: 20 at once unless asked otherwise, and the address of the next page in a header. */
const paginated = (
  { json }: Reply,
  { self, query }: Sending,
): { readonly json: unknown; readonly headers: Readonly<Record<string, string>> } => {
  if (!Array.isArray(json)) return { json, headers: {} };
  const page = Number(query.page ?? 1);
  const perPage = Math.min(100, Number(query.per_page ?? 20));
  const next = new URLSearchParams({ ...query, page: String(page + 1), per_page: String(perPage) });
  const more = json.length > page * perPage;
  return {
    json: json.slice((page - 1) * perPage, page * perPage),
    headers: more ? { link: `<${self}?${next}>; rel="next"` } : {},
  };
};
