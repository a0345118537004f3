import { describe, expect, it, test } from 'vitest';
import { findRelease, readArchiveDirectory, readArchivePage, releasedVersions } from '../../src/site/archive.js';
import type { IndexPredicate, IndexRelease } from '../../src/site/index-statement.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { EMPTY_ARCHIVE, listing, nextIndex } from '../../src/site/next-index.js';
import { sortVersions } from '../../src/version/semver.js';
import { layout } from '../support/channel.js';
import { memoryHost } from '../support/memory-host.js';

const entry = (version: string): IndexRelease => ({
  version,
  upgradeObject: { sha256: sha256Hex(Buffer.from(version)) },
  bundle: { path: `bundles/${version}.zip`, size: 1, sha256: sha256Hex(Buffer.from(version)) },
});

const siteOf = (count: number) => {
  const host = memoryHost();
  let predicate: IndexPredicate | undefined;
  let directory = EMPTY_ARCHIVE;
  for (let n = 0; n < count; n += 1) {
    const next = nextIndex(predicate, directory, {
      ...listing(entry(`1.${n}.0`), {
        product: 'p',
        trustedKeys: [{ keyid: sha256Hex(Buffer.of()), publicKey: '' }],
        threshold: 1,
      }),
      layout,
      previous: null,
      now: new Date(0),
      expiresDays: 1,
    });
    predicate = next.statement.predicate;
    directory = next.directory;
    for (const { path, bytes } of next.archiveObjects) host.objects.set(path, bytes);
  }
  return { host, predicate };
};

describe('the archive', () => {
  it('is empty while the index lists every release', async () => {
    const { host, predicate } = siteOf(3);
    expect(await readArchiveDirectory(host, predicate)).toBe(EMPTY_ARCHIVE);
  });

  it('gives back a release that has left the index, reading one page', async () => {
    const { host, predicate } = siteOf(230);
    const directory = await readArchiveDirectory(host, predicate);
    const read: string[] = [];
    host.before = (_operation, path) => void read.push(path);
    expect(await findRelease(host, predicate, directory, '1.77.0')).toEqual(entry('1.77.0'));
    expect(read).toHaveLength(1);
    expect(await findRelease(host, predicate, directory, '1.229.0')).toEqual(entry('1.229.0'));
    expect(await findRelease(host, predicate, directory, '9.9.9')).toBeUndefined();
    expect(read).toHaveLength(1);
  });

  it.each([
    // what, damage
    ['a page that is gone', undefined],
    ['a page with other bytes', Buffer.from('{"releases":[]}')],
  ])('refuses %s', async (_what, bytes) => {
    const { host, predicate } = siteOf(120);
    const directory = await readArchiveDirectory(host, predicate);
    const [page] = directory.pages;
    if (!page) throw new Error('120 releases need a page');
    if (bytes) host.objects.set(page.path, bytes);
    else host.objects.delete(page.path);
    await expect(readArchivePage(host, page)).rejects.toMatchObject({ code: 'site-archive-broken' });
    host.objects.delete(predicate?.archive?.path ?? '');
    await expect(readArchiveDirectory(host, predicate)).rejects.toMatchObject({ code: 'site-archive-broken' });
  });

  it.each([
    ['a key twice', '{"releases":[],"releases":[]}'],
    ['no JSON', 'no JSON'],
  ])('refuses a page with %s, though its digest is the signed one', async (_what, text) => {
    const host = memoryHost();
    const bytes = Buffer.from(text);
    const page = { path: 'archive/x.json', sha256: sha256Hex(bytes), first: '1.0.0', last: '1.0.0', releases: 1 };
    host.objects.set(page.path, bytes);
    await expect(readArchivePage(host, page)).rejects.toMatchObject({ code: 'site-archive-broken' });
  });
});

test('what was ever released is in the index or the archive, pruned or not', async () => {
  const { host, predicate } = siteOf(120);
  if (!predicate) throw new Error('120 releases have an index');
  const directory = await readArchiveDirectory(host, predicate);
  const versions = Array.from({ length: 120 }, (_, n) => `1.${n}.0`);
  expect(sortVersions(releasedVersions(predicate, directory))).toEqual(versions);
  const pruned = { ...directory, groups: [], pruned: directory.groups.flatMap((group) => group.versions) };
  expect(sortVersions(releasedVersions(predicate, pruned))).toEqual(versions);
});
