import { type Agent, type IncomingMessage, request as send } from 'node:http';

/** A request that has been read. */
export interface ReadRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  /** Names and values in turn, as they were sent; the Host too, which S3 signs. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** A server's whole answer. */
export interface ReadAnswer {
  readonly status: number;
  /** Names and values in turn, without what belongs to the connection. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** What belongs to one connection (RFC 9110, 7.6.1), and what Node sets by itself for a body that is known. */
const OF_THE_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'expect', 'proxy-connection']);

const withoutConnection = (raw: readonly string[], besides: readonly string[] = []): readonly string[] =>
  raw.flatMap((name, i) => {
    if (i % 2 === 1) return [];
    const lower = name.toLowerCase();
    return OF_THE_CONNECTION.has(lower) || besides.includes(lower) ? [] : [name, raw[i + 1] ?? ''];
  });

/** Reads a request's body; leaves off after `maxBytes`. */
export const readRequest = async (
  request: IncomingMessage,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<ReadRequest> => ({
  method: request.method ?? 'GET',
  target: request.url ?? '/',
  rawHeaders: request.rawHeaders,
  body: await bytesOf(request, maxBytes),
});

const bytesOf = async (message: IncomingMessage, maxBytes: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  const iterator = message.iterator({ destroyOnReturn: false });
  for await (const chunk of iterator) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a body is read as bytes');
    chunks.push(chunk);
    size += chunk.length;
    if (size >= maxBytes) break;
  }
  return Buffer.concat(chunks);
};

export interface Upstream {
  readonly hostname: string;
  readonly port: number;
  readonly agent: Agent;
}

/** Node gives a method that it doesn't know (MKCOL, MOVE) a chunk where there is no body, which servers refuse. */
const KNOWN_WITHOUT_BODY = /^(GET|HEAD|DELETE|OPTIONS|TRACE)$/;

const hasBody = ({ method, body, rawHeaders }: ReadRequest): boolean =>
  body.length > 0 ||
  !KNOWN_WITHOUT_BODY.test(method) ||
  rawHeaders.some((name, i) => i % 2 === 0 && /^(content-length|transfer-encoding)$/i.test(name));

const open = ({ hostname, port, agent }: Upstream, request: ReadRequest) => {
  const length = hasBody(request) ? ['Content-Length', String(request.body.length)] : [];
  const headers = [...withoutConnection(request.rawHeaders, ['content-length']), ...length];
  // A list of names and values goes out as it is, also the Host.
  return send({ hostname, port, agent, method: request.method, path: request.target, headers });
};

/** Sends the request to the server and gives back its whole answer. */
export const passOn = (upstream: Upstream, request: ReadRequest): Promise<ReadAnswer> =>
  new Promise((resolve, reject) => {
    const onward = open(upstream, request);
    onward.on('error', reject);
    onward.on('response', (answer) => {
      bytesOf(answer, Number.POSITIVE_INFINITY).then(
        (body) => resolve({ status: answer.statusCode ?? 502, rawHeaders: withoutConnection(answer.rawHeaders), body }),
        reject,
      );
    });
    onward.end(request.body);
  });

/** Long enough for a server on loopback to have read what was sent. */
const READ_MS = 10;

/** Sends half of the request's body and ends the connection. */
export const passOnHalf = (upstream: Upstream, request: ReadRequest): Promise<void> =>
  new Promise((resolve) => {
    const onward = open(upstream, request);
    onward.on('error', () => undefined);
    onward.on('close', () => resolve());
    onward.write(request.body.subarray(0, request.body.length >> 1), () => setTimeout(() => onward.destroy(), READ_MS));
  });
