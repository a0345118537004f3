import { channelLayout } from '../../site/layout.js';
import { checkIndex } from './check-index.js';
import { sha256Hex } from './digest.js';
import { freshnessOf, rollbackFault } from './freshness.js';
import type { PageTrust } from './keys.js';
import { type Memory, rememberSeen, seenOf } from './remembered.js';
import type { SiteState } from './site-state.js';
import { MAX_JSON_BYTES, type ObjectSource } from './source.js';

/** What a site is loaded with. */
export interface SiteRequest {
  readonly product: string;
  readonly channel: string;
  readonly trust: PageTrust;
  readonly source: ObjectSource;
  readonly memory: Memory;
  readonly now: Date;
}

/** Under which name the newest revision of a channel is remembered. */
export const memoryKey = (product: string, channel: string): string => `${product}/${channel}`;

/** Reads and verifies a channel’s index, as a device does in its steps 1 and 2. What is refused is not remembered. */
export const loadSite = async ({ product, channel, trust, source, memory, now }: SiteRequest): Promise<SiteState> => {
  const path = channelLayout(channel).index;
  const read = await source.read(path, { maxBytes: MAX_JSON_BYTES, fresh: true });
  if (read.kind === 'bad')
    return read.missing ? { kind: 'empty', path } : { kind: 'unreachable', path, reason: read.reason };
  const checked = checkIndex(read.value, { product, channel, trust });
  if (checked.kind === 'bad') return { kind: 'refused', path, reason: checked.reason, rolledBack: false };
  const { predicate } = checked.value;
  const seen = seenOf(memory, memoryKey(product, channel));
  const looked = { counter: predicate.counter, sha256: await sha256Hex(read.value) };
  const offline = source.kind !== 'server';
  // An offline copy may be an old one: it says of which day it is.
  const fault = offline ? undefined : rollbackFault(seen, looked);
  if (fault !== undefined) return { kind: 'refused', path, reason: fault, rolledBack: true };
  const freshness = freshnessOf(predicate.expires, now);
  // Neither a copy nor what has expired is remembered, and nothing is missing where it isn’t.
  const remembers =
    offline || freshness.kind === 'expired' || rememberSeen(memory, memoryKey(product, channel), looked);
  return {
    kind: 'verified',
    site: { index: checked.value, freshness, remembers, seenCounter: seen?.counter, offline },
  };
};
