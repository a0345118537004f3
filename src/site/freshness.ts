import { type Problem, problem } from '../errors/problem.js';
import type { IndexPredicate } from './index-statement.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The part of an index’s lifetime that is to be left: a job that runs every week has then failed long before devices notice. */
const SPARE_PART = 6;
/** Two refreshes at once differ by the time that it takes to sign. */
const AS_FRESH_MS = HOUR_MS;

/** `stale`: good for less than was asked for. */
export type FreshnessState = 'fresh' | 'stale' | 'expired';

/** How long an index stays good. Days are rounded down to tenths. */
export interface Freshness {
  readonly state: FreshnessState;
  /** RFC 3339. */
  readonly expires: string;
  /** Negative once it has expired. */
  readonly daysLeft: number;
  /** What is to be left at least. */
  readonly withinDays: number;
}

type Dated = Pick<IndexPredicate, 'created' | 'expires'>;

/**
 * How long an index stays good, seen at a moment.
 *
 * @param within days that are to be left at least; a sixth of the time that the index is good for where it is left out.
 */
export const freshnessOf = ({ created, expires }: Dated, now: Date, within?: number): Freshness => {
  const leftMs = Date.parse(expires) - now.getTime();
  const withinMs = within === undefined ? (Date.parse(expires) - Date.parse(created)) / SPARE_PART : within * DAY_MS;
  const state = leftMs <= 0 ? 'expired' : leftMs < withinMs ? 'stale' : 'fresh';
  return { state, expires, daysLeft: inDays(leftMs), withinDays: inDays(withinMs) };
};

/** What is wrong with the age of the index that devices are shown; `path` is where it was read. */
export const freshnessProblems = (path: string, { state, ...facts }: Freshness): readonly Problem[] => {
  switch (state) {
    case 'fresh':
      return [];
    case 'stale':
      return [problem('freshness-about-to-expire', { path, ...facts }, { file: path })];
    case 'expired':
      return [problem('freshness-expired', { path, expires: facts.expires }, { file: path })];
  }
};

/** Whether an index is about as fresh as one that is made at a moment and is good for so many days. */
export const isAsFresh = ({ expires }: Pick<IndexPredicate, 'expires'>, now: Date, expiresDays: number): boolean =>
  Date.parse(expires) >= now.getTime() + expiresDays * DAY_MS - AS_FRESH_MS;

/** Rounded down, so that nobody counts on time that isn’t there. */
const inDays = (milliseconds: number): number => Math.floor((milliseconds / DAY_MS) * 10) / 10;
