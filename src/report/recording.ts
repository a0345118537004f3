import type { Problem } from '../errors/problem.js';
import type { Reporter } from './reporter.js';
import type { StepRecord } from './run-record.js';

/** A reporter, and what was reported through it so far. */
export interface Recording {
  readonly reporter: Reporter;
  /** The steps that have ended, in the order in which they were begun. */
  readonly steps: () => readonly StepRecord[];
  readonly findings: () => readonly Problem[];
}

/**
 * A reporter that tells `inner` everything and takes down the steps and the findings. Problems that end a step are thrown
 * past it and are not among the findings.
 *
 * @param now milliseconds from any fixed point.
 */
export const recordingReporter = (inner: Reporter, now: () => number): Recording => {
  const steps: (StepRecord | undefined)[] = [];
  const findings: Problem[] = [];
  const timed = async <T>(title: string, run: () => Promise<T>): Promise<T> => {
    const place = steps.push(undefined) - 1;
    const start = now();
    let ended: StepRecord['ended'] = 'failed';
    try {
      const result = await run();
      ended = 'done';
      return result;
    } finally {
      steps[place] = { title, ended, milliseconds: now() - start };
    }
  };
  return {
    reporter: {
      ...inner,
      step: (title, run) => inner.step(title, () => timed(title, run)),
      skipped: (title, reason) => {
        steps.push({ title, ended: 'skipped', reason, milliseconds: 0 });
        inner.skipped(title, reason);
      },
      problems: (problems) => {
        findings.push(...problems);
        inner.problems(problems);
      },
    },
    steps: () => steps.filter((step) => step !== undefined),
    findings: () => [...findings],
  };
};
