import { expect, test } from 'vitest';
import { sentConfig } from '../../src/rehearsal/ivy-config.js';
import { openIvySource } from '../../src/rehearsal/ivy-source.js';
import { takeUpdate } from '../../src/rehearsal/ivy-update.js';
import type { Hop } from '../../src/rehearsal/rehearsal.js';
import { contextOf, rehearsedSite } from '../support/rehearsal.js';
import { rehearsedIvy } from '../support/rehearsed-ivy.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const update = async (changes: Partial<Hop> = {}, withConfig = true) => {
  const work = directory();
  const { host } = await rehearsedIvy(work, [{ version: '1.0.0' }, { version: '1.1.0' }]);
  const context = contextOf('ivy', await rehearsedSite(host), work);
  const release = await context.release('1.1.0');
  const config = withConfig ? await sentConfig(context, release) : undefined;
  const notes: string[] = [];
  const hop = { from: '1.0.0', to: '1.1.0', fault: undefined, runs: true, installsFirst: false, ...changes };
  const verdict = await takeUpdate(context, openIvySource, hop, { release, config, notes });
  return { verdict, notes };
};

test.each([true, false])('goes well, unpacked (%s) or only looked at', async (runs) => {
  expect(await update({ runs })).toEqual({ verdict: undefined, notes: [expect.stringContaining('version_change')] });
});

test('without a configuration looks at the source alone', async () => {
  const { verdict, notes } = await update({}, false);
  expect(verdict).toBeUndefined();
  expect(notes[0]).toContain('no configuration');
});

test('tells a power cut from what the device rejects', async () => {
  expect((await update({ fault: 'power-cut' })).verdict).toBe('power-cut');
  expect((await update({ fault: 'update-fails' })).verdict).toMatchObject({ unverified: false });
  await expect(update({ fault: 'bad-digest' })).rejects.toMatchObject({ exitCode: 3 });
});
