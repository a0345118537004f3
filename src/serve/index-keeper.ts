import type { IndexPredicate } from '../site/index-statement.js';

/** An index that answers may be given from. */
export interface KeptIndex {
  readonly predicate: IndexPredicate;
}

/** What keeping an index needs. */
export interface KeeperOptions {
  /** Reads and verifies the newest index. @throws whatever keeps it from that. */
  readonly load: () => Promise<IndexPredicate>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** How long an index is taken without asking again. */
  readonly freshMs: number;
}

/** After a failure, the site is asked again this soon at the earliest. */
const RETRY_MS = 5_000;

/** Thrown where there is no index that may be used; for a log, never for a device. */
export class NoIndex extends Error {
  override readonly name = 'NoIndex';
}

/**
 * Keeps one verified index. It is asked for again when it is no longer fresh, by one request at a time; where that fails, the one
 * that is kept goes on serving until it expires. One with a lower counter is never taken over a higher: somebody rolls the site back,
 * or a cache is behind. That holds for as long as the process does, and on a platform for functions for each instance.
 *
 * @throws NoIndex where there is none, or only one that has expired.
 */
export const indexKeeper = ({ load, now, freshMs }: KeeperOptions): (() => Promise<KeptIndex>) => {
  let kept: KeptIndex | undefined;
  let askAgainAt = Number.NEGATIVE_INFINITY;
  let fault: unknown;
  let asking: Promise<void> | undefined;
  const ask = async (): Promise<void> => {
    try {
      const found = await load();
      if (!kept || found.counter > kept.predicate.counter) kept = { predicate: found };
      else if (found.counter < kept.predicate.counter)
        throw new NoIndex(`revision ${found.counter} follows revision ${kept.predicate.counter}`);
      askAgainAt = now() + freshMs;
      fault = undefined;
    } catch (error) {
      fault = error;
      askAgainAt = now() + Math.min(RETRY_MS, freshMs);
    } finally {
      asking = undefined;
    }
  };
  return async () => {
    if (now() >= askAgainAt) {
      asking ??= ask();
      await asking;
    }
    if (!kept) throw new NoIndex('there is no index that verifies', { cause: fault });
    if (Date.parse(kept.predicate.expires) <= now()) throw new NoIndex('the index has expired', { cause: fault });
    return kept;
  };
};
