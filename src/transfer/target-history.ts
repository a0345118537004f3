import { gather } from '../errors/gather.js';
import { fail } from '../errors/ota-error.js';
import type { Host } from '../hosts/host.js';
import type { Trust } from '../signing/trust.js';
import { listedCounters } from '../site/audit/channel-snapshot.js';
import { namedVersions } from '../site/audit/excerpt.js';
import { examineVouched } from '../site/audit/revision.js';
import { type Revision, verifyRevision } from '../site/channel-state.js';
import { sha256Hex } from '../site/json-bytes.js';
import type { ChannelLayout } from '../site/layout.js';

/** Names have eight digits: a server that answers every one must not be asked for ever. */
const MAX_COUNTER = 99_999_999;

/** What a target has of a channel. None of it is believed: it is compared with what was verified elsewhere. */
export interface TargetHistory {
  /** Counter of the newest revision that it has without a gap before it; 0 where it has none. */
  readonly counter: number;
  /** The highest counter that it shows anywhere: of a revision, or of an index that verifies. */
  readonly highest: number;
  /** That newest revision, if it is one. */
  readonly newest?: Revision;
  /** SHA-256 of its bytes. */
  readonly sha256?: string;
  /** The versions that its `versions` names: these it has whole, because that pointer is written after them. */
  readonly versions: ReadonlySet<string>;
}

/** Where a target is looked at. */
export interface TargetContext {
  readonly host: Pick<Host, 'read'>;
  readonly layout: ChannelLayout;
  readonly trust: Trust;
  /** Every path of the target, where it can be listed. */
  readonly names?: ReadonlySet<string>;
}

/** What the target has of a channel, in a few reads, however long its history is. */
export const readTargetHistory = async (context: TargetContext): Promise<TargetHistory> => {
  const { host, layout, trust, names } = context;
  const index = await host.read(layout.index);
  const indexed = index && (await gather(() => verifyRevision(index.bytes, layout.index, layout, trust))).value;
  const hint = indexed?.predicate.counter ?? 0;
  const counters = names && listedCounters([...names], layout);
  const counter = counters ? unbroken(counters) : await highestPresent(host, layout, hint);
  const path = layout.revision(counter);
  const stored = counter === 0 ? undefined : await host.read(path);
  const newest = stored && (await examineVouched(stored.bytes, path, layout, trust)).revision;
  const versions = await host.read(layout.versions);
  return {
    counter,
    highest: Math.max(counter, hint, counters?.at(-1) ?? 0),
    ...(newest ? { newest } : {}),
    ...(stored ? { sha256: sha256Hex(stored.bytes) } : {}),
    versions: new Set(versions && namedVersions(versions.bytes, layout.versions)),
  };
};

/** The last of the counters that follow each other from 1. */
const unbroken = (counters: readonly number[]): number => {
  const gap = counters.findIndex((counter, position) => counter !== position + 1);
  return gap === -1 ? counters.length : gap;
};

/** The newest revision of a target that can't be listed: revisions are created one after another, so a few are asked for. */
const highestPresent = async (host: Pick<Host, 'read'>, layout: ChannelLayout, hint: number): Promise<number> => {
  const isThere = async (counter: number) => (await host.read(layout.revision(counter))) !== undefined;
  let present = hint > 0 && (await isThere(hint)) ? hint : 0;
  let step = 1;
  while (present + step <= MAX_COUNTER && (await isThere(present + step))) {
    present += step;
    step *= 2;
  }
  for (let absent = present + step; absent - present > 1; ) {
    const middle = Math.floor((present + absent) / 2);
    if (await isThere(middle)) present = middle;
    else absent = middle;
  }
  return present;
};

/** What a target is compared with. */
export interface Original {
  readonly layout: ChannelLayout;
  readonly newest: Revision;
  /** The verified bytes of a revision. */
  readonly revision: (path: string) => Promise<Uint8Array | undefined>;
  /** The names of both, for messages. */
  readonly site: string;
  readonly target: string;
}

/**
 * Refuses a target that is ahead of the original, or that has gone another way.
 *
 * @throws OtaError `transfer-target-ahead`, `transfer-diverged`.
 */
export const assertSameHistory = async (
  { counter, highest, sha256 }: TargetHistory,
  { layout, newest, revision, site, target }: Original,
): Promise<void> => {
  const here = newest.predicate.counter;
  if (highest > here)
    throw fail('transfer-target-ahead', { target, site, channel: layout.channel, there: highest, here });
  if (counter === 0) return;
  const path = layout.revision(counter);
  const original = await revision(path);
  if (!original || sha256Hex(original) !== sha256) throw fail('transfer-diverged', { target, site, path });
};
