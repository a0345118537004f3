import { OtaError } from '../errors/ota-error.js';
import { type Problem, problem } from '../errors/problem.js';
import { parseHours, ROLLOUT_HOURS } from '../project/quantities.js';
import { WHOLE_FLEET } from '../site/rollout.js';

/** What is to become of a roll-out. Percentages are whole, from 0 to 100. */
export type RolloutAction =
  | { readonly kind: 'set'; readonly percent: number }
  /** From nobody, now, to so many percent in so many hours. */
  | { readonly kind: 'start'; readonly percent: number; readonly hours: number }
  | { readonly kind: 'pause' | 'resume' | 'complete' };

/** What an operator asks for. */
export interface RolloutRequest {
  readonly action: RolloutAction;
  /** The newest that wasn’t withdrawn where it is left out. */
  readonly version?: string;
  readonly reason?: string;
}

/** The words of `rollout`, and the flags that go with them. */
export interface RolloutWords {
  readonly operands: readonly string[];
  /** As it was written. */
  readonly over?: string | undefined;
  readonly reason?: string | undefined;
  /** What findings call the one that gave `over`. */
  readonly overOrigin?: string | undefined;
}

const ACTIONS = ['set', 'start', 'pause', 'resume', 'complete'] as const;
type ActionName = (typeof ACTIONS)[number];

/** What the words ask for. @throws OtaError with everything that is wrong with them. */
export const readRolloutRequest = (words: RolloutWords): RolloutRequest => {
  const [name = '', ...operands] = words.operands;
  const action = ACTIONS.find((known) => known === name);
  if (!action)
    throw new OtaError([problem('cli-unknown-action', { command: 'rollout', action: name, actions: ACTIONS })]);
  const { percent: written, version, further } = sorted(action, operands);
  const percent = written === undefined ? WHOLE_FLEET : parsePercent(written);
  const hours = words.over === undefined ? undefined : parseHours(words.over);
  const problems = [
    ...(action === 'set' && written === undefined
      ? [problem('cli-operand-missing', { operand: 'PERCENT', command: 'rollout set' })]
      : []),
    ...(percent === undefined ? [problem('rollout-percent-invalid', { value: written ?? '' })] : []),
    ...(further.length === 0
      ? []
      : [problem('rollout-operand-unknown', { action, values: further, takes: TAKES[action] })]),
    ...overProblems(action, words, hours),
  ];
  if (problems.length > 0) throw new OtaError(problems);
  return {
    action: actionOf(action, percent ?? WHOLE_FLEET, hours ?? 0),
    ...(version === undefined ? {} : { version }),
    ...(words.reason === undefined ? {} : { reason: words.reason }),
  };
};

const TAKES: Readonly<Record<ActionName, string>> = {
  set: 'a percentage and a version',
  start: 'a percentage and a version',
  pause: 'a version',
  resume: 'a version',
  complete: 'a version',
};

/** Which operand is which. A percentage comes first and has no dot; a version has two. */
const sorted = (action: ActionName, operands: readonly string[]) => {
  const [first] = operands;
  const takesPercent = action === 'set' || action === 'start';
  const hasPercent = takesPercent && first !== undefined && (!first.includes('.') || operands.length > 1);
  const [version, ...further] = hasPercent ? operands.slice(1) : operands;
  return { percent: hasPercent ? first : undefined, version, further };
};

const parsePercent = (text: string): number | undefined => {
  const percent = Number(/^\d{1,3}$/.exec(text)?.[0] ?? Number.NaN);
  return percent <= WHOLE_FLEET ? percent : undefined;
};

const overProblems = (
  action: ActionName,
  { over, overOrigin: origin = '--over' }: RolloutWords,
  hours: number | undefined,
): readonly Problem[] => {
  if (action !== 'start') return over === undefined ? [] : [problem('rollout-over-unused', { origin, action })];
  if (over === undefined) return [problem('cli-flag-missing', { flag: '--over', command: 'rollout start' })];
  return hours === undefined ? [problem('rollout-over-invalid', { origin, value: over, ...ROLLOUT_HOURS })] : [];
};

const actionOf = (kind: ActionName, percent: number, hours: number): RolloutAction => {
  if (kind === 'set') return { kind, percent };
  return kind === 'start' ? { kind, percent, hours } : { kind };
};
