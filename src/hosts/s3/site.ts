import type { HostSurroundings } from '../surroundings.js';
import type { Knowledge } from './knowledge.js';
import type { S3Store } from './store.js';

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
