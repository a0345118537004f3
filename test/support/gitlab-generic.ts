import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closing } from './closing.js';

/** GitLab's generic packages in small, as far as a host asks for them, with the object storage behind them. */
export interface GitlabGeneric {
  /** `http://127.0.0.1:port/api/v4`. */
  readonly apiUrl: string;
  /** A package of the one project. */
  readonly packageUrl: string;
  /** Every file that was ever published, by its path in the package, the newest last. */
  readonly files: ReadonlyMap<string, readonly Buffer[]>;
  readonly requests: readonly string[];
}

export interface GitlabGenericOptions {
  /** What is accepted, by header. */
  readonly token: readonly [header: string, value: string];
  /** `Allow duplicates` is turned off for generic packages. */
  readonly rejectsDuplicates?: boolean;
  /** Files are sent by object storage, under links that are signed for GET. */
  readonly objectStorage?: boolean;
}

/** GitLab, “Generic packages repository”, valid package filename format. */
const FILE_NAME = /^(?![~@])[A-Za-z0-9._\-+~@/]+(?<![~@])$/;

/**
 * Starts one on loopback that ends with the test. A second upload of a name is a second file, and the newest is what is
 * downloaded; nothing is removed at this address (GitLab, “Generic packages repository”, publish, download, disable
 * publishing duplicate package names).
 */
export const gitlabGenerics = (): ((options: GitlabGenericOptions) => Promise<GitlabGeneric>) => {
  const onClose = closing();
  const start = async (listener: RequestListener): Promise<string> => {
    const server = createServer(listener);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onClose(() => {
      server.close();
      server.closeAllConnections();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  return async (options) => {
    const files = new Map<string, Buffer[]>();
    const requests: string[] = [];
    const storage = options.objectStorage ? await start(storageListener(files)) : undefined;
    const origin = await start((request, response) => {
      requests.push(`${request.method} ${request.url?.replace(PREFIX, '')}`);
      answer({ ...options, files, storage }, request, response);
    });
    const apiUrl = `${origin}/api/v4`;
    return { apiUrl, packageUrl: `${origin}${PREFIX.replace(/\/$/, '')}`, files, requests };
  };
};

const PREFIX = '/api/v4/projects/7/packages/generic/site/1.0.0/';

interface State extends GitlabGenericOptions {
  readonly files: Map<string, Buffer[]>;
  readonly storage: string | undefined;
}

const json = (response: ServerResponse, status: number, message: string): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));

const answer = (state: State, request: IncomingMessage, response: ServerResponse): void => {
  const { token, files, storage } = state;
  const { method = 'GET', url = '/', headers } = request;
  const parts: Buffer[] = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    if (headers[token[0].toLowerCase()] !== token[1]) return json(response, 401, '401 Unauthorized');
    const file = url.startsWith(PREFIX) ? url.slice(PREFIX.length).split('/').map(decodeURIComponent).join('/') : '';
    if (!FILE_NAME.test(file)) return json(response, 404, '404 Not Found');
    const standing = files.get(file) ?? [];
    if (method === 'PUT') {
      if (state.rejectsDuplicates && standing.length > 0)
        return json(response, 400, '400 Bad request - Duplicate package is not allowed');
      files.set(file, [...standing, Buffer.concat(parts)]);
      return json(response, 201, '201 Created');
    }
    if (method !== 'GET' && method !== 'HEAD') return json(response, 405, '405 Not Allowed');
    const newest = standing.at(-1);
    if (!newest) return json(response, 404, '404 Package Not Found');
    if (storage === undefined) return sent(response, method, newest);
    response.writeHead(302, { location: `${storage}/${file}?X-Amz-Signature=secret` }).end();
  });
};

/** Object storage takes no other credential beside a signature, and a link is good for its own method alone. */
const storageListener =
  (files: ReadonlyMap<string, readonly Buffer[]>): RequestListener =>
  ({ method = '', url = '', headers }, response) => {
    const path = new URL(url, 'http://localhost').pathname.slice(1);
    const bytes = files.get(path)?.at(-1);
    const isSigned = method === 'GET' && /X-Amz-Signature=secret/.test(url);
    const hasOther = headers.authorization !== undefined || headers['job-token'] !== undefined;
    if (!bytes || !isSigned || hasOther) return void response.writeHead(403).end('<Error/>');
    sent(response, method, bytes);
  };

const sent = (response: ServerResponse, method: string, bytes: Buffer): void =>
  void response.writeHead(200, { 'content-length': bytes.length }).end(method === 'HEAD' ? undefined : bytes);
