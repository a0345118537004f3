import type { Contexts } from './expressions.js';
import type { Texts } from './read-workflow.js';

/** The context `github`, as far as somebody asks for it. */
export interface GithubContext {
  readonly event_name: string;
  readonly event?: Readonly<Record<string, unknown>>;
  readonly sha?: string;
  readonly ref?: string;
  readonly ref_name?: string;
  readonly run_attempt?: string;
  /** `owner/name`. */
  readonly repository?: string;
  readonly repository_owner?: string;
  readonly server_url?: string;
  readonly api_url?: string;
  /** The token of the job. */
  readonly token?: string;
}

/** What the expressions of a job's steps may ask for. */
export interface JobContexts extends Contexts {
  readonly github: GithubContext;
  readonly matrix?: Readonly<Record<string, unknown>>;
}

/** How a step ended. */
export interface StepEnd {
  readonly outcome: 'success' | 'failure';
  readonly outputs: Texts;
  readonly log: string;
}

/** What stands for an action of others; it is given its inputs and the work tree. */
export type Action = (given: Texts, workspace: string) => StepEnd | Promise<StepEnd>;

/** The runner of a job. */
export interface Runner {
  /** The work tree. */
  readonly workspace: string;
  /** `RUNNER_TEMP`. */
  readonly temporary: string;
  readonly home: string;
  /** By name, without the version. */
  readonly actions: Readonly<Record<string, Action>>;
}

/** What a step finds: the runner, the contexts, the variables of the job, the shell of `run:`. */
export interface StepSurroundings extends Runner {
  readonly contexts: JobContexts;
  readonly env: Texts;
  readonly shell: string | undefined;
}
