import { beforeAll, describe, expect, test } from 'vitest';
import { auditArchive } from '../../../src/site/audit/archive-audit.js';
import { readDirectory } from '../../../src/site/audit/archive-reader.js';
import { auditSite } from '../../../src/site/audit/audit-site.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { readChannel } from '../../../src/site/channel-state.js';
import { hostSource } from '../../../src/site/host-source.js';
import type { ArchiveDirectory, IndexPredicate } from '../../../src/site/index-statement.js';
import { channelLayout } from '../../../src/site/layout.js';
import { memoryHost } from '../../support/memory-host.js';
import { testTrust } from '../../support/signing.js';
import { archivedSite, type SiteObjects } from '../../support/site.js';
import { flipByte } from '../../support/tamper.js';

const NOW = new Date('2026-02-10T00:00:00Z');
let site: SiteObjects;
let predicate: IndexPredicate;
let directory: ArchiveDirectory;

beforeAll(async () => {
  const host = await archivedSite();
  site = host.objects;
  const { newest } = await readChannel(host, channelLayout('stable'), testTrust());
  if (!newest) throw new Error('no revision');
  predicate = newest.predicate;
  directory = await readDirectory(siteReader(hostSource(host)), predicate);
});

const hostOf = (objects: ReadonlyMap<string, Uint8Array>) => {
  const host = memoryHost();
  for (const [path, bytes] of objects) host.objects.set(path, bytes);
  return host;
};
const archiveOf = (objects: ReadonlyMap<string, Uint8Array>, given = directory) =>
  auditArchive(siteReader(hostSource(hostOf(objects))), predicate, given);
const pagePath = () => directory.pages[0]?.path ?? '';

describe('the archive', () => {
  test('gives every release of its pages, and the page that lists it', async () => {
    const { releases, problems } = await archiveOf(site);
    expect(problems).toEqual([]);
    expect(releases).toHaveLength(50);
    expect(releases[0]).toMatchObject({ entry: { version: '1.0.0' }, listedIn: pagePath() });
  });

  test('is empty where the index names none', async () => {
    expect(
      await auditArchive(siteReader(hostSource(memoryHost())), { ...predicate, archive: undefined }, directory),
    ).toEqual({ releases: [], problems: [] });
    expect(await auditArchive(siteReader(hostSource(memoryHost())), predicate, undefined)).toEqual({
      releases: [],
      problems: [],
    });
  });

  // what was done | how | what is said
  const rows: readonly (readonly [string, (objects: SiteObjects) => void, string])[] = [
    ['a page removed', (objects) => void objects.delete(pagePath()), 'it is not on the site'],
    ['a byte of a page flipped', (objects) => flipByte(objects, pagePath()), 'its digest differs'],
  ];
  test.each(rows)('%s: the page is named', async (_name, mutate, reason) => {
    const objects = new Map(site);
    mutate(objects);
    const { problems } = await archiveOf(objects);
    expect(problems).toMatchObject([
      { code: 'site-archive-broken', place: { file: pagePath() }, message: expect.stringContaining(reason) },
    ]);
  });

  // how the directory lies | what is said
  const lies: readonly (readonly [string, (honest: ArchiveDirectory) => ArchiveDirectory, string])[] = [
    [
      'another last version',
      (honest) => ({ ...honest, pages: honest.pages.map((page) => ({ ...page, last: '1.0.48' })) }),
      'other first and last versions',
    ],
    [
      'another number',
      (honest) => ({ ...honest, pages: honest.pages.map((page) => ({ ...page, releases: 49 })) }),
      'another number of releases',
    ],
    [
      'a version that no page has',
      (honest) => ({ ...honest, groups: [...honest.groups, { versions: ['1.5.0'] }] }),
      'groups don’t hold the versions',
    ],
    [
      'a page twice',
      (honest) => ({ ...honest, pages: [...honest.pages, ...honest.pages] }),
      'another number of releases',
    ],
  ];
  test.each(lies)('a directory that tells of %s is refused', async (_name, lie, reason) => {
    const { problems } = await archiveOf(site, lie(directory));
    expect(problems[0]).toMatchObject({ code: 'site-archive-broken', message: expect.stringContaining(reason) });
  });

  test('holds no release that the index lists as well', async () => {
    const both = {
      ...predicate,
      releases: [...predicate.releases, { ...predicate.releases[0], version: '1.0.0' }],
    } as IndexPredicate;
    const { problems } = await auditArchive(siteReader(hostSource(hostOf(site))), both, directory);
    expect(problems).toMatchObject([
      { message: expect.stringContaining('it holds 1.0.0, which the index lists as well') },
    ]);
  });
});

describe('a site with an archive', () => {
  const audit = (objects: ReadonlyMap<string, Uint8Array>, versions?: readonly string[]) =>
    auditSite(hostSource(hostOf(objects)), {
      trust: testTrust(),
      now: NOW,
      patienceMs: 0,
      ...(versions ? { only: { channel: 'stable', versions } } : {}),
    });

  test('is audited for an archived version at the cost of one page', async () => {
    const report = await audit(site, ['1.0.0']);
    expect(report.problems).toEqual([]);
    expect(report.channels).toMatchObject([{ versions: 101, latest: '2.0.0' }]);
    expect(report.objects).toBeLessThan(20);
  });

  test('counts archived releases among those whose objects must be there', async () => {
    const { problems } = await audit(site);
    const missing = problems.filter(
      ({ code, place }) => code === 'verify-object-missing' && place?.file?.startsWith('1.0.'),
    );
    expect(missing).toHaveLength(99);
    // Nothing is wrong with the log, the archive or the two whole releases.
    expect(problems.filter(({ code }) => code !== 'verify-object-missing')).toEqual([]);
  });

  test('has its directory named where that is broken', async () => {
    const objects = new Map(site);
    const path = predicate.archive?.path ?? '';
    flipByte(objects, path);
    const { problems } = await audit(objects, ['2.0.0']);
    expect(problems).toMatchObject([{ code: 'site-archive-broken', place: { file: path } }]);
    expect((await audit(objects, ['1.0.0'])).problems.map(({ place }) => place?.file)).toEqual([path]);
  });

  test('has its page named where that is broken', async () => {
    const objects = new Map(site);
    objects.delete(pagePath());
    expect((await audit(objects, ['2.0.0'])).problems).toEqual([]);
    expect((await audit(objects, ['1.0.0'])).problems).toMatchObject([{ code: 'site-archive-broken' }]);
  });
});
