import type { Problem } from '../errors/problem.js';
import type { Facts } from './facts.js';

/** What an examination found. */
export interface Examined {
  /** The state of what was examined, in a few words on one line. */
  readonly said: string;
  readonly findings: readonly Problem[];
  /** Nothing was examined, as what it takes isn’t there. */
  readonly skipped?: true;
}

/** One part of a project’s surroundings that can be examined. It writes nothing. */
export interface Examination {
  /** One word: `git`. */
  readonly name: string;
  /** What it looks at, a row of the docs each: what, and what that keeps from happening. */
  readonly covers: readonly (readonly [what: string, why: string])[];
  readonly run: (facts: Facts) => Promise<Examined>;
}

/** What is said where a part of the project is missing that an examination goes by. @param reason as in: the project names no host. */
export const notExamined = (reason: string): Examined => ({
  said: `not examined: ${reason}`,
  findings: [],
  skipped: true,
});

/** The reason where there is no project to go by. */
export const NO_PROJECT = 'there is no project file that can be read';
