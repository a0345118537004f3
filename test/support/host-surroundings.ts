import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostSurroundings } from '../../src/hosts/surroundings.js';
import { openNetwork } from '../../src/http/network.js';
import { openFetch } from '../../src/http/open-fetch.js';

/** What the hosts' tests give them: this machine's network, short waits between tries, nothing said. */
export const hostSurroundings = (changes: Partial<HostSurroundings> = {}): HostSurroundings => {
  const environment = changes.environment ?? {};
  const userAgent = 'ota-release/test';
  const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, Math.min(milliseconds, 20)));
  const random = Math.random;
  return {
    environment,
    openFetch: (options) => openFetch({ ...options, environment, userAgent, now: Date.now, sleep, random }),
    openNetwork: () => openNetwork({ environment, userAgent }),
    workDirectory: async () => mkdtempSync(join(tmpdir(), 'ota-host-work-')),
    repository: undefined,
    tagRemote: 'origin',
    oneAtATime: false,
    clock: () => new Date(),
    sleep,
    random,
    detail: () => {},
    ...changes,
  };
};
