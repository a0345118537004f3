import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bootAgent, deviceOf, installOn, keepsOldVersion, unpack } from '../../src/rehearsal/connhex-device.js';
import type { Hop } from '../../src/rehearsal/rehearsal.js';
import { contextOf, publishedSite, shell } from '../support/rehearsal.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();
const hop: Hop = { from: '1.0.0', to: '1.1.0', fault: 'update-fails', runs: true, installsFirst: false };
const PAYLOAD = '/var/lib/connhex-edge/.store/ota/current';

const ready = async (update: string) => {
  const work = directory();
  const { site } = await publishedSite(work, [
    { version: '1.0.0', files: { 'update.sh': shell('exit 5') } },
    { version: '1.1.0', files: { 'update.sh': shell(update), 'rollback.sh': shell('echo back') } },
  ]);
  const context = contextOf('connhex', site, work, { isolation: 'plain' });
  const { statement } = await context.release('1.1.0');
  const { file } = await context.download(statement.predicate.bundle);
  return { context, file };
};

test('an old release that can’t be installed first is told of, and goes no further', async () => {
  const { context } = await ready(':');
  const device = await deviceOf(context, { ...hop, installsFirst: true });
  expect(device.notes).toEqual(['1.0.0 could not be installed first: update.sh ended with exit code 5']);
});

test('what an earlier payload left is not among the next one', async () => {
  const { context, file } = await ready(':');
  const { root } = await deviceOf(context, hop);
  writeFileSync(root.at(`${PAYLOAD}/old`), '');
  await unpack(context, root, file);
  expect(existsSync(root.at(`${PAYLOAD}/old`))).toBe(false);
  expect(readFileSync(root.at(`${PAYLOAD}/rollback.sh`), 'utf8')).toContain('echo back');
});

test('rollback.sh runs where an update was under way, and only there', async () => {
  const { context, file } = await ready('echo "$DEVICE_ROOT" >"$DEVICE_ROOT/opt/app"');
  const device = await deviceOf(context, hop);
  await unpack(context, device.root, file);
  expect(await bootAgent(context, device, hop)).toEqual({ ran: false, faults: [], output: '' });
  expect((await installOn(context, device, hop, file)).failure).toBe('update.sh ended with exit code 1');
  expect(await bootAgent(context, device, hop)).toEqual({ ran: true, faults: [], output: 'back\n' });
  expect(await bootAgent(context, device, hop)).toMatchObject({ ran: false });
  expect(await keepsOldVersion(device, '1.0.0')).toEqual({ lost: false, notes: ['left behind: /opt/app'] });
  expect(await keepsOldVersion(device, '0.9.0')).toMatchObject({ lost: true });
});
