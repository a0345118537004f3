import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Values by name: variables, inputs, outputs. */
export type Texts = Readonly<Record<string, string>>;

/** A step, as far as the tests read it. */
export interface WorkflowStep {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Texts;
  readonly 'continue-on-error'?: boolean;
}

interface Defaults {
  readonly run?: { readonly shell?: string };
}

/** A job; one that calls another workflow has `uses` and no steps. */
export interface WorkflowJob {
  readonly uses?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly env?: Texts;
  readonly defaults?: Defaults;
  readonly outputs?: Texts;
  readonly strategy?: { readonly matrix?: Readonly<Record<string, unknown>> };
  readonly steps?: readonly WorkflowStep[];
}

export interface Workflow {
  readonly on?: unknown;
  readonly permissions?: unknown;
  readonly env?: Texts;
  readonly defaults?: Defaults;
  readonly jobs: Readonly<Record<string, WorkflowJob>>;
}

export const readWorkflow = (file: string): Workflow => parse(readFileSync(file, 'utf8')) as Workflow;

/** The jobs that a job waits for. */
export const needsOf = ({ needs = [] }: WorkflowJob): readonly string[] =>
  typeof needs === 'string' ? [needs] : needs;
