import { expect, test } from 'vitest';
import { channelLayout } from '../../src/site/layout.js';
import { EMPTY_ARCHIVE } from '../../src/site/next-index.js';
import { unsealed, upcomingIndex } from '../../src/steps/upcoming-index.js';
import { predicateOf } from '../support/fleet.js';
import { memoryHost } from '../support/memory-host.js';
import { plannedRelease } from '../support/step-states.js';

const release = plannedRelease();

const upcoming = (newest: Parameters<typeof upcomingIndex>[1]) => {
  const { project, draft, preflight } = release().on(memoryHost());
  const { trust } = preflight;
  if (!trust) throw new Error('the keys are trusted');
  const sealed = [unsealed('ioto', 'ioto/pump-1.0.0.bin')];
  const now = new Date('2026-02-01T00:00:00Z');
  return upcomingIndex({ project, draft, layout: channelLayout('stable'), trust, sealed, now }, newest, EMPTY_ARCHIVE);
};

test('lists the release behind those that are there, whatever isn’t signed yet', async () => {
  const { predicate } = await upcoming(predicateOf([{ version: '0.9.0' }]));
  expect(predicate.releases.map(({ version }) => version)).toEqual(['0.9.0', '1.0.0']);
  expect(predicate).toMatchObject({ counter: 2, latest: '1.0.0', product: 'pump' });
  expect(predicate.releases[1]?.sealedFiles).toEqual([
    { family: 'ioto', path: 'ioto/pump-1.0.0.bin', sha256: '0'.repeat(64), size: 0 },
  ]);
});

test('is the first one of an empty channel', async () => {
  const { predicate, directory } = await upcoming(undefined);
  expect(predicate).toMatchObject({ counter: 1, latest: '1.0.0' });
  expect(directory).toBe(EMPTY_ARCHIVE);
});
