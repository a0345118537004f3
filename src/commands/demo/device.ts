import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hooksText } from './device-hooks.js';
import { nextReleaseText } from './next-release-text.js';
import { otaAgentText } from './ota-agent-text.js';
import { runCommand } from './run-command.js';
import { MODEL, PRODUCT } from './sample-project.js';
import { standInText } from './stand-in.js';
import { type Workspace, writeFiles } from './workspace.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** A device as it leaves the workshop: an update agent, a trusted key, the address of the site; nothing installed. */
export interface DemoDevice {
  /** Runs the agent once and gives back what it printed. @throws OtaError `demo-step-failed`, `demo-tool-missing`. */
  takeUpdate(): Promise<string>;
  /** The version that runs on the device. */
  installedVersion(): Promise<string>;
}

/** What a device is set up with. */
export interface DeviceSetup {
  readonly workspace: Workspace;
  /** Where the site is served; where the machine has no program to download with, the directory is read instead. */
  readonly siteUrl: string;
  readonly execPath: string;
  readonly environment: Environment;
}

/** Sets a device up below `device/`: the agent beside `root/`, which stands for the device's file system. */
export const setUpDevice = async ({ workspace, siteUrl, execPath, environment }: DeviceSetup): Promise<DemoDevice> => {
  const { device, keys, site } = workspace;
  const online = await canDownload(workspace.directory, environment);
  const conf = { PRODUCT, MODEL, SITE: online ? siteUrl : site, NODE: execPath };
  await writeFiles(device, [
    { path: 'ota-agent', text: otaAgentText, executable: true },
    { path: 'next-release.awk', text: nextReleaseText },
    { path: 'ota-agent.conf', text: `${confText(conf)}${hooksText}` },
    { path: 'stand-in.mjs', text: standInText },
  ]);
  await mkdir(join(device, 'root/etc/ota'), { recursive: true });
  await copyFile(join(keys, 'ota.pub.pem'), join(device, 'root/etc/ota/trusted.pem'));
  await copyFile(join(keys, 'ota.pub'), join(device, 'root/etc/ota/trusted.pub'));
  const args = [join(device, 'ota-agent'), 'update'];
  const agent = { file: 'sh', args, directory: workspace.directory, environment };
  return {
    takeUpdate: async () => (await runCommand(agent)).output,
    installedVersion: async () => (await readFile(join(device, `root/opt/${PRODUCT}/current`), 'utf8')).trim(),
  };
};

/** Whether the machine has a program that the agent can download with. */
const canDownload = async (directory: string, environment: Environment): Promise<boolean> => {
  const question = 'if command -v curl || command -v wget || command -v busybox; then :; else echo none; fi';
  const { stdout } = await runCommand({ file: 'sh', args: ['-c', question], directory, environment });
  return stdout.trim() !== 'none';
};

const confText = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${shellQuote(value)}\n`)
    .join('');

/** A text as one word of a POSIX shell. */
export const shellQuote = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
