import type { HostSurroundings } from '../../../src/hosts/surroundings.js';
import type { Fetch } from '../../../src/http/fetch.js';
import { openFetch } from '../../../src/http/open-fetch.js';
import type { HostUse } from '../../../src/steps/services.js';
import { hostSurroundings } from '../host-surroundings.js';

/** No wait between two tries takes longer; a connection that is refused for a moment is back after a few of them. */
const LONGEST_WAIT_MS = 4;

export interface QuickChanges extends Partial<HostSurroundings> {
  /** Stands between the host and its fetch. */
  readonly held?: (fetch: Fetch) => Fetch;
}

/** A run's surroundings in which every wait between tries is short; nothing else differs from the tool's own. */
export const quickSurroundings = (
  environment: HostSurroundings['environment'],
  use: HostUse,
  { held = (fetch) => fetch, ...changes }: QuickChanges = {},
): HostSurroundings => {
  const sleep = (milliseconds: number) =>
    new Promise<void>((done) => setTimeout(done, Math.min(milliseconds, LONGEST_WAIT_MS)));
  const retry = { now: Date.now, sleep, random: Math.random };
  return hostSurroundings({
    environment,
    sleep,
    openFetch: async (options) =>
      held(await openFetch({ ...options, ...retry, environment, userAgent: 'ota-release/test' })),
    oneAtATime: use.oneAtATime ?? false,
    ...changes,
  });
};
