import { fetchWithin } from './deadline.js';
import type { Fetch } from './fetch.js';
import { networkFailure } from './network-failure.js';
import { decideRetry, type Outcome, type RetryLimits } from './retry-decision.js';
import { describeRequest, type SentRequest } from './sent-request.js';

/** A wait before a request is sent again. */
export interface Wait {
  /** `GET https://host/path`; holds no credential. */
  readonly request: string;
  /** `status 503`, or what the network said. */
  readonly reason: string;
  readonly waitMs: number;
}

export interface RetryOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves after that many milliseconds; rejects as soon as the signal says so. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<unknown>;
  /** From 0 up to, and not including, 1. */
  readonly random: () => number;
  /** Milliseconds that a request may wait between its tries, all together: two minutes. */
  readonly maxWaitMs?: number;
  /** Milliseconds until an answer must have begun: one minute, and more for a large body. */
  readonly timeoutMs?: number;
  /** Called before each wait, to tell people why nothing happens. */
  readonly onWait?: (wait: Wait) => void;
}

const MAX_TRIES = 6;
const MAX_WAIT_MS = 120_000;
const TIMEOUT_MS = 60_000;

/**
 * A fetch that tries again where that may help: an idempotent request after a broken connection or a passing fault of the
 * server, any other only where the server surely did nothing. A server that names a time is not asked earlier; one that
 * names a time beyond the budget is not waited for, and its answer is given back at once. In the end the last answer or
 * the last error is what the caller gets, as without retries.
 *
 * A body that is a stream (a Request's own is one) is sent once: hand over text, bytes or a Blob instead.
 */
export const retryingFetch = (fetch: Fetch, options: RetryOptions): Fetch => {
  const { now, sleep, random, maxWaitMs = MAX_WAIT_MS, timeoutMs = TIMEOUT_MS, onWait } = options;
  const limits: RetryLimits = { maxTries: MAX_TRIES, maxWaitMs };
  return async (input, init) => {
    const request = describeRequest(input, init);
    let waitedMs = 0;
    for (let number = 1; ; number += 1) {
      const end = await tryOnce(() => fetchWithin(fetch, input, init, request, timeoutMs));
      const circumstances = { nowMs: now(), random: random() };
      const decision = decideRetry({ ...request, number, waitedMs }, outcomeOf(end, request), circumstances, limits);
      if (decision.kind === 'keep') return settle(end);
      await discard(end);
      onWait?.({ request: request.label, reason: reasonOf(end), waitMs: decision.waitMs });
      await sleep(decision.waitMs, request.signal);
      waitedMs += decision.waitMs;
    }
  };
};

/** How a try ended. */
type End =
  | { readonly kind: 'answer'; readonly response: Response }
  | { readonly kind: 'failure'; readonly error: unknown };

const tryOnce = async (send: () => Promise<Response>): Promise<End> => {
  try {
    return { kind: 'answer', response: await send() };
  } catch (error) {
    return { kind: 'failure', error };
  }
};

const outcomeOf = (end: End, { signal }: SentRequest): Outcome => {
  if (end.kind === 'answer') {
    const { status, headers } = end.response;
    return { kind: 'answer', status, header: (name) => headers.get(name) };
  }
  // Whatever the error looks like: the caller wants no answer any more.
  return { kind: 'failure', failure: signal?.aborted ? 'final' : networkFailure(end.error).kind };
};

const reasonOf = (end: End): string =>
  end.kind === 'answer' ? `status ${end.response.status}` : networkFailure(end.error).words;

const settle = (end: End): Response => {
  if (end.kind === 'answer') return end.response;
  throw end.error;
};

/** Lets go of an answer's connection. That it broke meanwhile changes nothing for an answer nobody reads. */
const discard = async (end: End): Promise<void> => {
  if (end.kind === 'answer') await end.response.body?.cancel().catch(() => undefined);
};
