import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDeviceRoot } from '../../src/rehearsal/device-root.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

test('a fresh device runs a version, until it notes another one', async () => {
  const device = await createDeviceRoot(join(directory(), 'device'), '1.0.0');
  expect(await device.version()).toBe('1.0.0');
  await device.nowRuns('1.1.0');
  expect(await device.version()).toBe('1.1.0');
  expect(statSync(device.at('/tmp')).mode & 0o7777).toBe(0o1777);
  expect(readFileSync(device.at('/etc/passwd'), 'utf8')).toContain('root:x:0:0');
});

test('it begins with what the factory gives, but for programs of the system', async () => {
  const image = directory();
  mkdirSync(join(image, 'opt/app'), { recursive: true });
  mkdirSync(join(image, 'usr/bin'), { recursive: true });
  writeFileSync(join(image, 'opt/app/run'), '#!/bin/sh\n');
  chmodSync(join(image, 'opt/app/run'), 0o755);
  symlinkSync('run', join(image, 'opt/app/current'));
  writeFileSync(join(image, 'usr/bin/tool'), '');
  const device = await createDeviceRoot(join(directory(), 'device'), '1.0.0', image);
  expect(statSync(device.at('/opt/app/current')).mode & 0o777).toBe(0o755);
  expect(existsSync(device.at('/usr/bin/tool'))).toBe(false);
});

test('a factory image that is not there is named', async () => {
  const image = join(directory(), 'none');
  const failure = await failureOf(() => createDeviceRoot(join(directory(), 'device'), '1.0.0', image));
  expect(failure).toMatchObject({ code: 'rehearsal-root-unreadable', exitCode: 2 });
  expect(failure.message).toContain('ENOENT');
});

test('it can be removed whatever was done to its modes', async () => {
  const device = await createDeviceRoot(join(directory(), 'device'), '1.0.0');
  mkdirSync(device.at('/opt/shut/in'), { recursive: true });
  chmodSync(device.at('/opt/shut'), 0);
  await device.dispose();
  expect(existsSync(device.root)).toBe(false);
});
