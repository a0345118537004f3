import { sha256 } from '@noble/hashes/sha2.js';
import type { Cohorts } from '../device-family.js';
import { iotoSettingsSchema } from './settings-schema.js';

/** Parts that a fleet is divided into. */
export const BUCKETS = 100;

const encoder = new TextEncoder();

/**
 * The part of the fleet that a device belongs to for good: the first eight hex digits of the SHA-256 of its id, as a number, modulo
 * 100. A shell works it out with `sha256sum` and `$((0x… % 100))`.
 */
export const bucketOf = (deviceId: string): number => modulo(deviceId);

/** Moves the order of the parts at each release, so that it is not always the same devices that go first: as `bucketOf`, of `product/channel/version`. */
export const rolloutOffset = (product: string, channel: string, version: string): number =>
  modulo(`${product}/${channel}/${version}`);

/** Whether a part of the fleet is among the `percent` that a release is offered to. Raising the percentage only ever adds parts. */
export const isInRollout = (percent: number, bucket: number, offset: number): boolean =>
  (bucket + offset) % BUCKETS < percent;

const modulo = (text: string): number => {
  const [a = 0, b = 0, c = 0, d = 0] = sha256(encoder.encode(text));
  return (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % BUCKETS;
};

/** Devices that ask `serve` are told apart by their ids; those that read documents only where each part has documents of its own. */
export const iotoCohorts: Cohorts = {
  limits: (settings) =>
    iotoSettingsSchema.safeParse(settings).data?.cohorts
      ? []
      : [
          'Ioto devices that read documents wait until it is complete: each part has documents of its own with devices.ioto.cohorts, from the next release on',
        ],
};
