import { expect, test } from 'vitest';
import { parseState } from '../../src/devices/pantavisor/state.js';
import { install, objectBytes, roomFor } from '../../src/rehearsal/pantavisor-install.js';
import { progressReporter } from '../../src/rehearsal/pantavisor-report.js';
import { sealedRevision } from '../../src/rehearsal/pantavisor-revision.js';
import { stateWith } from '../support/pantavisor.js';
import { rehearsedRevision } from '../support/rehearsed-pantavisor.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();
const hop = { from: '1.0.0', to: '1.1.0', fault: undefined, runs: true, installsFirst: false };

test('takes an export that holds every object of the state, reads it once, and refuses one that lacks any', async () => {
  const { context } = await rehearsedRevision(directory());
  const release = await context.release('1.1.0');
  const sealed = sealedRevision(context, release.indexed);
  const bytes = sealed && (await context.site.source.read(sealed.state.path));
  const state = bytes && parseState(bytes);
  if (!sealed || !state || !('entries' in state)) throw new Error('there is no revision');
  const spaceBytes = objectBytes(release);
  expect(spaceBytes).toBeGreaterThan(500);
  const exports = new Map();
  const report = progressReporter('locals/v1.1.0');
  for (let time = 0; time < 2; time += 1)
    expect(await install(context, exports, report, hop, { sealed, state, spaceBytes })).toBeUndefined();
  expect(exports.size).toBe(1);
  expect(report.messages.at(-1)).toMatchObject({ state: 'NEW', body: { 'status-msg': 'Update ready to be run' } });
  const other = stateWith({ 'app/more.squashfs': 'cd'.repeat(32) });
  const refused = await install(context, exports, report, hop, { sealed, state: other, spaceBytes });
  expect(refused).toMatchObject({ ended: 'kept', unverified: true, why: expect.stringContaining('app/more.squashfs') });
});

test('leaves room for half', () => {
  expect(roomFor(545)).toEqual({ X: 545, Y: 272 });
});
