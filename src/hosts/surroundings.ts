import type { Problem } from '../errors/problem.js';
import type { AuthoritiesFile } from '../http/certificate-authorities.js';
import type { Fetch } from '../http/fetch.js';
import type { Repository } from '../repository/repository.js';

/** What a host may add to a fetch of its own. */
export interface FetchOptions {
  /** Certificate authorities that only this host is trusted by. */
  readonly authoritiesFile?: AuthoritiesFile;
}

/** What a host needs of its run. */
export interface HostSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A fetch through the environment's proxies, with its certificate authorities, that tries again where it may. */
  readonly openFetch: (options?: FetchOptions) => Promise<Fetch>;
  /** The same, but each request is sent once: for a client that tries again by itself. */
  readonly openNetwork: () => Promise<Fetch>;
  /** A fresh directory for large or temporary files; removed at the end of the run. */
  readonly workDirectory: () => Promise<string>;
  /** The repository that the release comes from, where there is one. */
  readonly repository: Repository | undefined;
  /** The remote of the project's tag. */
  readonly tagRemote: string;
  /** The team's word that CI releases to this site one at a time. */
  readonly oneAtATime: boolean;
  readonly clock: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0 up to, and not including, 1. */
  readonly random: () => number;
  /** Something only `--verbose` shows. */
  readonly detail: (text: string) => void;
  /** Warnings that only show once there is something to write: they reach the report, and stop nothing. */
  readonly problems?: (problems: readonly Problem[]) => void;
}
