import { describe, expect, test } from 'vitest';
import { bringBack, prunedArchive, prunedReleases } from '../../src/site/archive-changes.js';
import { jsonBytes, sha256Hex } from '../../src/site/json-bytes.js';
import { channelLayout } from '../../src/site/layout.js';
import { addPage, EMPTY_ARCHIVE } from '../../src/site/next-index.js';
import { releaseOf } from '../support/fleet.js';
import { memoryHost } from '../support/memory-host.js';

const layout = channelLayout('stable');
// In the order of keys in which they are published.
const entryOf = (version: string) => {
  const { upgradeObject, bundle } = releaseOf({ version });
  return { version, upgradeObject, bundle: { path: bundle.path, sha256: bundle.sha256, size: bundle.size } };
};
const entries = ['1.0.0', '1.1.0', '1.2.0'].map(entryOf);
const { directory, objects } = addPage(EMPTY_ARCHIVE, entries, layout);
const host = memoryHost({ objects: new Map(objects.map(({ path, bytes }) => [path, bytes])) });

describe('bringBack', () => {
  test('gives the entry back, and an archive without it', async () => {
    const found = await bringBack(host, directory, '1.0.0', layout);
    const page = jsonBytes({ releases: entries.slice(1) });
    const path = layout.archive(sha256Hex(page));
    expect(found?.entry).toEqual(entries[0]);
    expect(found?.archive).toEqual({
      directory: {
        pages: [{ path, sha256: sha256Hex(page), first: '1.1.0', last: '1.2.0', releases: 2 }],
        groups: [{ versions: ['1.1.0', '1.2.0'] }],
      },
      objects: [{ path, bytes: page }],
    });
  });

  test('leaves no page where it was the only release of one', async () => {
    const single = addPage(EMPTY_ARCHIVE, entries.slice(0, 1), layout);
    const at = memoryHost({ objects: new Map(single.objects.map(({ path, bytes }) => [path, bytes])) });
    const found = await bringBack(at, single.directory, '1.0.0', layout);
    expect(found?.archive).toEqual({ directory: EMPTY_ARCHIVE, objects: [] });
  });

  test.each(['1.1.5', '9.0.0'])('finds no %s', async (version) => {
    expect(await bringBack(host, directory, version, layout)).toBeUndefined();
  });

  test('never gives a pruned one back', async () => {
    const { directory: pruned } = prunedArchive(directory, { indexed: [], archived: ['1.0.0'] }, layout);
    expect(await bringBack(host, pruned, '1.0.0', layout)).toBeUndefined();
  });
});

test('what is pruned leaves its group, and what the index listed of it gets a page', async () => {
  const indexed = [releaseOf({ version: '2.0.0' })];
  const made = prunedArchive({ ...directory, pruned: ['0.1.0'] }, { indexed, archived: ['1.1.0'] }, layout);
  expect(made.directory).toMatchObject({
    pages: [{ releases: 3 }, { first: '2.0.0', last: '2.0.0', releases: 1 }],
    groups: [{ versions: ['1.0.0', '1.2.0'] }],
    pruned: ['0.1.0', '1.1.0', '2.0.0'],
  });
  for (const { path, bytes } of made.objects) host.objects.set(path, bytes);
  const pruned = await prunedReleases(host, made.directory);
  expect(pruned.map(({ version }) => version)).toEqual(['1.1.0', '2.0.0']);
  expect(await prunedReleases(host, directory)).toEqual([]);
});
