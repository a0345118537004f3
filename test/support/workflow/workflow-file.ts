import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

type Texts = Readonly<Record<string, string>>;

/** A step, as far as the tests run it. */
export interface WorkflowStep {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly run?: string;
  readonly env?: Texts;
}

export interface WorkflowJob {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly env?: Texts;
  readonly outputs?: Texts;
  readonly strategy?: { readonly matrix?: Readonly<Record<string, unknown>> };
  readonly steps: readonly WorkflowStep[];
}

export interface WorkflowFile {
  readonly on: {
    readonly push?: { readonly branches?: readonly string[]; readonly paths?: readonly string[] };
    readonly pull_request?: unknown;
  };
  readonly jobs: Readonly<Record<string, WorkflowJob>>;
}

export const readWorkflow = (file: string): WorkflowFile => parse(readFileSync(file, 'utf8')) as WorkflowFile;

/** The jobs that a job waits for. */
export const needsOf = ({ needs = [] }: WorkflowJob): readonly string[] =>
  typeof needs === 'string' ? [needs] : needs;
