import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BareRepository, bareRepository } from './bare-repository.js';
import { readBody, send } from './exchange.js';
import { type Fault, failBefore } from './faults.js';
import { admit } from './gate.js';
import { answerGit } from './git-over-http.js';
import { packageRoutes } from './package-routes.js';
import { projectRoutes } from './project-routes.js';
import { releaseRoutes } from './release-routes.js';
import { repositoryRoutes } from './repository-routes.js';
import { matchPath, notFound, type Reply, type Route } from './route.js';
import { refusalShape } from './shapes.js';
import type { ProjectState } from './state.js';

const ROUTES: readonly Route[] = [...repositoryRoutes, ...projectRoutes, ...packageRoutes, ...releaseRoutes];

/** A request to the API, as it came. */
export interface Recorded {
  /** `PUT /projects/group%2Fproject/packages`: below the API, encoded as it came, without the query. */
  readonly line: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
}

/** GitLab's REST API v4 for one project, over a real repository, and the same repository over HTTP. */
export interface GitlabServer {
  /** Without a trailing slash: `http://127.0.0.1:1234/api/v4`. */
  readonly apiUrl: string;
  /** For git, with the token as password. */
  readonly gitUrl: (token: string) => string;
  readonly requests: readonly Recorded[];
  /** Asked before each request to the API; counts them from 0 since it was set. */
  readonly misbehave: (choose: ((request: Recorded, index: number) => Fault | undefined) | undefined) => void;
  /** Ends the server. @throws where a request or an answer was not as documented, so that no test passes by it. */
  readonly stop: () => Promise<void>;
}

/** @param root the path below which the whole server stands: `/gitlab`, or nothing. */
export const startGitlab = async (state: ProjectState, directory: string, root = ''): Promise<GitlabServer> => {
  const requests: Recorded[] = [];
  const violations: string[] = [];
  let choose: Parameters<GitlabServer['misbehave']>[0];
  let index = 0;
  const repository = bareRepository(directory);
  const gitPath = `${root}/${state.path}.git`;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://gitlab');
    if (pathname.startsWith(`${gitPath}/`)) {
      answerGit(request, response, { state, repository: directory, path: pathname.slice(gitPath.length) });
      return;
    }
    const path = pathname.startsWith(`${root}/api/v4/`) ? pathname.slice(`${root}/api/v4`.length) : undefined;
    const query = Object.fromEntries(searchParams);
    const recorded = { line: `${request.method} ${path ?? pathname}`, query, headers: request.headers };
    requests.push(recorded);
    const fault = choose?.(recorded, index);
    index += 1;
    if (fault && failBefore(fault, request, response)) return;
    const { port } = server.address() as AddressInfo;
    const base = `http://127.0.0.1:${port}${root}`;
    const job = { state, repository, base, path, query, request };
    work(job, violations).then(
      (reply) => send(reply, { request, response, fault, self: `${base}/api/v4${path}`, query }),
      (error) => {
        // Whoever asked is gone: no fault of anybody's.
        if (!request.complete) return;
        violations.push(String(error));
        response.writeHead(500).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}${root}/api/v4`,
    gitUrl: (token) => `http://gitlab-ci-token:${token}@127.0.0.1:${port}${gitPath}`,
    requests,
    misbehave: (chosen) => {
      choose = chosen;
      index = 0;
    },
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      if (violations.length > 0) throw new Error(`not as GitLab documents it: ${violations.join('; ')}`);
    },
  };
};

interface Job {
  readonly state: ProjectState;
  readonly repository: BareRepository;
  /** The server's own address. */
  readonly base: string;
  /** Below the API; undefined for an address that is none of it. */
  readonly path: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly request: IncomingMessage;
}

/** Passes the gates and goes to the endpoint; both ends are held against the documented shapes. */
const work = async (job: Job, violations: string[]): Promise<Reply> => {
  const { state, repository, base, path, query, request } = job;
  const raw = await readBody(request);
  const [route, named] = findRoute(request.method ?? 'GET', path) ?? [];
  if (!route || !named) {
    violations.push(`no endpoint ${request.method} ${path ?? request.url}`);
    return notFound();
  }
  const hold = (part: string, shape: Route['answer'], value: unknown): void => {
    const read = shape?.safeParse(value);
    if (read && !read.success)
      violations.push(`${part} of ${route.method} ${route.path} (${route.page}): ${read.error}`);
  };
  const admission = admit(route, named, request, state);
  if ('status' in admission) {
    hold('refusal', refusalShape, admission.json);
    return admission;
  }
  const body = route.body ? JSON.parse(Buffer.from(raw.bytes ?? []).toString() || '{}') : undefined;
  hold('query', route.query, query);
  hold('body', route.body, body);
  const reply = await route.run({
    ...{ state, repository, query, body, token: admission.token, path: named },
    upload: route.upload ? raw : undefined,
    webUrl: `${base}/${state.path}`,
    apiUrl: `${base}/api/v4`,
  });
  if (reply.json !== undefined) hold('answer', reply.status < 300 ? route.answer : refusalShape, reply.json);
  return reply;
};

const findRoute = (
  method: string,
  path: string | undefined,
): readonly [Route, Readonly<Record<string, string>>] | undefined => {
  for (const route of ROUTES) {
    const named = route.method === method && path !== undefined ? matchPath(route.path, path) : undefined;
    if (named) return [route, named];
  }
  return undefined;
};
