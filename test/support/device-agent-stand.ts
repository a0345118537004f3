import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Device,
  type DeviceOptions,
  type FaultySite,
  faultyListener,
  makeDevice,
  type ShellName,
} from './device-agent.js';
import { deviceAgentSites, type Stage } from './device-agent-sites.js';

/** A device, and the site that it alone is served. */
export interface Case extends Device {
  readonly site: FaultySite;
}

/** Devices in front of sites. */
export interface Stand {
  /** A device in front of a site at a stage. */
  readonly at: (stage: Stage, options: Partial<DeviceOptions> & { readonly shell: ShellName }) => Case;
  readonly close: () => void;
}

/** Publishes the sites and serves them on the loopback interface. */
export const openStand = async (): Promise<Stand> => {
  const stages = await deviceAgentSites();
  const sites = new Map<string, FaultySite>();
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'ota-device-agent-'));
  const server = createServer(faultyListener(sites));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    at: (stage, options) => {
      const name = `${sites.size + 1}`;
      const site: FaultySite = { objects: new Map(stages[stage]), faults: [], asked: [] };
      sites.set(name, site);
      return { site, ...makeDevice({ directory: join(home, name), siteUrl: `${url}/${name}`, ...options }) };
    },
    close: () => {
      server.close();
      server.closeAllConnections();
      rmSync(home, { recursive: true, force: true });
    },
  };
};

/** The version that the device’s files are of; both where they are of two. */
export const running = (device: Device): string =>
  [...new Set(['a', 'b'].map((name) => device.read(`root/${name}`)))].join('/');
