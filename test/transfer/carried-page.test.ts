import { beforeAll, describe, expect, test } from 'vitest';
import { carriedObjects } from '../../src/page/carried-objects.js';
import { withoutObjects } from '../../src/page/page-document.js';
import { recordPath } from '../../src/site/layout.js';
import { carriedPage } from '../../src/transfer/carried-page.js';
import { partSelection, wholeSelection } from '../../src/transfer/selection.js';
import { surveySite } from '../../src/transfer/survey.js';
import { type SiteObjects, signedSite } from '../support/site.js';
import { testPage } from '../support/site-page.js';
import { failureOf } from '../support/step-states.js';
import { spools, surveyRequest } from '../support/transfer.js';

const spool = spools();
let site: SiteObjects;
beforeAll(async () => {
  const page = testPage();
  site = (await signedSite(['1.0.0', '1.1.0'].map((version) => ({ version, page, recorded: true })))).objects;
});

const pageOf = async (
  { only, maxBytes }: { readonly only?: readonly string[]; readonly maxBytes?: number } = {},
  objects = site,
) => {
  const { source, channels } = await surveySite(await surveyRequest(new Map(objects), await spool()));
  const [channel] = only ? partSelection(channels, only, () => [], 'site') : wholeSelection(channels);
  if (!channel) throw new Error('no channel');
  const records = channel.releases.map(({ entry }) => recordPath(entry.record?.sha256 ?? ''));
  return { page: await carriedPage(source, channel, maxBytes), records, channel };
};
const pathsIn = (page: Uint8Array | undefined) => Object.keys(carriedObjects(page ?? Buffer.of(), 'index.html') ?? {});

describe('carriedPage', () => {
  test('carries index, upgrade objects and records, as the site has them', async () => {
    const { page = Buffer.of(), records } = await pageOf();
    expect(pathsIn(page)).toEqual(['index.json', '1.0.0', '1.1.0', ...records].sort());
    for (const [path, text] of Object.entries(carriedObjects(page, 'index.html') ?? {}))
      expect(text).toBe(Buffer.from(site.get(path) ?? '').toString());
    expect(Buffer.from(withoutObjects(page)).equals(site.get('index.html') ?? Buffer.of())).toBe(true);
  });

  test('carries of a part what that has', async () => {
    const { page, records } = await pageOf({ only: ['1.0.0'] });
    expect(pathsIn(page)).toEqual(['index.json', '1.0.0', ...records].sort());
  });

  test('carries the newest releases where not all fit, and at least none', async () => {
    const size = (path: string) => site.get(path)?.length ?? 0;
    const { page } = await pageOf({ maxBytes: size('index.json') + size('1.1.0') });
    expect(pathsIn(page)).toEqual(['1.1.0', 'index.json']);
    expect(pathsIn((await pageOf({ maxBytes: 1 })).page)).toEqual([]);
  });

  test('is the same each time', async () => {
    const [one, two] = [await pageOf(), await pageOf()];
    expect(Buffer.from(one.page ?? '').equals(two.page ?? Buffer.of(1))).toBe(true);
  });

  test('is none where the channel has none', async () => {
    expect((await pageOf({}, (await signedSite([{ version: '1.0.0' }])).objects)).page).toBeUndefined();
  });

  test('is never made of another page than the one that is signed', async () => {
    const { source, channels } = await surveySite(await surveyRequest(new Map(site), await spool()));
    const [channel] = wholeSelection(channels);
    if (!channel) throw new Error('no channel');
    const other = { ...source, read: async () => Buffer.from('other') };
    expect(await failureOf(() => carriedPage(other, channel))).toMatchObject({ code: 'verify-object-differs' });
    const none = { ...source, read: async () => undefined };
    expect(await failureOf(() => carriedPage(none, channel))).toMatchObject({ code: 'verify-object-missing' });
  });
});
