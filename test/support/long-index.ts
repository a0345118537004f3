import type { ArchiveDirectory, IndexPredicate, IndexRelease } from '../../src/site/index-statement.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { bundlePath, channelLayout } from '../../src/site/layout.js';
import { EMPTY_ARCHIVE, type IndexInput, nextIndex } from '../../src/site/next-index.js';
import { testTrust } from './signing.js';

const layout = channelLayout('stable');

/**
 * What the revisions of a long history have in common.
 *
 * @public read by bench/index.mjs
 */
export const REVISION: Pick<IndexInput, 'layout' | 'previous' | 'now' | 'expiresDays'> = {
  layout,
  previous: '0'.repeat(64),
  now: new Date('2026-01-15T12:00:00Z'),
  expiresDays: 180,
};

/** As many as a page of the archive holds: the tool is spared every revision in between, and the indexes are the same. */
const AT_ONCE = 50;
/** Releases in a row that share a contract, as most do. */
const SHARING = 20;

/** The version of a history's n-th release. */
const versionOf = (n: number): string => `1.${Math.floor(n / 100)}.${n % 100}`;

/**
 * A release with everything that a common one is listed with: a contract, an upgrade promise, its trust, its record.
 *
 * @public read by bench/index.mjs
 */
export const commonEntry = (version: string): IndexRelease => {
  const digest = (part: string, of = version): string => sha256Hex(Buffer.from(`${part} of ${of}`));
  const [major, minor, patch = 0] = version.split('.').map(Number);
  const contract = `${major}.${minor}.${Math.floor(patch / SHARING)}`;
  return {
    version,
    upgradeObject: { sha256: digest('object') },
    bundle: {
      path: bundlePath(digest('bundle'), 'temperature-logger', version),
      size: 12_345_678,
      sha256: digest('bundle'),
    },
    upgradeFrom: '>=1.0.0',
    schemas: {
      config: digest('config', contract),
      foreignConfig: digest('foreign', contract),
      template: digest('template'),
    },
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
  let index: LongIndex | undefined;
  for (let n = 0; n < count; n += AT_ONCE) {
    const added = Array.from({ length: Math.min(AT_ONCE, count - n) }, (_, i) => commonEntry(versionOf(n + i)));
    const note = { kind: 'release', version: added.at(-1)?.version ?? '', by: 'release-bot' };
    const releases = (current: readonly IndexRelease[]) => [...current, ...added];
    const next = nextIndex(index?.predicate, index?.directory ?? EMPTY_ARCHIVE, { ...REVISION, note, releases, facts });
    const { predicate } = next.statement;
    const isLarger = predicate.releases.length > (index?.largest.releases.length ?? 0);
    index = { predicate, directory: next.directory, largest: isLarger || !index ? predicate : index.largest };
  }
  if (!index) throw new RangeError('a history has a release');
  return index;
};
