import { beforeAll, describe, expect, test } from 'vitest';
import { surveySite } from '../../src/transfer/survey.js';
import { testTrust } from '../support/signing.js';
import { archivedSite, type SiteObjects, signedSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { copy, editJson, flipByte, resign, setText } from '../support/tamper.js';
import { countedSource, NOW, spools, surveyRequest } from '../support/transfer.js';

const openSpool = spools();
const R2 = 'revisions/00000002.json';
let site: SiteObjects;

beforeAll(async () => {
  const releases = ['1.0.0', '1.1.0', '1.2.0'].map((version) => ({ version }));
  site = (await signedSite([...releases, { version: '1.3.0-rc.1', channel: 'beta' }])).objects;
});

const survey = async (objects: SiteObjects, changes: Parameters<typeof surveyRequest>[2] = {}) =>
  surveySite(await surveyRequest(objects, await openSpool(), changes));

describe('a survey', () => {
  test('verifies all that is signed, and keeps it as it was verified', async () => {
    const objects = new Map(site);
    const { channels, warnings, source } = await survey(objects);
    expect(warnings).toEqual([]);
    expect(
      channels.map(({ report, releases, lowest }) => [report.channel, report.counter, releases.length, lowest]),
    ).toEqual([
      ['stable', 3, 3, 1],
      ['beta', 1, 1, 1],
    ]);
    const [stable] = channels;
    expect(stable?.releases[0]?.needed.map(({ kind }) => kind)).toEqual([
      'bundle',
      'document',
      'document',
      'document',
      'document',
    ]);
    for (const path of ['1.0.0', R2, 'channels/beta/revisions/00000001.json']) {
      flipByte(objects, path);
      expect(
        Buffer.compare((await source.recorded(path)) ?? new Uint8Array(), site.get(path) ?? new Uint8Array()),
      ).toBe(0);
    }
  });

  test('reads each object once, and no bundle', async () => {
    const source = countedSource(site);
    await survey(site, { source });
    expect([...source.asked].filter(([, times]) => times > 1)).toEqual([]);
    expect([...source.asked.keys()].filter((path) => /^(bundles|schemas|attachments)\//.test(path))).toEqual([]);
  });

  test('is of the channels that are asked for, and else of all that a listing shows', async () => {
    const named = async (changes: Parameters<typeof surveyRequest>[2]) =>
      (await survey(site, changes)).channels.map(({ layout }) => layout.channel);
    expect(await named({ channels: ['beta'] })).toEqual(['beta']);
    const { list: _, ...unlistable } = countedSource(site);
    expect(await named({ source: unlistable })).toEqual(['stable']);
    expect(await named({})).toEqual(['stable', 'beta']);
  });

  test('of some versions reads no upgrade object of others', async () => {
    const source = countedSource(site);
    const { channels } = await survey(site, { source, channels: ['stable'], wish: () => ({ excerpt: ['1.1.0'] }) });
    expect(channels[0]?.releases.map(({ entry }) => entry.version)).toEqual(['1.1.0']);
    expect(channels[0]?.listed.map(({ version }) => version)).toEqual(['1.0.0', '1.1.0', '1.2.0']);
    expect([source.asked.has('1.0.0'), source.asked.has('1.1.0')]).toEqual([false, true]);
  });

  test('for somebody who has a part goes back to what they have, and no further', async () => {
    const source = countedSource(site);
    const base = { counter: 2, has: (version: string) => version !== '1.2.0' };
    const { channels } = await survey(site, { source, channels: ['stable'], wish: () => ({ base }) });
    expect(channels[0]).toMatchObject({ lowest: 2 });
    expect(channels[0]?.releases.map(({ entry }) => entry.version)).toEqual(['1.2.0']);
    expect([...source.asked.keys()].filter((path) => path.startsWith('revisions/')).sort()).toEqual([
      R2,
      'revisions/00000003.json',
      'revisions/00000004.json',
    ]);
  });

  test('finds an archived release in its page, and names what there is of the archive', async () => {
    const objects = (await archivedSite()).objects;
    const source = countedSource(objects);
    const { channels } = await survey(objects, { source, wish: () => ({ excerpt: ['1.0.0', '2.0.0'] }) });
    expect(channels[0]?.releases.map(({ entry }) => entry.version)).toEqual(['1.0.0', '2.0.0']);
    expect([...(channels[0]?.archive.keys() ?? [])].sort()).toEqual(
      [...objects.keys()].filter((path) => path.startsWith('archive/')).sort(),
    );
    const base = { counter: 3, has: () => true };
    const later = countedSource(objects);
    expect((await survey(objects, { source: later, wish: () => ({ base }) })).channels[0]?.releases).toEqual([]);
    // The directory alone: no page is read for somebody who has everything.
    expect([...later.asked.keys()].filter((path) => path.startsWith('archive/'))).toHaveLength(1);
  });

  test.each([
    // what was done, the codes that an audit has for it
    [
      'an upgrade object that was changed',
      ['verify-object-differs', 'site-object-unverified'],
      (o: SiteObjects) => flipByte(o, '1.1.0'),
    ],
    ['an upgrade object that is gone', ['verify-object-missing'], (o: SiteObjects) => o.delete('1.1.0')],
    ['a revision that is gone', ['verify-revision-missing'], (o: SiteObjects) => o.delete(R2)],
    [
      'a forged flist',
      ['verify-object-differs', 'verify-flist-invalid'],
      (o: SiteObjects) =>
        editJson(o, '1.1.0', (object) => {
          object.flist = 'https://evil.example/x.zip';
        }),
    ],
    [
      'an index of another channel',
      ['site-other-channel'],
      (o: SiteObjects) => copy(o, 'channels/beta/index.json', 'index.json'),
    ],
    ['a list that was cut', ['verify-pointer-differs'], (o: SiteObjects) => setText(o, 'versions', '["1.2.0"]\n')],
    ['a latest that was moved back', ['verify-pointer-differs'], (o: SiteObjects) => setText(o, 'latest', '"1.0.0"\n')],
  ] as const)('refuses %s', async (_what, codes, tamper) => {
    const objects = new Map(site);
    tamper(objects);
    const failure = await failureOf(() => survey(objects));
    expect(failure.exitCode).toBe(3);
    expect(failure.problems.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]));
  });

  test('refuses an older revision that a trusted key rewrote', async () => {
    const objects = new Map(site);
    await resign(objects, R2, () => {});
    await resign(objects, 'revisions/00000001.json', (statement) => {
      statement.predicate.created = '2020-01-01T00:00:00Z';
    });
    expect((await failureOf(() => survey(objects))).code).toBe('verify-revision-forked');
  });

  test('refuses everything where the keys are others, or the index has expired', async () => {
    expect((await failureOf(() => survey(site, { trust: testTrust(['stranger']) }))).exitCode).toBe(3);
    const late = new Date(NOW.getTime() + 400 * 86_400_000);
    expect((await failureOf(() => survey(site, { now: late }))).code).toBe('verify-index-expired');
  });

  test('hands warnings on', async () => {
    const late = new Date('2026-07-25T00:00:00Z');
    expect((await survey(site, { now: late, channels: ['stable'] })).warnings.map(({ code }) => code)).toEqual([
      'verify-index-expires-soon',
    ]);
  });

  test('refuses channels of different products', async () => {
    const mixed = await signedSite([{ version: '1.0.0' }, { version: '1.0.0', product: 'other', channel: 'beta' }]);
    expect((await failureOf(() => survey(mixed.objects))).code).toBe('verify-other-product');
  });
});
