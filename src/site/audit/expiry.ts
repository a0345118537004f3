import { type Problem, problem } from '../../errors/problem.js';
import type { IndexPredicate } from '../index-statement.js';

/** An index that expires sooner than this is worth a warning. */
const WARN_DAYS = 30;
const DAY_MS = 86_400_000;

/** What is wrong with the age of an index: expired, about to, or older than one that was seen before. */
export const expiryProblems = (
  path: string,
  { expires, counter }: Pick<IndexPredicate, 'expires' | 'counter'>,
  { now, minCounter }: { readonly now: Date; readonly minCounter?: number | undefined },
): readonly Problem[] => {
  const leftMs = Date.parse(expires) - now.getTime();
  const place = { file: path };
  const age =
    leftMs <= 0
      ? [problem('verify-index-expired', { path, expires }, place)]
      : leftMs < WARN_DAYS * DAY_MS
        ? [problem('verify-index-expires-soon', { path, expires, days: Math.floor(leftMs / DAY_MS) }, place)]
        : [];
  const rolledBack = minCounter !== undefined && counter < minCounter;
  return rolledBack ? [...age, problem('verify-counter-rolled-back', { path, counter, minCounter }, place)] : age;
};
