import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { AGENT_CONFIG, raiseVersion, statedVersion, toldVersion } from '../../src/rehearsal/ioto-agent.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const deviceWith = (text?: string) => {
  const root = directory();
  const at = (path: string): string => join(root, path);
  mkdirSync(dirname(at(AGENT_CONFIG)), { recursive: true });
  if (text !== undefined) writeFileSync(at(AGENT_CONFIG), text);
  return { at };
};

test.each([
  ["{\n  // version: '9.9.9'\n  version: '1.0.0',\n}\n", '1.0.0'],
  ['{"version":"1.0.0"}', '1.0.0'],
  ["{ iotoVersion: '3.0', version: '1.0.0' }", '1.0.0'],
  ["{ version: '1.0.0', app: { version: '2.0.0' } }", undefined],
  ['{}', undefined],
])('%j states %s', (text, version) => {
  expect(statedVersion(text)).toBe(version);
});

test('raises the version, and keeps the rest', async () => {
  const device = deviceWith("{\n  // version: '9.9.9'\n  version: '1.0.0',\n  api: 'https://x', // mine\n}\n");
  await raiseVersion(device, '1.1.0');
  const text = readFileSync(device.at(AGENT_CONFIG), 'utf8');
  expect(text).toBe("{\n  // version: '9.9.9'\n  version: '1.1.0',\n  api: 'https://x', // mine\n}\n");
  expect(await toldVersion(device)).toBe('1.1.0');
});

test.each([undefined, "{ version: '1.0.0', app: { version: '2.0.0' } }"])(
  'writes its own where there is %j',
  async (text) => {
    const device = deviceWith(text);
    await raiseVersion(device, '1.1.0');
    expect(await toldVersion(device)).toBe('1.1.0');
  },
);

test('tells nothing without a configuration', async () => {
  expect(await toldVersion(deviceWith())).toBe('');
});
