import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { nextReleaseText } from '../../src/commands/demo/next-release-text.js';
import { otaAgentText } from '../../src/commands/demo/ota-agent-text.js';
import { encodePublicKey } from '../../src/signing/public-key.js';
import { runProcess } from './cli.js';
import { pathOfRequest, serveBytes } from './loopback.js';
import { testTrust } from './signing.js';
import type { SiteObjects } from './site.js';

/** A device, and the site that it is pointed at. */
export interface DeviceCase {
  /** Part of URLs and paths. */
  readonly name: string;
  readonly site: SiteObjects;
  /** Objects that never end. */
  readonly endless?: readonly string[];
  /** Names of the keys that it trusts, and how many of them must have signed. */
  readonly trusted: readonly string[];
  readonly threshold: number;
  readonly model?: string;
  /** Instead of the trusted keys’ own: a PEM text. */
  readonly pem?: string;
  /** The highest counter that it has seen. */
  readonly seen?: number;
}

/** How a device’s update ended. */
export interface DeviceRun {
  readonly exitCode: number;
  readonly output: string;
  /** The version that it then takes for installed. */
  readonly installed: string;
}

/** Serves the sites of many cases, each below its name. */
export const sitesListener =
  (cases: readonly Pick<DeviceCase, 'name' | 'site' | 'endless'>[]): RequestListener =>
  (request, response) => {
    const [name = '', ...rest] = pathOfRequest(request).split('/');
    const path = rest.join('/');
    const found = cases.find((one) => one.name === name);
    const bytes = found?.site.get(path);
    if (!bytes) return void response.writeHead(404).end();
    if (request.method === 'GET' && found?.endless?.includes(path)) return pourFor(response, bytes);
    serveBytes(request, response, bytes);
  };

/** What was meant, and then blanks for as long as somebody reads. */
const pourFor = (response: Parameters<RequestListener>[1], bytes: Uint8Array): void => {
  const blanks = Buffer.alloc(1_048_576, ' ');
  let begun = false;
  const endless = new Readable({
    read() {
      this.push(begun ? blanks : bytes);
      begun = true;
    },
  });
  response.once('close', () => endless.destroy());
  endless.pipe(response);
};

/** Sets a device up as it leaves the workshop, in a directory of its own below `directory`. */
const setUp = (directory: string, siteUrl: string, device: DeviceCase): void => {
  const config = join(directory, device.name, 'root/etc/ota');
  const state = join(directory, device.name, 'root/var/lib/ota');
  for (const folder of [config, state]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(directory, device.name, 'ota-agent'), otaAgentText);
  writeFileSync(join(directory, device.name, 'next-release.awk'), nextReleaseText);
  const { model = 'tl-100', threshold } = device;
  const places = { STATE: '$here/root/var/lib/ota', KEYS: '$here/root/etc/ota', DEVICE_ROOT: '$here/root' };
  const conf = { PRODUCT: 'logger', MODEL: model, SITE: `${siteUrl}/${device.name}`, THRESHOLD: threshold, ...places };
  const lines = Object.entries(conf).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(directory, device.name, 'ota-agent.conf'), lines.join(''));
  for (const [i, key] of testTrust(device.trusted).keys.entries()) {
    writeFileSync(join(config, `trusted-${i}.pem`), device.pem ?? encodePublicKey(key, 'pem'));
    writeFileSync(join(config, `trusted-${i}.pub`), encodePublicKey(key, 'minisign'));
  }
  if (device.seen !== undefined) writeFileSync(join(state, 'counter'), `${device.seen}\n`);
};

/** Runs one device after the other in a shell, and keeps what each said. */
const DRIVER = `
shell=$1 && shift
for device; do
  $shell "$device/ota-agent" update >"$device/output" 2>&1
  echo $? >"$device/exit"
  cat "$device/root/var/lib/ota/version" >"$device/installed" 2>/dev/null || echo none >"$device/installed"
done
`;

const SHELLS = ['dash', 'busybox sh'];

/**
 * Lets the demo’s device take an update in each case, half of them with each of two small shells.
 *
 * @param directory an empty one for their state.
 */
export const runDevices = async (
  directory: string,
  siteUrl: string,
  devices: readonly DeviceCase[],
): Promise<ReadonlyMap<string, DeviceRun>> => {
  for (const device of devices) setUp(directory, siteUrl, device);
  await Promise.all(
    SHELLS.map((shell, turn) => {
      const names = devices.filter((_, i) => i % SHELLS.length === turn).map(({ name }) => name);
      const env = { PATH: process.env.PATH };
      return runProcess('sh', ['-c', DRIVER, 'devices', shell, ...names], { cwd: directory, env });
    }),
  );
  const textOf = (name: string, file: string): string => readFileSync(join(directory, name, file), 'utf8').trim();
  return new Map(
    devices.map(({ name }) => [
      name,
      { exitCode: Number(textOf(name, 'exit')), output: textOf(name, 'output'), installed: textOf(name, 'installed') },
    ]),
  );
};
