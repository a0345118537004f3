import { chmod, copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { encodePublicKey } from '../signing/public-key.js';
import type { Trust } from '../signing/trust.js';
import { COMMANDS_DIRECTORY } from './device-commands.js';
import type { DeviceRoot } from './device-root.js';
import { AGENT_CONFIG } from './ioto-agent.js';
import type { Installed } from './ioto-install.js';
import type { Hop, RehearsalContext } from './rehearsal.js';
import type { Sandbox } from './sandbox.js';

/** Where a factory image has the script that the agent calls, beside its settings. */
export const DEVICE_SCRIPT = '/etc/ota/update-device.sh';
const SETTINGS = '/etc/ota/ioto.conf';
const OWN_SETTINGS = '/etc/ota/rehearsal.conf';
const KEYS = '/etc/ota/rehearsal-keys';
const WORK = '/var/lib/ota/work';
const LOG = '/var/log/ota-update.log';
const FILE = '/var/lib/ota/update.ota';
const MAX_LOG_CHARACTERS = 2000;

/** Whether the factory image of the project brings the script that its devices have. */
export const hasDeviceScript = async (root: Pick<DeviceRoot, 'at'>): Promise<boolean> =>
  (await stat(root.at(DEVICE_SCRIPT)).catch(() => undefined))?.isFile() === true;

/** What the script is run with. */
export interface ScriptRun {
  readonly root: DeviceRoot;
  /** The downloaded file on this machine. */
  readonly file: string;
  /** Whose signatures it takes. */
  readonly trust: Trust;
}

/**
 * Runs the script of the factory image as the agent does: one argument, the file (Ioto contract, “Apply and report”). Its settings are
 * those of the image, with the keys, product and channel of the site. Exactly `restart` or `exit` is a directive; whatever else it
 * prints, the agent goes on with what it runs.
 */
export const runDeviceScript = async (
  context: RehearsalContext,
  sandbox: Sandbox,
  { fault }: Hop,
  { root, file, trust }: ScriptRun,
): Promise<Installed> => {
  const seen = (path: string): string => sandbox.seenAt(root, path);
  await prepare(context, sandbox, { root, file, trust });
  if (fault === 'update-fails' || fault === 'power-cut') await breakUpdateScript(root, fault);
  const { how, code, output } = await sandbox.run(root, {
    command: ['sh', seen(DEVICE_SCRIPT), seen(FILE)],
    directory: '/',
    environment: { OTA_CONF: seen(OWN_SETTINGS) },
    timeoutMs: context.timeoutMs,
  });
  const log = (await readFile(root.at(LOG), 'utf8').catch(() => '')).slice(-MAX_LOG_CHARACTERS);
  const [, directive] = /^(restart|exit)\n$/.exec(output) ?? [];
  const common = { output: `${log}${output}`, lost: false, notes: [`${DEVICE_SCRIPT} of the factory image ran`] };
  if (code === 0 && directive !== undefined) return { directive, why: '', ...common };
  if (how === 'timed-out')
    return { directive: undefined, why: `the script was not done after ${context.timeoutMs / 1000} s`, ...common };
  if (fault === 'power-cut')
    return { directive: undefined, why: 'the power went while update.sh was at work', ...common };
  const printed = JSON.stringify(output.slice(-MAX_SHOWN));
  return { directive: undefined, why: `the script ended with exit code ${code} and printed ${printed}`, ...common };
};

const MAX_SHOWN = 80;

const prepare = async (
  { site }: RehearsalContext,
  sandbox: Sandbox,
  { root, file, trust }: ScriptRun,
): Promise<void> => {
  for (const directory of [KEYS, WORK]) await mkdir(root.at(directory), { recursive: true });
  await copyFile(file, root.at(FILE));
  for (const key of trust.keys) await writeFile(root.at(`${KEYS}/${key.keyId}.pem`), encodePublicKey(key, 'pem'));
  const settings: Readonly<Record<string, string>> = {
    PRODUCT: site.channel.product,
    CHANNEL: site.layout.channel,
    KEYS: sandbox.seenAt(root, KEYS),
    AGENT_CONFIG: sandbox.seenAt(root, AGENT_CONFIG),
    WORK: sandbox.seenAt(root, WORK),
    LOG: sandbox.seenAt(root, LOG),
  };
  const own = sandbox.seenAt(root, SETTINGS);
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${quoted(value)}`);
  await writeFile(root.at(OWN_SETTINGS), [`[ ! -f ${quoted(own)} ] || . ${quoted(own)}`, ...lines, ''].join('\n'));
};

/** As a shell reads it literally. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const OWN_SHELL = '/bin/sh "$@"';
const FAULTY: Readonly<Record<'update-fails' | 'power-cut', string>> = {
  'update-fails': `${OWN_SHELL}; exit 1`,
  // The script that waits for it, and this one: what a power cut leaves on the disk is the same.
  'power-cut': `${OWN_SHELL}; kill -9 "$PPID" $$`,
};

/** Puts a shell before the machine’s own that lets `update.sh` do all of its work, and then go wrong. */
const breakUpdateScript = async (root: DeviceRoot, fault: 'update-fails' | 'power-cut'): Promise<void> => {
  const file = root.at(`${COMMANDS_DIRECTORY}/sh`);
  await mkdir(root.at(COMMANDS_DIRECTORY), { recursive: true });
  await writeFile(file, `#!/bin/sh\nif [ "$1" = update.sh ]; then ${FAULTY[fault]}; fi\n${OWN_SHELL}\n`);
  await chmod(file, 0o755);
};
