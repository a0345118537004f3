import { catalogue } from './catalogue.js';
import { type Details, formatPlace, type Place, type Problem, type ProblemCode, problem } from './problem.js';

/**
 * The one error class. It carries every problem that was found at once; the first error among them gives the code.
 * Thrown by validation after all problems are gathered, and by operations that can't go on.
 */
export class OtaError extends Error {
  override readonly name = 'OtaError';
  readonly code: ProblemCode;
  readonly hint: string;
  readonly docs: string;
  readonly problems: readonly Problem[];
  /** 1 failed, 2 bad input or project, 3 verification failed. */
  readonly exitCode: 1 | 2 | 3;

  constructor(problems: readonly Problem[], options?: { readonly cause?: unknown }) {
    const first = problems.find((p) => p.severity === 'error') ?? problems[0];
    if (!first) throw new RangeError('an OtaError needs at least one problem');
    const place = formatPlace(first.place);
    super(place ? `${place}: ${first.message}` : first.message, options);
    this.code = first.code;
    this.hint = first.hint;
    this.docs = first.docs;
    this.problems = problems;
    this.exitCode = catalogue[first.code].exit;
  }
}

/** An OtaError of one problem: `throw fail('host-unwritable', { … })`. */
export const fail = <Code extends ProblemCode>(
  code: Code,
  details: Details<Code>,
  options?: { readonly place?: Place; readonly cause?: unknown },
): OtaError =>
  new OtaError(
    [problem(code, details, options?.place, 'error')],
    options && 'cause' in options ? { cause: options.cause } : undefined,
  );
