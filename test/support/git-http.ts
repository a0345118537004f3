import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Bare repositories over HTTP on loopback, with a password, as forges offer them. */
export interface GitHttpServer {
  /** The URL of a repository below the root, with the given user information (`user:password@`) or none. */
  readonly url: (repository: string, userInfo?: string) => string;
  /** `GET /remote.git/info/refs?service=git-receive-pack` and so on, in order. */
  readonly requests: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface GitHttpUsers {
  /** The password that may read and push. */
  readonly writer: string;
  /** The password that may only read. */
  readonly reader: string;
}

/** Serves the repositories below `root` by `git http-backend`. */
export const startGitHttp = async (root: string, users: GitHttpUsers): Promise<GitHttpServer> => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const password = passwordOf(request);
    if (password !== users.writer && password !== users.reader) refuse(response, 401, 'who are you?');
    else if (password === users.reader && request.url?.includes('git-receive-pack')) refuse(response, 403, 'read only');
    else serveGit(request, response, { root });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (repository, userInfo = '') => `http://${userInfo}127.0.0.1:${port}/${repository}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const passwordOf = (request: IncomingMessage): string | undefined => {
  const [, encoded = ''] = (request.headers.authorization ?? '').split(' ');
  return Buffer.from(encoded, 'base64').toString().split(':')[1];
};

const refuse = (response: ServerResponse, status: number, text: string): void => {
  const headers = status === 401 ? { 'www-authenticate': 'Basic realm="test"' } : {};
  response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(text);
};

export interface ServedGit {
  readonly root: string;
  /** The path below the root that is asked for, where it isn't the request's own. */
  readonly path?: string;
  /** What the repository's hooks see besides. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Answers one request as CGI (RFC 3875), which is what git http-backend speaks. */
export const serveGit = (
  request: IncomingMessage,
  response: ServerResponse,
  { root, path, variables }: ServedGit,
): void => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://server');
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      PATH_INFO: decodeURIComponent(path ?? pathname),
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method,
      REMOTE_USER: 'tester',
      REMOTE_ADDR: '127.0.0.1',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      ...(request.headers['content-length'] ? { CONTENT_LENGTH: request.headers['content-length'] } : {}),
      ...variables,
    },
    stdio: ['pipe', 'pipe', 'ignore'],
    // A group of its own: git starts the program as a child, which a signal to git alone may miss.
    detached: true,
  });
  child.stdin.on('error', () => undefined);
  request.pipe(child.stdin);
  // As servers end a program whose client went away: it would ask for the rest of the request for ever, and without a pause.
  request.once('close', () => {
    if (!request.complete) endGroup(child);
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.on('close', () => {
    const answer = answerIn(Buffer.concat(chunks));
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
    // A program that was ended says nothing, and nobody is there to hear of it.
    else if (!response.destroyed) refuse(response, 500, 'no answer from git');
  });
};

/** Nothing where it has ended by itself. */
const endGroup = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // The whole group is gone.
  }
};

/** The answer in a program's output: a head, an empty line, a body (RFC 3875, 6). Undefined where the head isn't whole. */
const answerIn = (
  output: Buffer,
): { readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer } | undefined => {
  const end = output.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const lines = output.subarray(0, end).toString().split('\r\n');
  const headers = lines.map((line) => line.split(': ') as [string, string]);
  const status = headers.find(([name]) => name.toLowerCase() === 'status')?.[1] ?? '200';
  return {
    status: Number.parseInt(status, 10),
    headers: Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
    body: output.subarray(end + 4),
  };
};
