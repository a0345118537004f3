import type { ArchiveDirectory, IndexPredicate, IndexRelease } from '../../src/site/index-statement.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { bundlePath, channelLayout } from '../../src/site/layout.js';
import { EMPTY_ARCHIVE, type IndexInput, listing, nextIndex } from '../../src/site/next-index.js';
import { testTrust } from './signing.js';

export const layout = channelLayout('stable');

/** What the revisions of a long history have in common. */
export const REVISION: Pick<IndexInput, 'layout' | 'previous' | 'now' | 'expiresDays'> = {
  layout,
  previous: '0'.repeat(64),
  now: new Date('2026-01-15T12:00:00Z'),
  expiresDays: 180,
};

/** A release with everything that a common one is listed with: a contract, an upgrade promise, its trust, its record. */
export const commonEntry = (version: string): IndexRelease => {
  const digest = (part: string): string => sha256Hex(Buffer.from(`${part} of ${version}`));
  return {
    version,
    upgradeObject: { sha256: digest('object') },
    bundle: {
      path: bundlePath(digest('bundle'), 'temperature-logger', version),
      size: 12_345_678,
      sha256: digest('bundle'),
    },
    upgradeFrom: '>=1.0.0',
    schemas: { config: digest('config'), foreignConfig: digest('foreign'), template: digest('template') },
    trust: 0,
    record: { sha256: digest('record') },
  };
};

/** An index as the tool itself grows it, release by release. */
export interface LongIndex {
  readonly predicate: IndexPredicate;
  readonly directory: ArchiveDirectory;
  /** The releases of the largest index on the way, which was one short of an archive page. */
  readonly largest: IndexPredicate;
}

/** The index of a channel with so many releases. */
export const longIndex = (count: number): LongIndex => {
  const { keys } = testTrust(['release', 'second']);
  const facts = {
    product: 'temperature-logger',
    trustedKeys: keys.map(({ keyId, raw }) => ({ keyid: keyId, publicKey: Buffer.from(raw).toString('base64') })),
    threshold: 1,
    trustSets: [{ keyids: keys.map(({ keyId }) => keyId), threshold: 1 }],
  };
  const grow = (current: Partial<LongIndex>, n: number): LongIndex => {
    const change = listing(commonEntry(`1.${Math.floor(n / 100)}.${n % 100}`), facts, {
      kind: 'release',
      by: 'release-bot',
    });
    const { statement, directory } = nextIndex(current.predicate, current.directory ?? EMPTY_ARCHIVE, {
      ...REVISION,
      ...change,
    });
    const { predicate } = statement;
    const isLarger = predicate.releases.length > (current.largest?.releases.length ?? 0);
    return { predicate, directory, largest: isLarger ? predicate : (current.largest ?? predicate) };
  };
  let index = grow({}, 0);
  for (let n = 1; n < count; n += 1) index = grow(index, n);
  return index;
};
