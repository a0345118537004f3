import { execFileSync } from 'node:child_process';
import type { Viewer } from './exchange.js';

/** An asset of a release; its bytes lie in a file. */
export interface AssetState {
  readonly id: number;
  readonly name: string;
  readonly label: string | null;
  readonly contentType: string;
  readonly file: string;
  readonly createdAt: string;
  state: 'uploaded' | 'starter';
  size: number;
  sha256: string | null;
}

export interface ReleaseState {
  readonly id: number;
  tagName: string;
  target: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  immutable: boolean;
  readonly createdAt: string;
  publishedAt: string | null;
  assets: AssetState[];
}

/** A ruleset for tags. */
export interface RulesetState {
  readonly id: number;
  readonly name: string;
  readonly enforcement: 'active' | 'evaluate' | 'disabled';
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: readonly ('creation' | 'deletion' | 'update')[];
  /** Logins that the ruleset lets through. */
  readonly bypass: readonly string[];
}

/** A limit that the next requests meet. */
export type RateLimit =
  | { readonly kind: 'primary'; readonly resetSeconds: number }
  | { readonly kind: 'secondary'; readonly retryAfter?: number };

/** One repository on the double, and all that GitHub knows of it besides git. */
export interface GithubState {
  readonly owner: string;
  readonly name: string;
  /** The bare repository. */
  readonly gitDirectory: string;
  /** Where assets' bytes lie. */
  readonly files: string;
  /** Origins and prefixes of the addresses in answers. */
  readonly addresses: {
    readonly api: string;
    readonly uploads: string;
    readonly web: string;
    readonly storage: string;
  };
  readonly tokens: Map<string, Viewer>;
  readonly releases: ReleaseState[];
  readonly rulesets: RulesetState[];
  latestReleaseId: number | undefined;
  nextId: number;
  private: boolean;
  archived: boolean;
  /** Releases can't be changed any more once they are published. */
  immutableReleases: boolean;
  /** Assets are listed with their digest, and releases with `immutable`: not so on servers of old. */
  modern: boolean;
  /** Tag objects get a signature of the server's. */
  signsTags: boolean;
  /** Downloads are redirected to a server of its own. */
  redirectsDownloads: boolean;
  rateLimit: RateLimit | undefined;
  /** The archives that the API promises are there. */
  archives: boolean;
}

/** Runs git in the bare repository. Undefined where git says no. */
export const gitIn = (
  on: Pick<GithubState, 'gitDirectory'>,
  args: readonly string[],
  input = '',
): string | undefined => {
  try {
    const options = { input, encoding: 'utf8', stdio: 'pipe', maxBuffer: 64 * 1024 * 1024 } as const;
    return execFileSync('git', ['-C', on.gitDirectory, ...args], { ...options, env: GIT_ENVIRONMENT }).replace(
      /\n$/,
      '',
    );
  } catch {
    return undefined;
  }
};

const GIT_ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

export const nextId = (on: GithubState): number => {
  on.nextId += 1;
  return on.nextId;
};
