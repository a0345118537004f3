import { S3ServiceException } from '@aws-sdk/client-s3';
import { networkFailure } from '../../http/network-failure.js';
import { decideRetry, type Outcome, type RetryLimits } from '../../http/retry-decision.js';
import type { HostSurroundings } from '../surroundings.js';
import { answerBehind } from './refusal.js';

/** The SDK's token of one request's tries. */
interface TryToken {
  readonly getRetryCount: () => number;
  readonly getRetryDelay: () => number;
}

/** The SDK's retry strategy (the interface RetryStrategyV2 of its package `@smithy/types`). */
export interface BoundedRetries {
  readonly mode: 'standard';
  readonly acquireInitialRetryToken: () => Promise<TryToken>;
  /** Waits, and gives the next try's token; throws where the last answer is what the caller gets. */
  readonly refreshRetryTokenForRetry: (token: TryToken, failure: { readonly error?: unknown }) => Promise<TryToken>;
  readonly recordSuccess: () => void;
}

export const MAX_TRIES = 6;
const LIMITS: RetryLimits = { maxTries: MAX_TRIES, maxWaitMs: 120_000 };

/** Codes that ask for another try though their status doesn't (Amazon S3, “Error responses”). */
const PASSING_CODES: ReadonlySet<string> = new Set(['RequestTimeout', 'OperationAborted', 'SlowDown', 'InternalError']);

/**
 * Tries again as the tool's other clients do: at most six times, two minutes of waiting, with jitter, and not before the
 * time that the store names. Every try is signed anew. A clock that the store calls wrong is put right by the SDK, and
 * the request sent again at once.
 */
export const boundedRetries = (surroundings: Pick<HostSurroundings, 'sleep' | 'random' | 'detail'>): BoundedRetries => {
  const waited = new WeakMap<TryToken, number>();
  const tokenAfter = (tries: number, waitedMs: number): TryToken => {
    const token = { getRetryCount: () => tries, getRetryDelay: () => 0 };
    waited.set(token, waitedMs);
    return token;
  };
  return {
    mode: 'standard',
    acquireInitialRetryToken: async () => tokenAfter(0, 0),
    refreshRetryTokenForRetry: async (token, { error }) => {
      const tries = token.getRetryCount() + 1;
      const waitedMs = waited.get(token) ?? 0;
      const waitMs = waitBefore(error, tries, waitedMs, surroundings.random());
      if (waitMs === undefined) throw error;
      surroundings.detail(`${reasonOf(error)}, again in ${(waitMs / 1000).toFixed(1)} s`);
      await surroundings.sleep(waitMs);
      return tokenAfter(tries, waitedMs + waitMs);
    },
    recordSuccess: () => undefined,
  };
};

const waitBefore = (error: unknown, number: number, waitedMs: number, random: number): number | undefined => {
  if (error instanceof S3ServiceException && isClockCorrected(error)) return number < MAX_TRIES ? 0 : undefined;
  const outcome = outcomeOf(error);
  if (!outcome) return undefined;
  // Every request may be repeated: what it writes is the same, or under a condition.
  const attempt = { method: 'PUT', repeatable: true, number, waitedMs };
  const decision = decideRetry(attempt, outcome, { nowMs: Date.now(), random }, LIMITS);
  return decision.kind === 'again' ? decision.waitMs : undefined;
};

const isClockCorrected = (error: S3ServiceException): boolean =>
  'clockSkewCorrected' in error.$metadata && error.$metadata.clockSkewCorrected === true;

const outcomeOf = (error: unknown): Outcome | undefined => {
  const answer = answerBehind(error);
  if (answer) {
    const passing = error instanceof S3ServiceException && PASSING_CODES.has(error.name);
    return { kind: 'answer', status: passing ? 503 : answer.status, header: answer.header };
  }
  // Another service’s answer: that of STS, which its own client has asked for as often as it may.
  if (error instanceof Error && '$fault' in error) return undefined;
  return { kind: 'failure', failure: networkFailure(error).kind };
};

const reasonOf = (error: unknown): string => {
  const answer = answerBehind(error);
  if (!answer) return `no answer from the store (${networkFailure(error).words})`;
  const name = error instanceof S3ServiceException && error.name !== 'Unknown' ? ` ${error.name}` : '';
  return `the store answered ${answer.status}${name}`;
};
