import type { z } from 'zod';
import type { BareRepository } from './bare-repository.js';
import type { ProjectState, Token } from './state.js';

/** What the server answers. JSON unless `text` or `bytes` are given. */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that has passed the gates: who asks, and what was found in its address, query and body. */
export interface Call {
  readonly state: ProjectState;
  readonly repository: BareRepository;
  /** Undefined for somebody without a token, who may read a public project. */
  readonly token: Token | undefined;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Parsed JSON; for an upload its digest instead. */
  readonly body: unknown;
  readonly upload: UploadedBody | undefined;
  /** The project's address for people, and its API's. */
  readonly webUrl: string;
  readonly apiUrl: string;
}

export interface UploadedBody {
  readonly size: number;
  readonly sha256: string;
  readonly bytes: Uint8Array | undefined;
}

/** One endpoint of the API, as documented. */
export interface Route {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** `/projects/:id/repository/tags/:tag_name`; a name stands for one encoded part. */
  readonly path: string;
  /** The page of the documentation that the shapes come from. */
  readonly page: string;
  readonly query: z.ZodType;
  readonly body?: z.ZodType;
  /** The body is a file. */
  readonly upload?: true;
  /** What a success answers; left out where that is no JSON. */
  readonly answer?: z.ZodType;
  /** A job's token may ask (GitLab, “CI/CD job token”). */
  readonly forJobs: boolean;
  /** The lowest role that may ask. */
  readonly accessLevel: number;
  readonly run: (call: Call) => Promise<Reply>;
}

/** GitLab's own words for a status: `404 Tag Not Found`. */
export const refusal = (status: number, message: string | Readonly<Record<string, readonly string[]>>): Reply => ({
  status,
  json: { message },
});

export const notFound = (what?: string): Reply => refusal(404, what ? `404 ${what} Not Found` : '404 Not Found');

export const forbidden = (why?: string): Reply => refusal(403, why ? `403 Forbidden - ${why}` : '403 Forbidden');

/** The named parts of an address, decoded; undefined where it is another one. */
export const matchPath = (pattern: string, path: string): Readonly<Record<string, string>> | undefined => {
  const wanted = pattern.split('/');
  const found = path.split('/');
  if (wanted.length !== found.length) return undefined;
  const named: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const given = found[index] ?? '';
    if (part.startsWith(':')) named[part.slice(1)] = decodeURIComponent(given);
    else if (part !== given) return undefined;
  }
  return named;
};
