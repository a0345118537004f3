import type { JobRun } from './job.js';

/** A server of GitHub's shape with the repository on it. */
export interface GithubServer {
  readonly web: string;
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  /** The token of the job. */
  readonly token: string;
}

/** What GitHub would hand to a run of a workflow. */
export interface WorkflowRun {
  /** The workflow's file, relative to the repository. */
  readonly file: string;
  /** The repository on the server: bare. */
  readonly remote: string;
  /** What serves it; the folder itself where there is none. */
  readonly server?: GithubServer;
  /** The commit and ref that the run is for. */
  readonly commit: string;
  readonly ref: string;
  readonly event: {
    readonly name: 'push' | 'pull_request' | 'workflow_dispatch';
    readonly payload: Readonly<Record<string, unknown>>;
  };
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly attempt?: number;
  /** PATH of the runners; this machine’s where it isn’t given. */
  readonly path?: string;
  /** Where runners work and artifacts are kept: one folder for all attempts of a run. */
  readonly directory: string;
}

/** What a run left: its jobs, and what it handed to GitHub. */
export interface WorkflowResult {
  readonly jobs: readonly JobRun[];
  /** The folder that went to Pages; undefined where nothing did. */
  readonly pages: string | undefined;
  /** The files that went to code scanning, as text. */
  readonly findings: readonly string[];
}

export interface Running extends WorkflowRun {
  readonly published: { pages: string | undefined; readonly findings: string[] };
}
