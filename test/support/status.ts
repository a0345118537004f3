import type { Revision } from '../../src/site/channel-state.js';
import type { IndexPredicate, IndexRelease } from '../../src/site/index-statement.js';

/** A release as an index lists it. */
export const entryOf = (version: string): IndexRelease => ({
  version,
  upgradeObject: { sha256: '0'.repeat(64) },
  bundle: { path: `bundles/${'1'.repeat(64)}.logger-${version}.zip`, size: 1, sha256: '1'.repeat(64) },
});

/** The seventh revision of a channel with one release, made on 2026-02-01 and good for 180 days. */
export const revisionOf = (changes: Partial<IndexPredicate> = {}): Revision => ({
  path: 'revisions/00000007.json',
  bytes: new Uint8Array(),
  sha256: '2'.repeat(64),
  predicate: {
    product: 'logger',
    channel: 'stable',
    counter: 7,
    previous: '3'.repeat(64),
    created: '2026-02-01T00:00:00Z',
    expires: '2026-07-31T00:00:00Z',
    trustedKeys: [{ keyid: 'a'.repeat(64), publicKey: 'AAAA' }],
    threshold: 1,
    latest: '1.0.0',
    releases: [entryOf('1.0.0')],
    ...changes,
  },
});
