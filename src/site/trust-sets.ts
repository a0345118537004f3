import { compareVersions } from '../version/semver.js';
import type { ArchiveDirectory, IndexPredicate, IndexRelease, TrustedKey, TrustSet } from './index-statement.js';

/** What an index says of keys. */
export type KeysOfIndex = Pick<IndexPredicate, 'trustedKeys' | 'threshold' | 'trustSets'>;

/** A released version, and whom its devices trust. */
export interface VersionTrust {
  readonly version: string;
  readonly set: TrustSet;
  readonly withdrawn: boolean;
}

/** The keys and the threshold that an index names, as devices hold them. */
export const namedTrust = ({ trustedKeys, threshold }: Omit<KeysOfIndex, 'trustSets'>): TrustSet => ({
  keyids: [...new Set(trustedKeys.map(({ keyid }) => keyid))].sort(),
  threshold,
});

/**
 * Whom the devices of a release trust.
 *
 * @param position `trust` of its entry, or of its group in the archive’s directory.
 */
export const trustAt = (predicate: KeysOfIndex, position = 0): TrustSet =>
  predicate.trustSets?.[position] ?? namedTrust(predicate);

/** Every released version, ascending, with whom its devices trust: those of the index, and those of the archive. */
export const versionTrusts = (predicate: IndexPredicate, { groups }: ArchiveDirectory): readonly VersionTrust[] =>
  [
    ...groups.flatMap(({ versions, trust }) =>
      versions.map((version) => ({ version, set: trustAt(predicate, trust), withdrawn: false })),
    ),
    ...predicate.releases.map(({ version, trust, yanked }) => ({
      version,
      set: trustAt(predicate, trust),
      withdrawn: yanked !== undefined,
    })),
  ].sort((a, b) => compareVersions(a.version, b.version));

/**
 * The releases of a coming revision, each new one with whom its devices trust, and the sets that these are positions in: none for as long
 * as all devices trust the same as the revision names, so that an index of one key stays as small as it was.
 *
 * @param own what the coming revision names. @param trust whom devices of the new releases trust, where it isn’t that.
 * @param archived versions of the archive: one that it gives back isn’t new.
 */
export const recordTrust = (
  current: IndexPredicate | undefined,
  own: KeysOfIndex,
  releases: readonly IndexRelease[],
  trust: TrustSet = namedTrust(own),
  archived: readonly string[] = [],
): { readonly releases: readonly IndexRelease[]; readonly trustSets: IndexPredicate['trustSets'] } => {
  const known = new Set([...(current?.releases.map(({ version }) => version) ?? []), ...archived]);
  const isNew = ({ version }: IndexRelease): boolean => !known.has(version);
  const stated = own.trustSets ?? [namedTrust(current ?? own)];
  const found = stated.findIndex((set) => sameTrust(set, trust));
  const sets = found < 0 && releases.some(isNew) ? [...stated, trust] : stated;
  const position = found < 0 ? stated.length : found;
  const [first] = sets;
  const isPlain = sets.length === 1 && first !== undefined && sameTrust(first, namedTrust(own));
  return {
    releases: releases.map((release) => (isNew(release) ? placed(release, position) : release)),
    trustSets: own.trustSets === undefined && isPlain ? undefined : sets,
  };
};

/** Most releases are made for the first set, and say nothing of it. */
const placed = ({ trust: _, ...release }: IndexRelease, position: number): IndexRelease =>
  position === 0 ? release : { ...release, trust: position };

const sameTrust = (a: TrustSet, b: TrustSet): boolean =>
  a.threshold === b.threshold && [...a.keyids].sort().join() === [...b.keyids].sort().join();

/** The keys that a coming revision names, each with what earlier ones say of it; a new one with the counter at which it comes in. */
export const datedKeys = (
  current: IndexPredicate | undefined,
  keys: readonly TrustedKey[],
  counter: number,
): TrustedKey[] => {
  const named = new Map(current?.trustedKeys.map(({ keyid, publicKey: _, ...said }) => [keyid, said]));
  return keys.map(({ keyid, publicKey, ...said }) => {
    const before = named.get(keyid) ?? (current ? { since: counter } : {});
    return { keyid, publicKey, ...before, ...said };
  });
};
