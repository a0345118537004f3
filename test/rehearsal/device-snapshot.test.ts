import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createDeviceRoot } from '../../src/rehearsal/device-root.js';
import { differences, snapshotOf } from '../../src/rehearsal/device-snapshot.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

test('shows what has changed, is gone, or is new, and nothing that is fleeting', async () => {
  const device = await createDeviceRoot(`${directory()}/device`, '1.0.0');
  for (const name of ['same', 'other', 'mode', 'gone']) writeFileSync(device.at(`/opt/${name}`), name);
  symlinkSync('same', device.at('/opt/link'));
  const before = await snapshotOf(device, ['/var/lib/agent']);
  writeFileSync(device.at('/opt/other'), 'OTHER');
  chmodSync(device.at('/opt/mode'), 0o755);
  rmSync(device.at('/opt/gone'));
  rmSync(device.at('/opt/link'));
  symlinkSync('other', device.at('/opt/link'));
  mkdirSync(device.at('/opt/new'));
  for (const path of ['/tmp/x', '/run/x', '/var/log/x']) writeFileSync(device.at(path), 'x');
  mkdirSync(device.at('/var/lib/agent'));
  mkdirSync(`${device.changes}/usr/upper/local/bin`, { recursive: true });
  writeFileSync(`${device.changes}/usr/upper/local/bin/app`, 'x');
  expect(differences(before, await snapshotOf(device, ['/var/lib/agent']))).toEqual({
    changed: ['/opt/gone', '/opt/link', '/opt/mode', '/opt/other'],
    added: ['/opt/new', '/usr/local/bin/app'],
  });
});
