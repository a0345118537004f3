import { beforeAll, describe, expect, test } from 'vitest';
import { type ChannelContext, listedCounters, settledSnapshot } from '../../../src/site/audit/channel-snapshot.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { hostSource } from '../../../src/site/host-source.js';
import { jsonBytes } from '../../../src/site/json-bytes.js';
import { channelLayout } from '../../../src/site/layout.js';
import { memoryHost } from '../../support/memory-host.js';
import { testTrust } from '../../support/signing.js';
import { type SiteObjects, signedSite } from '../../support/site.js';
import { copy, flipByte, setText } from '../../support/tamper.js';

const layout = channelLayout('stable');
let site: SiteObjects;

beforeAll(async () => {
  site = (await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0' }])).objects;
});

const hostOf = (objects: SiteObjects) => {
  const host = memoryHost();
  for (const [path, bytes] of objects) host.objects.set(path, bytes);
  return host;
};
const contextOf = (objects: SiteObjects, change: Partial<ChannelContext> = {}): ChannelContext => ({
  reader: siteReader(hostSource(hostOf(objects))),
  layout,
  trust: testTrust(),
  site: 'memory',
  listed: undefined,
  searchLog: true,
  ...change,
});
const snapshot = (objects: SiteObjects, change?: Partial<ChannelContext>) =>
  settledSnapshot(contextOf(objects, change), 0);

describe('the head of a channel', () => {
  test('is its index, the newest revision and the pointers, in four reads', async () => {
    const context = contextOf(site);
    const { index, newest, directory, problems } = await settledSnapshot(context, 0);
    expect(problems).toEqual([]);
    expect([index?.path, newest?.path]).toEqual([layout.revision(3), layout.revision(3)]);
    expect(directory).toEqual({ pages: [], groups: [] });
    // index.json, its revision, versions and latest; the revision after it is not there.
    expect(context.reader.progress().objects).toBe(4);
  });

  test('is not looked for beyond the index where nobody wants that, and beyond it past the caches', async () => {
    const asked: string[] = [];
    const source = hostSource(hostOf(site));
    const reader = siteReader({
      ...source,
      read: (path) => {
        asked.push(path);
        return source.read(path);
      },
      peek: (path) => {
        asked.push(`past caches ${path}`);
        return source.read(path);
      },
    });
    await settledSnapshot(contextOf(site, { reader, lookAhead: false }), 0);
    expect(asked).not.toContain(`past caches ${layout.revision(4)}`);
    await settledSnapshot(contextOf(site, { reader }), 0);
    expect(asked).toContain(`past caches ${layout.revision(4)}`);
    expect(asked).not.toContain(layout.revision(4));
  });

  test('is found through the log where the index is broken, and not where only versions are audited', async () => {
    const broken = new Map(site);
    setText(broken, 'index.json', '{}');
    expect((await snapshot(broken)).newest?.path).toBe(layout.revision(3));
    expect((await snapshot(broken, { searchLog: false })).newest).toBeUndefined();
  });

  test('is found beyond a gap in a listing', async () => {
    const gap = new Map(site);
    copy(gap, layout.revision(1), 'index.json');
    gap.delete(layout.revision(2));
    expect((await snapshot(gap)).newest?.path).toBe(layout.revision(1));
    const { newest, problems } = await snapshot(gap, { listed: [1, 3] });
    expect(newest?.path).toBe(layout.revision(3));
    expect(problems.map(({ code }) => code)).toEqual(['verify-index-stale']);
  });

  test('is not moved by a revision that does not verify', async () => {
    const forged = new Map(site);
    copy(forged, layout.revision(3), layout.revision(4));
    const { newest, problems } = await snapshot(forged);
    expect(newest?.path).toBe(layout.revision(3));
    expect(problems).toMatchObject([{ code: 'verify-release-disagrees', place: { file: layout.revision(4) } }]);
  });

  test('is read again while a pointer is behind, as long as patience lasts', async () => {
    const host = hostOf(site);
    host.objects.set('latest', jsonBytes('1.1.0'));
    let reads = 0;
    host.before = (_, path) => {
      if (path === 'latest') reads += 1;
      if (reads === 2) host.objects.set('latest', jsonBytes('1.2.0'));
    };
    const context = contextOf(site, { reader: siteReader(hostSource(host)) });
    expect((await settledSnapshot(context, 150)).problems).toEqual([]);
    expect(reads).toBe(2);
  });

  test('is not read again for what waiting does not mend', async () => {
    const broken = new Map(site);
    flipByte(broken, 'index.json');
    const host = hostOf(broken);
    let reads = 0;
    host.before = (_, path) => {
      if (path === 'index.json') reads += 1;
    };
    await settledSnapshot(contextOf(site, { reader: siteReader(hostSource(host)), searchLog: false }), 10_000);
    expect(reads).toBe(1);
  });
});

test('counters are read from the names of revisions alone', () => {
  const paths = [
    'revisions/00000010.json',
    'revisions/00000002.json',
    'revisions/x.json',
    'revisions/7.json',
    'channels/beta/revisions/00000003.json',
    '00000004.json',
  ];
  expect(listedCounters(paths, layout)).toEqual([2, 10]);
  expect(listedCounters(paths, channelLayout('beta'))).toEqual([3]);
});
