import type { IncomingMessage } from 'node:http';
import type { GithubState } from './state.js';

/** Who asks. `none`: nobody that GitHub knows. */
export interface Viewer {
  readonly login: string;
  readonly role: 'none' | 'read' | 'write' | 'admin';
  /** What the token may do with the contents, which may be less than its owner may. */
  readonly contents: 'read' | 'write';
  /** An app's token, such as a job's, or a user's. */
  readonly kind: 'anonymous' | 'app' | 'user';
}

/** A request to the API, already found to be well formed and allowed to see the repository. */
export interface ApiRequest {
  /** The description's path parameters, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body, where it is JSON. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly incoming: IncomingMessage;
}

/** What is answered: JSON, a file, or nothing but a status and headers. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly file?: string;
}

/** One endpoint of the double. */
export type Handler = (request: ApiRequest, on: GithubState) => ApiAnswer | Promise<ApiAnswer>;

const DOCUMENTATION = 'https://docs.github.com/rest';

/** GitHub's common form of a refusal. */
export const refusal = (status: number, message: string): ApiAnswer => ({
  status,
  json: { message, documentation_url: DOCUMENTATION, status: String(status) },
});

/** GitHub's answer to a request that it understands and doesn't take. */
export const invalid = (message: string, errors: readonly Readonly<Record<string, string>>[] = []): ApiAnswer => ({
  status: 422,
  json: { message, documentation_url: DOCUMENTATION, ...(errors.length > 0 ? { errors } : {}) },
});

export const NOT_FOUND = refusal(404, 'Not Found');
