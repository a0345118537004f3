import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Hop } from '../../src/rehearsal/rehearsal.js';
import { installArtefact } from '../../src/rehearsal/zos-node.js';
import { type BundleFiles, bundleOf, contextOf, rehearsedSite, shell } from '../support/rehearsal.js';
import { signedSite } from '../support/site.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const hop: Hop = { from: '1.0.0', to: '1.1.0', fault: undefined, runs: true, installsFirst: false };

const install = async (files: BundleFiles, changes: Partial<Hop> = {}) => {
  const work = directory();
  const site = await rehearsedSite(await signedSite([{ version: '1.0.0' }]));
  const file = join(work, 'artefact.zip');
  writeFileSync(file, await bundleOf(work, files));
  return installArtefact(contextOf('zos', site, work, { isolation: 'plain' }), { ...hop, ...changes }, file);
};

const HOOK = shell('basename "$0" >>"$DEVICE_ROOT/opt/ran"');
const SEEN = shell('test "$(tr "\\n" " " <"$DEVICE_ROOT/opt/ran")" = "pre-copy post-copy migrate "');

test('hooks run in their order', async () => {
  const files = { 'pre-copy': HOOK, 'post-copy': HOOK, migrate: HOOK, 'post-start': SEEN, other: 'x' };
  expect(await install(files)).toEqual({ failure: undefined, ran: true, output: '', notes: [] });
});

test('an update.sh puts it into place by itself', async () => {
  const update = shell('test "$OTA_TARGET_VERSION" = 1.1.0; systemctl start app');
  expect(await install({ 'update.sh': update, 'pre-copy': shell('exit 1') })).toMatchObject({
    failure: undefined,
    notes: ['asked of the system: systemctl start app'],
  });
});

test('a hook that fails ends it, and so does one that may not be executed', async () => {
  const failing = { 'pre-copy': HOOK, migrate: shell('echo no room; exit 3'), 'post-start': HOOK };
  expect(await install(failing)).toMatchObject({ failure: './migrate ended with exit code 3', output: 'no room\n' });
  expect(await install({ 'pre-copy': 'no shebang' })).toMatchObject({
    failure: 'the hook pre-copy may not be executed',
    ran: false,
  });
});

test('the fault update-fails fails the first of them; without a run nothing is done', async () => {
  expect(await install({ migrate: HOOK }, { fault: 'update-fails' })).toMatchObject({
    failure: './migrate ended with exit code 1',
  });
  expect(await install({ migrate: shell('exit 1') }, { runs: false })).toMatchObject({
    failure: undefined,
    ran: false,
  });
});
