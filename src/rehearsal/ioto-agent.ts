import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DeviceRoot } from './device-root.js';

/** Where the agent keeps its configuration, which states the version that it tells at each check-in. */
export const AGENT_CONFIG = '/etc/ioto/ioto.json5';

const PLAIN_CONFIG = '{"version":"0.0.0","services":{"update":true},"update":{"enable":true}}\n';
const COMMENT = /^\s*\/\/.*$/gm;
const VERSION = /((?:^|[{,\s])["']?version["']?\s*:\s*)(["'])([^"']*)\2/g;

/** The version that a text of the agent’s configuration states; undefined where it states none, or more than one. */
export const statedVersion = (text: string): string | undefined => {
  const [first, ...others] = [...text.replace(COMMENT, '').matchAll(VERSION)];
  return others.length > 0 ? undefined : first?.[3];
};

/** Lets the agent of a device tell `version` from now on, by one rename. What else the configuration says stays. */
export const raiseVersion = async (device: Pick<DeviceRoot, 'at'>, version: string): Promise<void> => {
  const file = device.at(AGENT_CONFIG);
  await mkdir(dirname(file), { recursive: true });
  const there = await readFile(file, 'utf8').catch(() => PLAIN_CONFIG);
  const text = statedVersion(there) === undefined ? PLAIN_CONFIG : there;
  const raised = text
    .split('\n')
    .map((line) => (/^\s*\/\//.test(line) ? line : line.replace(VERSION, `$1$2${version}$2`)))
    .join('\n');
  await writeFile(`${file}.new`, raised);
  await rename(`${file}.new`, file);
};

/** The version that the agent of a device tells; empty where it can’t. */
export const toldVersion = async (device: Pick<DeviceRoot, 'at'>): Promise<string> =>
  statedVersion(await readFile(device.at(AGENT_CONFIG), 'utf8').catch(() => '')) ?? '';
