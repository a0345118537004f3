import { fail } from '../errors/ota-error.js';
import type { Host, StoredObject } from '../hosts/host.js';
import { parseJsonText } from '../schemas/json-text.js';
import type { Trust } from '../signing/trust.js';
import { soundIndex } from './index-rules.js';
import { type IndexPredicate, indexStatementSchema } from './index-statement.js';
import { sha256Hex } from './json-bytes.js';
import type { ChannelLayout } from './layout.js';
import { verifyStatement } from './upgrade-object.js';

/** One verified revision of a channel's index. */
export interface Revision {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Hex SHA-256 of `bytes`: what the next revision names as `previous`. */
  readonly sha256: string;
  readonly predicate: IndexPredicate;
}

/** What stands on the host for one channel. */
export interface ChannelState {
  /** The newest revision; undefined before the first release. */
  readonly newest: Revision | undefined;
  /** `index.json` as it was read; older than `newest` where a run ended between commit and views. */
  readonly index: StoredObject | undefined;
  /** The path of a revision that somebody wrote over, on a host that ignores conditions; what stands there counts. */
  readonly overwritten?: string;
}

/** A host, as far as reading a channel needs it. One without capabilities is taken for one that keeps conditions. */
type ReadableHost = Pick<Host, 'read'> & Partial<Pick<Host, 'capabilities'>>;

/**
 * Reads and verifies the newest revision of a channel. Costs three small reads, and one more for each revision that
 * `index.json` is behind, however long the history is.
 *
 * @throws OtaError `site-…` where anything doesn't verify: a site that can't be trusted is never extended.
 */
export const readChannel = async (host: ReadableHost, layout: ChannelLayout, trust: Trust): Promise<ChannelState> => {
  const index = await host.read(layout.index);
  const { start, overwritten } = index ? await revisionOfIndex(host, layout, trust, index) : {};
  return { newest: await newestFrom(host, layout, trust, start), index, ...(overwritten ? { overwritten } : {}) };
};

/**
 * Verifies the bytes of one revision: signatures, shape, channel, and that it lists each version once.
 *
 * @throws OtaError `site-object-unverified`, `site-object-unreadable`, `site-other-channel`,
 * `verify-version-invalid`.
 */
export const verifyRevision = (bytes: Uint8Array, path: string, layout: ChannelLayout, trust: Trust): Revision => {
  const { value, problems } = parseJsonText(bytes, { file: path });
  if (problems.length > 0) throw fail('site-object-unreadable', { path, reason: problems[0]?.message ?? 'not JSON' });
  const { statement } = verifyStatement(value, path, trust, indexStatementSchema);
  const predicate = soundIndex(statement, path, layout);
  return { path, bytes, sha256: sha256Hex(bytes), predicate };
};

/** @throws OtaError `site-revision-broken-chain` where `next` doesn't name `before` as the revision it follows. */
export const assertFollows = (before: Revision | undefined, next: Revision): void => {
  const expected = (before?.predicate.counter ?? 0) + 1;
  const broken = (reason: string) => fail('site-revision-broken-chain', { path: next.path, reason });
  if (next.predicate.counter !== expected)
    throw broken(`its counter is ${next.predicate.counter} where ${expected} follows`);
  if (next.predicate.previous !== (before?.sha256 ?? null))
    throw broken('the digest it gives for the revision before is not that revision’s');
};

/** The revision that `index.json` is a copy of. */
const revisionOfIndex = async (
  host: ReadableHost,
  layout: ChannelLayout,
  trust: Trust,
  index: StoredObject,
): Promise<{ readonly start: Revision; readonly overwritten?: string }> => {
  const copy = verifyRevision(index.bytes, layout.index, layout, trust);
  const path = layout.revision(copy.predicate.counter);
  const stored = await host.read(path);
  if (!stored) throw fail('site-revision-missing', { path, index: layout.index });
  if (sha256Hex(stored.bytes) === copy.sha256) return { start: { ...copy, path } };
  const other =
    host.capabilities?.conditionalWrites === false ? verifyRevision(stored.bytes, path, layout, trust) : null;
  // Two releases at once, both signed, both behind the same revision: the log holds one of them, the other is committed anew.
  const isRace =
    other?.predicate.counter === copy.predicate.counter && other.predicate.previous === copy.predicate.previous;
  if (other && isRace) return { start: other, overwritten: path };
  throw fail('site-revision-broken-chain', { path, reason: `${layout.index} claims to be its copy and isn’t` });
};

/** Walks on to the newest revision: a run may have ended, or another may be at work, between commit and views. */
const newestFrom = async (
  host: Pick<Host, 'read'>,
  layout: ChannelLayout,
  trust: Trust,
  start: Revision | undefined,
): Promise<Revision | undefined> => {
  let newest = start;
  for (;;) {
    const path = layout.revision((newest?.predicate.counter ?? 0) + 1);
    const stored = await host.read(path);
    if (!stored) return newest;
    const next = verifyRevision(stored.bytes, path, layout, trust);
    assertFollows(newest, next);
    newest = next;
  }
};
