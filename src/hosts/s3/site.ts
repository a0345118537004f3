import type { HostSurroundings } from '../surroundings.js';
import type { S3Store } from './store.js';

/** How a store takes a condition on a write. `ignored`: it writes all the same. `unsupported`: it refuses to be asked. */
export type Treatment = 'unknown' | 'honoured' | 'ignored' | 'unsupported';

/** What a host has found out about its store, by the probe of its preflight and as it went along. The one thing that changes. */
export interface Knowledge {
  /** `If-None-Match: *` on PUT. */
  creating: Treatment;
  /** `If-Match` on PUT. */
  replacing: Treatment;
  /** How an ETag is written in If-Match: Ceph up to Pacific refuses the right one in quotes, which HTTP wants (RFC 9110, 8.8.3). */
  etagForm: 'quoted' | 'bare';
  /** An object of the site was read: s3:GetObject is granted. */
  mayRead: boolean;
  /** A name that nobody wrote is answered with 403: s3:ListBucket is missing. Undefined until it was tried. */
  missingLooksForbidden: boolean | undefined;
  /** By path, the store's ETag of the bytes that were read or written last. */
  readonly etags: Map<string, { readonly sha256: string; readonly etag: string }>;
}

export const nothingKnown = (): Knowledge => ({
  creating: 'unknown',
  replacing: 'unknown',
  etagForm: 'quoted',
  mayRead: false,
  missingLooksForbidden: undefined,
  etags: new Map(),
});

/** A site in a bucket: the store, what is known of it, and what the run lends. */
export interface S3Site {
  readonly store: S3Store;
  readonly known: Knowledge;
  readonly surroundings: Pick<HostSurroundings, 'sleep' | 'random' | 'detail' | 'clock' | 'oneAtATime'>;
}

const STEP_MS = 100;
const MAX_MS = 5_000;

/** Waits before something is tried once more, longer each time, with jitter. `round` counts from 0. */
export const pause = async ({ surroundings }: S3Site, round: number): Promise<void> => {
  await surroundings.sleep(Math.ceil(surroundings.random() * Math.min(MAX_MS, STEP_MS * 2 ** round)));
};
