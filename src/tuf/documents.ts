import { MetaFile, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models';
import type { IndexPredicate, IndexRelease } from '../site/index-statement.js';
import { bundleTarget, releaseTarget } from './names.js';

/** The version of the specification that the metadata follow. */
export const SPEC_VERSION = '1.0.31';

/** The roles whose metadata follow from a revision, as they are signed: none depends on a signature of another. */
export const TUF_ROLES = ['targets', 'snapshot', 'timestamp'] as const;

/** The signed parts of the three roles. */
export interface RoleDocuments {
  readonly targets: Targets;
  readonly snapshot: Snapshot;
  readonly timestamp: Timestamp;
}

type Facts = Pick<IndexPredicate, 'product' | 'channel' | 'counter' | 'expires' | 'latest' | 'releases'>;

/**
 * What timestamp, snapshot and targets say of a revision (TUF 1.0, sections 4.4 to 4.6): their version is its counter, and they expire
 * with it. Snapshot and timestamp name versions alone. Length and digest, which the specification leaves open, are those of signed
 * files: a signer would have to wait for the signatures of the role before, and one key more would change what the others sign.
 *
 * @param latestSize bytes of the upgrade object of `latest`; undefined where that is null.
 */
export const roleDocuments = (predicate: Facts, latestSize: number | undefined): RoleDocuments => {
  const { counter: version, expires } = predicate;
  const common = { version, expires, specVersion: SPEC_VERSION };
  const targets = [...bundleTargets(predicate), ...latestTarget(predicate, latestSize)];
  return {
    targets: new Targets({ ...common, targets: Object.fromEntries(targets.map((target) => [target.path, target])) }),
    snapshot: new Snapshot({ ...common, meta: { 'targets.json': new MetaFile({ version }) } }),
    timestamp: new Timestamp({ ...common, snapshotMeta: new MetaFile({ version }) }),
  };
};

/** The bundles of the releases that are listed and not withdrawn. Where two share one, the higher version speaks for it. */
const bundleTargets = ({ product, channel, releases }: Facts): readonly TargetFile[] =>
  releases.flatMap((release) => {
    const path = bundleTarget(release.bundle);
    if (release.yanked || path === undefined) return [];
    const { size: length, sha256 } = release.bundle;
    const custom = { product, channel, ...customOf(release) };
    return [new TargetFile({ path, length, hashes: { sha256 }, unrecognizedFields: { custom } })];
  });

/** What a client may want to know before it chooses a release (TUF 1.0, section 4.5: `custom`). */
const customOf = ({ version, upgradeFrom, barrier, rollout }: IndexRelease) => ({
  version,
  ...(upgradeFrom === undefined ? {} : { upgradeFrom }),
  ...(barrier === undefined ? {} : { barrier: { reason: barrier.reason } }),
  ...(rollout === undefined ? {} : { rollout: rolloutOf(rollout) }),
});

/** Whatever a later version adds to a roll-out, these are the facts that are promised. */
const rolloutOf = ({ percent, start, hours, paused }: NonNullable<IndexRelease['rollout']>) => ({
  ...(percent === undefined ? {} : { percent }),
  ...(start === undefined ? {} : { start }),
  ...(hours === undefined ? {} : { hours }),
  ...(paused === undefined ? {} : { paused }),
});

/** The newest release under the one name that a client knows beforehand. */
const latestTarget = (facts: Facts, length: number | undefined): readonly TargetFile[] => {
  const { product, channel, latest, releases } = facts;
  const release = releases.find(({ version }) => version === latest);
  if (!release || length === undefined) return [];
  const bundle = bundleTarget(release.bundle);
  const custom = { product, channel, version: release.version, ...(bundle === undefined ? {} : { bundle }) };
  const { sha256 } = release.upgradeObject;
  const path = releaseTarget(facts);
  return [new TargetFile({ path, length, hashes: { sha256 }, unrecognizedFields: { custom } })];
};
