import { fail } from '../errors/ota-error.js';
import type { Body, Host } from '../hosts/host.js';
import { digestStream, type ObjectDigest } from '../site/site-source.js';

/** Where the objects of a copy go, in the order in which they are handed over. */
export interface CopyTarget {
  /** Where it is, for people. */
  readonly location: string;
  /** How many objects are fetched for it at once. */
  readonly parallel: number;
  /** Whether they are to be handed over one after another, in their order. */
  readonly inTurn: boolean;
  /** Digests of what stands under a name, read in full; undefined where nothing does. */
  digest(path: string): Promise<ObjectDigest | undefined>;
  /**
   * Writes an object that never changes; false where these very bytes were there.
   *
   * @throws OtaError `transfer-object-differs` where others were there, `host-…`, `transfer-out-unwritable`.
   */
  create(path: string, body: Body): Promise<boolean>;
}

/** As many as hide a round trip behind the others. */
const PARALLEL = 4;

/** A host as the target of a copy. */
export const hostTarget = (host: Host): CopyTarget => {
  const { uploadsAtOnce = PARALLEL } = host.capabilities;
  return {
    location: host.location,
    parallel: PARALLEL,
    inTurn: uploadsAtOnce < PARALLEL,
    digest: async (path) => {
      const chunks = await host.open(path);
      return chunks && digestStream(chunks);
    },
    create: async (path, body) => {
      const outcome = await host.create(path, body);
      if (outcome === 'other') throw fail('transfer-object-differs', { path, location: host.location });
      return outcome === 'created';
    },
  };
};
