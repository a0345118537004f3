/** How an index stands in time. */
export type Freshness =
  | { readonly kind: 'fresh'; readonly days: number }
  | { readonly kind: 'expires-soon'; readonly days: number }
  | { readonly kind: 'expired'; readonly days: number };

const DAY_MS = 86_400_000;
/** Days before the expiry from which on the page warns, as `ota-release verify` does. */
const WARNING_DAYS = 30;

/** How long an index is good for, or since when it is not, in whole days. */
export const freshnessOf = (expires: string, now: Date): Freshness => {
  const leftMs = Date.parse(expires) - now.getTime();
  if (leftMs <= 0) return { kind: 'expired', days: Math.floor((now.getTime() - Date.parse(expires)) / DAY_MS) };
  const days = Math.floor(leftMs / DAY_MS);
  return { kind: days < WARNING_DAYS ? 'expires-soon' : 'fresh', days };
};

/** What was seen of a channel before: the highest counter, and the digest of the index that had it. */
export interface Seen {
  readonly counter: number;
  readonly sha256: string;
}

/** Why an index can’t follow on what was seen before; undefined where it can. docs/site-format.md, “What a device does”, step 2. */
export const rollbackFault = (seen: Seen | undefined, index: Seen): string | undefined => {
  if (!seen) return undefined;
  if (index.counter < seen.counter)
    return `it is revision ${index.counter}, and this browser has seen revision ${seen.counter} before: the site has gone back`;
  if (index.counter === seen.counter && index.sha256 !== seen.sha256)
    return `this browser has seen another revision ${index.counter} before: two different ones have been signed`;
  return undefined;
};
