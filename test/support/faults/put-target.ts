import { rmSync } from 'node:fs';
import type { Host } from '../../../src/hosts/host.js';
import { openHost } from '../../../src/hosts/registry.js';
import type { HostUse } from '../../../src/steps/services.js';
import { DAV_USER, type DavServer } from '../dav-servers.js';
import { fillDirectory, objectsBelow } from './directory-target.js';
import { type QuickChanges, quickSurroundings } from './quick-surroundings.js';
import type { Objects } from './soundness.js';
import type { Target } from './target.js';

/** A folder on a WebDAV server; past the server, it is a directory. */
export interface PutTarget extends Target {
  /** Where the site is now. */
  readonly site: () => ReturnType<DavServer['site']>;
  /** As `open`, through the server's own URL and with other surroundings. */
  readonly openWith: (use: HostUse, changes: QuickChanges) => Promise<Host>;
  /** What preflights wrote for a moment and could not remove; a site has no such names. */
  readonly probes: () => readonly string[];
}

/** Names of what a preflight tries. */
const PROBE = /^(\.ota-release-|ota-release-probe-)/;

export const putTarget = (name: string, server: DavServer): PutTarget => {
  let site = server.site();
  const all = (): Objects => objectsBelow(site.directory);
  return {
    name: `http-put on ${name}`,
    url: new URL(site.url).origin,
    environment: DAV_USER,
    hostText: (through) => `${through}${new URL(site.url).pathname}`,
    site: () => site,
    probes: () => [...all().keys()].filter((path) => PROBE.test(path)),
    open: (through, use) =>
      openHost({ kind: 'http-put', url: `${through}${new URL(site.url).pathname}` }, quickSurroundings(DAV_USER, use)),
    openWith: (use, changes) =>
      openHost({ kind: 'http-put', url: site.url }, quickSurroundings(DAV_USER, use, changes)),
    objects: async () => new Map([...all()].filter(([path]) => !PROBE.test(path))),
    reset: async (objects) => {
      rmSync(site.directory, { recursive: true, force: true });
      // Under another name: lighttpd remembers for a second or two which files there were.
      site = server.site();
      fillDirectory(site.directory, objects);
    },
  };
};
