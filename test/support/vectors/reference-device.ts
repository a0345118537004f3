import { channelView } from '../../../src/devices/channel-view.js';
import { bucketOf, isInRollout, rolloutOffset } from '../../../src/devices/ioto/rollout.js';
import { nextStep } from '../../../src/devices/next-step.js';
import { OtaError } from '../../../src/errors/ota-error.js';
import { expiryProblems } from '../../../src/site/audit/expiry.js';
import { factProblems } from '../../../src/site/audit/release-facts.js';
import { verifyRevision } from '../../../src/site/channel-state.js';
import type { IndexPredicate, IndexRelease } from '../../../src/site/index-statement.js';
import { sha256Hex } from '../../../src/site/json-bytes.js';
import { channelLayout } from '../../../src/site/layout.js';
import { EMPTY_ARCHIVE } from '../../../src/site/next-index.js';
import { offeredPercent } from '../../../src/site/rollout.js';
import { verifyUpgradeObject } from '../../../src/site/upgrade-object.js';
import type { Objects } from './site-builder.js';
import { trustIn } from './vector-keys.js';

/** A device as the vectors describe it. */
export interface VectorDevice {
  readonly product: string;
  readonly model: string;
  readonly channel: string;
  /** Names of the keys that it trusts, and how many of them must have signed. */
  readonly keys: readonly string[];
  readonly threshold: number;
  /** The highest counter that it has seen; 0 before the first. */
  readonly counter: number;
  readonly installed: string;
  /** What its part of the fleet follows from; without one it takes only what everybody is offered. */
  readonly id?: string;
  readonly now: string;
}

/** What it does: installs a version, has nothing to do, or refuses the object at a path. */
export type DeviceOutcome = { readonly take: string } | { readonly nothing: true } | { readonly refuse: string };

/**
 * What a device does that follows docs/site-format.md, “What a device does”, to the letter, with the functions of this project for each
 * step: what a client in another language is compared with.
 */
export const deviceOutcome = (objects: Objects, device: VectorDevice): DeviceOutcome => {
  const layout = channelLayout(device.channel);
  const index = attempt(layout.index, () => soundIndexFor(objects, device));
  if ('refuse' in index) return index;
  const version = chosen(index.value, device);
  if (version === undefined) return { nothing: true };
  const entry = index.value.releases.find((release) => release.version === version);
  if (!entry) throw new RangeError(`${version} is chosen and not listed`);
  const path = layout.upgradeObject(version);
  const release = attempt(path, () => soundRelease(objects, device, entry));
  if ('refuse' in release) return release;
  const bundle = attempt(entry.bundle.path, () => soundBundle(objects, entry));
  return 'refuse' in bundle ? bundle : { take: version };
};

class Refusal extends Error {}

const demand = (condition: boolean): void => {
  if (!condition) throw new Refusal();
};

const attempt = <T>(path: string, run: () => T): { readonly value: T } | { readonly refuse: string } => {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof Refusal || error instanceof OtaError) return { refuse: path };
    throw error;
  }
};

const bytesAt = (objects: Objects, path: string): Uint8Array => {
  const bytes = objects.get(path);
  if (!bytes) throw new Refusal();
  return bytes;
};

const soundIndexFor = (
  objects: Objects,
  { product, channel, keys, threshold, counter, now }: VectorDevice,
): IndexPredicate => {
  const layout = channelLayout(channel);
  const { predicate } = verifyRevision(bytesAt(objects, layout.index), layout.index, layout, trustIn(keys, threshold));
  demand(predicate.product === product);
  const age = expiryProblems(layout.index, predicate, { now: new Date(now), minCounter: counter });
  demand(age.every(({ severity }) => severity !== 'error'));
  const latest = predicate.releases.find((release) => release.version === predicate.latest);
  demand(predicate.latest === null || (latest !== undefined && !latest.yanked));
  return predicate;
};

const chosen = (predicate: IndexPredicate, { installed, id, now }: VectorDevice): string | undefined => {
  const view = channelView(predicate, EMPTY_ARCHIVE);
  const isOffered = (version: string): boolean => {
    const offered = offeredPercent(view.releases.get(version)?.rollout, now);
    if (offered === 100 || id === undefined) return offered === 100;
    return isInRollout(offered, bucketOf(id), rolloutOffset(view.product, view.channel, version));
  };
  return nextStep(view, installed, isOffered, 'parts');
};

const soundRelease = (
  objects: Objects,
  { keys, threshold, channel, product, model }: VectorDevice,
  entry: IndexRelease,
): void => {
  const layout = channelLayout(channel);
  const path = layout.upgradeObject(entry.version);
  const bytes = bytesAt(objects, path);
  demand(sha256Hex(bytes) === entry.upgradeObject.sha256);
  const { statement } = verifyUpgradeObject(bytes, path, trustIn(keys, threshold));
  demand(factProblems(statement, { layout, product, entry }).length === 0);
  demand(statement.predicate.models.includes(model));
};

const soundBundle = (objects: Objects, { bundle }: IndexRelease): void => {
  const bytes = bytesAt(objects, bundle.path);
  demand(bytes.length === bundle.size && sha256Hex(bytes) === bundle.sha256);
};
