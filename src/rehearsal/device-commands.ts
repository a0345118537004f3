import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import type { DeviceRoot } from './device-root.js';

/** Where the commands lie that stand in for what a throw-away device hasn’t got. First in the scripts’ PATH. */
export const COMMANDS_DIRECTORY = '/run/ota-rehearsal/bin';
const CALLS_FILE = '/run/ota-rehearsal/calls';

/** The last of the calls that are told. */
const MAX_CALLS = 20;

/** What only a running system can do: noted, and taken to have worked. */
const NOTED = ['systemctl', 'service', 'rc-service', 'initctl', 'reboot', 'poweroff', 'halt', 'shutdown'];
/** Other users are not there to give a file to: tried, and noted where it doesn’t work. */
const TRIED = ['chown', 'chgrp'];

const note = `printf '%s\\n' "\${0##*/} $*" >>"\${0%/*}/../calls"`;

/** Flushing the disks of this machine takes seconds, and proves nothing. */
const flush = '#!/bin/sh\nexit 0\n';
const noted = `#!/bin/sh\n${note}\nexit 0\n`;
const tried = `#!/bin/sh\nPATH=\${PATH#*:} "\${0##*/}" "$@" 2>/dev/null || ${note}\n`;

const COMMANDS: readonly (readonly [name: string, text: string])[] = [
  ['sync', flush],
  ...NOTED.map((name) => [name, noted] as const),
  ...TRIED.map((name) => [name, tried] as const),
];

/** Puts them on a device. */
export const installDeviceCommands = async (device: Pick<DeviceRoot, 'at'>): Promise<void> => {
  await mkdir(device.at(COMMANDS_DIRECTORY), { recursive: true });
  for (const [name, text] of COMMANDS) {
    const file = device.at(`${COMMANDS_DIRECTORY}/${name}`);
    await writeFile(file, text);
    await chmod(file, 0o755);
  }
};

/** What scripts asked of the running system so far, in order, such as `systemctl restart app`; the last twenty. */
export const deviceCalls = async (device: Pick<DeviceRoot, 'at'>): Promise<readonly string[]> => {
  const text = await readFile(device.at(CALLS_FILE), 'utf8').catch(() => '');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(-MAX_CALLS);
};
