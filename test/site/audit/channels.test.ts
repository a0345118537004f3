import { beforeAll, describe, expect, test } from 'vitest';
import { auditChannel, type ChannelAudit } from '../../../src/site/audit/channel-audit.js';
import { channelsOf, listsVersion, productProblems, unlistedProblems } from '../../../src/site/audit/channels.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { hostSource } from '../../../src/site/host-source.js';
import { channelLayout } from '../../../src/site/layout.js';
import { testTrust } from '../../support/signing.js';
import { signedSite } from '../../support/site.js';

describe('the channels of a site', () => {
  test.each([
    // asked for | paths | channels
    [['beta', 'beta'], ['latest'], ['beta']],
    [undefined, undefined, ['stable']],
    [undefined, [], ['stable']],
    [undefined, ['channels/nightly/latest', 'channels/beta/1.0.0', 'latest'], ['stable', 'beta', 'nightly']],
    [undefined, ['channels/beta/revisions/00000001.json', 'index.html'], ['beta']],
    [undefined, ['channels/Not a channel/latest', 'channels/beta/notes.txt'], ['stable']],
  ])('asked for %j, with %j, are %j', (asked, paths, expected) => {
    expect(channelsOf(asked, paths)).toEqual(expected);
  });
});

describe('channels together', () => {
  let stable: ChannelAudit;
  let other: ChannelAudit;

  beforeAll(async () => {
    const host = await signedSite([{ version: '1.0.0' }, { version: '1.1.0', channel: 'beta', product: 'other' }]);
    const audit = (channel: string) =>
      auditChannel({
        reader: siteReader(hostSource(host)),
        layout: channelLayout(channel),
        site: 'memory',
        publicUrl: undefined,
        listed: undefined,
        options: { trust: testTrust(), now: new Date('2026-02-10T00:00:00Z'), patienceMs: 0 },
      });
    [stable, other] = [await audit('stable'), await audit('beta')];
  });

  test('are about one product', () => {
    expect(productProblems([stable, stable])).toEqual([]);
    expect(productProblems([stable, other]).map(({ place }) => place?.file)).toEqual(['channels/beta/index.json']);
  });

  test('list a version, or none of them does', () => {
    expect(unlistedProblems(['1.0.0', '1.1.0'], [stable, other])).toEqual([]);
    const [problem] = unlistedProblems(['1.0.0', '2.0.0'], [stable, other]);
    expect(problem).toMatchObject({ code: 'verify-version-unlisted', message: expect.stringContaining('2.0.0') });
    const { contents: _, ...unread } = stable;
    expect(unlistedProblems(['2.0.0'], [unread, other])).toEqual([]);
  });

  test('list what the archive does', () => {
    const { contents } = stable;
    if (!contents) throw new Error('no contents');
    const directory = { pages: [], groups: [{ versions: ['0.1.0'] }] };
    expect(listsVersion({ ...contents, directory }, '0.1.0')).toBe(true);
    expect(listsVersion(contents, '0.1.0')).toBe(false);
  });
});
