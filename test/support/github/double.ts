import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GithubTarget } from '../../../src/forges/detect.js';
import { apiListener } from './api.js';
import { type Fault, faults } from './faults.js';
import { type RecordedRequest, recordOf } from './record.js';
import type { GithubState } from './state.js';
import { storageListener, webListener } from './web.js';

/** GitHub on loopback, with one repository: its REST API, its git transport, and the pages that everybody sees. */
export interface GithubDouble {
  readonly state: GithubState;
  /** Without a token, for one who has none. */
  readonly target: (token?: string) => GithubTarget;
  /** Every request to the API, in order. */
  readonly requests: readonly RecordedRequest[];
  /** Every request to anything else: git, archives, downloads. */
  readonly otherRequests: readonly RecordedRequest[];
  /** Lets a request go wrong; resolves once it has. */
  readonly break: (fault: Fault) => Promise<void>;
  /** Lets every request go well again. */
  readonly mend: () => void;
  /** @throws Error where anything was asked or answered that GitHub's description doesn't have. */
  readonly stop: () => Promise<void>;
}

export interface DoubleOptions {
  /** The bare repository. */
  readonly gitDirectory: string;
  /** `enterprise`: below the paths of GitHub Enterprise Server. */
  readonly mount?: 'dotcom' | 'enterprise';
  readonly owner?: string;
  readonly name?: string;
}

const PREFIXES = {
  dotcom: { api: '', uploads: '/_uploads' },
  enterprise: { api: '/api/v3', uploads: '/api/uploads' },
} as const;

/** Starts the double. It must be stopped, which is also where it judges what it has seen. */
export const startGithub = async (options: DoubleOptions): Promise<GithubDouble> => {
  const { gitDirectory, mount = 'dotcom', owner = 'octo-org', name = 'gateway' } = options;
  const directory = mkdtempSync(join(realpathSync(tmpdir()), 'ota-github-'));
  mkdirSync(join(directory, 'assets'));
  const violations: string[] = [];
  const requests: RecordedRequest[] = [];
  const otherRequests: RecordedRequest[] = [];
  const breaking = faults();
  const prefixes = PREFIXES[mount];
  const listeners: RequestListener[] = [];
  const server = await listen((request, response) => listeners[0]?.(request, response));
  const storage = await listen((request, response) => listeners[1]?.(request, response));
  const web = server.origin;
  const state: GithubState = {
    owner,
    name,
    gitDirectory,
    files: join(directory, 'assets'),
    addresses: { api: `${web}${prefixes.api}`, uploads: `${web}${prefixes.uploads}`, web, storage: storage.origin },
    tokens: new Map(),
    releases: [],
    rulesets: [],
    latestReleaseId: undefined,
    nextId: 1000,
    private: false,
    archived: false,
    immutableReleases: false,
    modern: true,
    signsTags: false,
    redirectsDownloads: false,
    rateLimit: undefined,
    archives: true,
  };
  const api = apiListener({ state, prefixes, faults: breaking, violations });
  const others = webListener(state);
  const note = (list: RecordedRequest[], request: IncomingMessage): void => void list.push(recordOf(request, prefixes));
  listeners.push(
    (request: IncomingMessage, response: ServerResponse) => {
      const isApi = /^\/repos\//.test(recordOf(request, prefixes).path);
      note(isApi ? requests : otherRequests, request);
      if (isApi) void api(request, response);
      else others(request, response);
    },
    (request: IncomingMessage, response: ServerResponse) => {
      note(otherRequests, request);
      storageListener(state)(request, response);
    },
  );
  return {
    state,
    target: (token) => ({
      kind: 'github',
      apiUrl: state.addresses.api,
      owner,
      name,
      ...(token === undefined ? {} : { token }),
    }),
    requests,
    otherRequests,
    break: breaking.add,
    mend: breaking.clear,
    stop: async () => {
      await Promise.all([close(server.server), close(storage.server)]);
      rmSync(directory, { recursive: true, force: true });
      if (violations.length > 0) throw new Error(`not what GitHub describes:\n${violations.join('\n')}`);
    },
  };
};

const listen = async (listener: RequestListener): Promise<{ readonly server: Server; readonly origin: string }> => {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, origin: `http://127.0.0.1:${address.port}` };
};

const close = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
