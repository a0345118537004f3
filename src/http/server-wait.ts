/** Reads one header of an answer, whatever holds the answer; names in lowercase. */
export type ReadHeader = (name: string) => string | null | undefined;

/**
 * How long the server asks to be left alone, in milliseconds from now; undefined where it asks for nothing. The longest of
 * what it says: `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), and the end of a rate limit that is used up,
 * as GitHub and GitLab tell it (GitHub REST API, “Rate limits”; GitLab, “Rate limits”, response headers).
 *
 * @param nowMs milliseconds since the epoch. The answer's own `Date` goes before it, as the two clocks may differ.
 */
export const askedWaitMs = (status: number, header: ReadHeader, nowMs: number): number | undefined => {
  const serverNowMs = dateMs(header('date')) ?? nowMs;
  const waits = [
    retryAfterMs(header('retry-after'), serverNowMs),
    resetMs('x-ratelimit', status, header, serverNowMs),
    resetMs('ratelimit', status, header, serverNowMs),
  ].filter((wait) => wait !== undefined);
  return waits.length > 0 ? Math.max(0, ...waits) : undefined;
};

/**
 * Whether the answer is the no of a rate limit. GitHub answers 403 both for a limit and for a missing permission; only the
 * headers tell them apart (GitHub REST API, “Exceeding the rate limit”).
 */
export const isRateLimit = (status: number, header: ReadHeader): boolean =>
  status === 429 || (status === 403 && (!!header('retry-after') || header('x-ratelimit-remaining') === '0'));

const retryAfterMs = (value: string | null | undefined, nowMs: number): number | undefined => {
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = dateMs(value);
  return at === undefined ? undefined : at - nowMs;
};

/** GitHub tells the end of the limit with every answer, so it counts only once nothing is left of it. */
const resetMs = (prefix: string, status: number, header: ReadHeader, nowMs: number): number | undefined => {
  const remaining = header(`${prefix}-remaining`);
  const usedUp = remaining ? remaining === '0' : status === 429;
  const reset = header(`${prefix}-reset`);
  if (!usedUp || !reset || !/^\d+$/.test(reset)) return undefined;
  return Number(reset) < EPOCH_SECONDS ? Number(reset) * 1000 : Number(reset) * 1000 - nowMs;
};

/** Below it a reset is a number of seconds, as servers have it that follow the IETF's draft; above it a time since the epoch. */
const EPOCH_SECONDS = 1_000_000_000;

const dateMs = (value: string | null | undefined): number | undefined => {
  // Without the letters of a date, Date.parse makes a year of a plain number.
  const time = value && /[A-Za-z]/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
};
