import { beforeAll, describe, expect, test } from 'vitest';
import { readArchiveDirectory } from '../../../src/site/archive.js';
import { type HistoryContext, namedReleases, wholeHistory } from '../../../src/site/audit/channel-history.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { type Revision, readChannel } from '../../../src/site/channel-state.js';
import { hostSource } from '../../../src/site/host-source.js';
import type { ArchiveDirectory } from '../../../src/site/index-statement.js';
import { channelLayout } from '../../../src/site/layout.js';
import type { MemoryHost } from '../../support/memory-host.js';
import { testTrust } from '../../support/signing.js';
import { archivedSite } from '../../support/site.js';

const layout = channelLayout('stable');
let host: MemoryHost;
let newest: Revision;
let directory: ArchiveDirectory;

beforeAll(async () => {
  host = await archivedSite();
  const found = (await readChannel(host, layout, testTrust())).newest;
  if (!found) throw new Error('no revision');
  newest = found;
  directory = await readArchiveDirectory(host, newest.predicate);
});

const contextOf = (change: Partial<HistoryContext> = {}): HistoryContext => ({
  reader: siteReader(hostSource(host)),
  layout,
  trust: testTrust(),
  listed: [1, 2, 3],
  ...change,
});

describe('the history of a channel', () => {
  test('is every release in order, and the paths of its log and archive', async () => {
    const { releases, problems, known, archive, complete } = await wholeHistory(contextOf(), newest, directory);
    expect(problems).toEqual([]);
    expect([releases.length, releases[0]?.entry.version, releases.at(-1)?.entry.version]).toEqual([
      101,
      '1.0.0',
      '2.0.0',
    ]);
    expect(complete).toBe(true);
    expect([...archive.keys()].sort()).toEqual(
      [...host.objects.keys()].filter((path) => path.startsWith('archive/')).sort(),
    );
    for (const [path, sha256] of archive) expect(path).toBe(layout.archive(sha256));
    expect(known).toEqual(
      ['00000001', '00000002', '00000003'].map((name) => `revisions/${name}.json`).concat([...archive.keys()]),
    );
  });

  test('without an archive that can be read is not complete', async () => {
    const { releases, complete } = await wholeHistory(contextOf(), newest, undefined);
    expect([releases.length, complete]).toEqual([51, false]);
  });

  test.each([
    // counter of the base | versions that it lacks | reads: the log back to it, the directory, a page
    [3, [], 1],
    [3, ['2.0.0'], 1],
    [3, ['1.0.0'], 2],
    [2, ['2.0.0'], 2],
    [1, ['1.0.7', '2.0.0'], 4],
  ])('beyond revision %i, without %j, costs %i reads', async (counter, lacking, reads) => {
    const reader = siteReader(hostSource(host));
    const base = { counter, has: (version: string) => !(lacking as readonly string[]).includes(version) };
    const { releases, problems } = await wholeHistory(contextOf({ reader, base }), newest, directory);
    expect(problems).toEqual([]);
    expect(releases.map(({ entry }) => entry.version)).toEqual(lacking);
    expect(reader.progress().objects).toBe(reads);
  });

  test('asks about what was withdrawn as such', async () => {
    const asked: [string, boolean][] = [];
    const predicate = {
      ...newest.predicate,
      releases: newest.predicate.releases.map((release) =>
        release.version === '2.0.0'
          ? { ...release, yanked: { reason: 'broken', at: '2026-02-05T00:00:00Z' } }
          : release,
      ),
    };
    const has = (version: string, withdrawn: boolean): boolean => {
      asked.push([version, withdrawn]);
      return true;
    };
    await wholeHistory(contextOf({ base: { counter: 3, has } }), { ...newest, predicate }, directory);
    expect(asked).toContainEqual(['2.0.0', true]);
    expect(asked.filter(([, withdrawn]) => withdrawn)).toHaveLength(1);
  });

  test('of some versions is read without the log', async () => {
    const reader = siteReader(hostSource(host));
    const found = await namedReleases(contextOf({ reader }), newest, directory, ['1.0.3', '2.0.0', '7.0.0']);
    expect(found.releases.map(({ entry }) => entry.version)).toEqual(['1.0.3', '2.0.0']);
    expect(found.problems.map(({ code }) => code)).toEqual(['verify-version-unlisted']);
    expect(reader.progress().objects).toBe(1);
  });
});
