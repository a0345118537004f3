import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { COMMANDS_DIRECTORY, deviceCalls, installDeviceCommands } from '../../src/rehearsal/device-commands.js';
import { createDeviceRoot } from '../../src/rehearsal/device-root.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

test('what only a running system can do is noted, and taken to have worked', async () => {
  const device = await createDeviceRoot(`${directory()}/device`, '1.0.0');
  await installDeviceCommands(device);
  expect(await deviceCalls(device)).toEqual([]);
  const text = 'set -e; systemctl restart "the app"; sync; reboot; touch f; chown no-such-user: f; chown "$(id -u)" f';
  execFileSync('sh', ['-c', text], {
    cwd: device.at('/opt'),
    env: { PATH: `${device.at(COMMANDS_DIRECTORY)}:${process.env.PATH}` },
  });
  // Flushing is nothing, and a chown that works needs no word.
  expect(await deviceCalls(device)).toEqual(['systemctl restart the app', 'reboot', 'chown no-such-user: f']);
});
