import type { NetworkFailure } from './network-failure.js';
import { askedWaitMs, isRateLimit, type ReadHeader } from './server-wait.js';

/** What a try came to. */
export type Outcome =
  | { readonly kind: 'answer'; readonly status: number; readonly header: ReadHeader }
  | { readonly kind: 'failure'; readonly failure: NetworkFailure['kind'] };

/** One try of a request. */
export interface Try {
  readonly method: string;
  /** The body can be sent once more. */
  readonly repeatable: boolean;
  /** 1 for the first. */
  readonly number: number;
  /** Milliseconds that were waited between the tries so far. */
  readonly waitedMs: number;
}

export interface RetryLimits {
  readonly maxTries: number;
  /** Milliseconds between the tries, all together. */
  readonly maxWaitMs: number;
}

/** What chance and the clock say. */
export interface Circumstances {
  readonly nowMs: number;
  /** From 0 up to, and not including, 1. */
  readonly random: number;
}

/** `keep`: what came is what the caller gets. */
export type Decision = { readonly kind: 'keep' } | { readonly kind: 'again'; readonly waitMs: number };

const KEEP: Decision = { kind: 'keep' };

/** Methods that may be carried out twice with the effect of once (RFC 9110, 9.2.2; RFC 4918, 9.1 and 9.3). */
const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PROPFIND', 'MKCOL']);
/** Answers that say: perhaps later (RFC 9110, 15.5 and 15.6; RFC 8470 for 425; RFC 6585 for 429). */
const TRANSIENT: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

const BASE_MS = 1_000;
const CAP_MS = 30_000;
/** Added to a wait that the server asked for, so that those who wait for the same moment do not come all at once. */
const ASKED_JITTER_MS = 1_000;

/** Whether a request is sent again, and when. A wait beyond what is left of the limit is not begun. */
export const decideRetry = (
  attempt: Try,
  outcome: Outcome,
  { nowMs, random }: Circumstances,
  { maxTries, maxWaitMs }: RetryLimits,
): Decision => {
  if (!attempt.repeatable || attempt.number >= maxTries || !mayRepeat(attempt.method, outcome)) return KEEP;
  const asked = outcome.kind === 'answer' ? askedWaitMs(outcome.status, outcome.header, nowMs) : undefined;
  const waitMs = asked ?? random * Math.min(CAP_MS, BASE_MS * 2 ** (attempt.number - 1));
  if (waitMs > maxWaitMs - attempt.waitedMs) return KEEP;
  return { kind: 'again', waitMs: Math.ceil(asked === undefined ? waitMs : asked + random * ASKED_JITTER_MS) };
};

/** What is no idempotent request is repeated only where the server surely did nothing. */
const mayRepeat = (method: string, outcome: Outcome): boolean => {
  const idempotent = IDEMPOTENT.has(method);
  if (outcome.kind === 'failure') return outcome.failure === 'unsent' || (outcome.failure === 'lost' && idempotent);
  const { status, header } = outcome;
  if (isRateLimit(status, header) || (status === 503 && !!header('retry-after'))) return true;
  return idempotent && TRANSIENT.has(status);
};
