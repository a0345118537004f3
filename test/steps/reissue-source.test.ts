import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readChannel } from '../../src/site/channel-state.js';
import { hostSource } from '../../src/site/host-source.js';
import type { IndexRelease } from '../../src/site/index-statement.js';
import { channelLayout } from '../../src/site/layout.js';
import { commitChange, writeViews } from '../../src/site/transaction.js';
import type { ReissueRequest } from '../../src/steps/reissue-inputs.js';
import { type ReissueSearch, reissueSource } from '../../src/steps/reissue-source.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';
import { testSigner, testTrust } from '../support/signing.js';
import { signedSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';

/** A day after the first release of a site. */
const NOW = new Date('2026-02-02T00:00:00Z');
const trust = testTrust();
const place = { file: '--as' };
const promotion: ReissueRequest = { kind: 'promote', of: '1.1.0-rc.1', as: '1.1.0', place };

let objects: MemoryHost['objects'];
let host: MemoryHost;
beforeAll(async () => {
  objects = (await signedSite([{ version: '1.0.0' }, { version: '1.1.0-rc.1', channel: 'beta' }])).objects;
});
beforeEach(() => {
  host = memoryHost({ objects: new Map(objects) });
});

const search = (request: ReissueRequest, changes: Partial<ReissueSearch> = {}): ReissueSearch => ({
  request,
  access: { host, layout: channelLayout('stable'), trust },
  product: 'logger',
  now: NOW,
  ...changes,
});

const withdraw = async (channel: string, version: string): Promise<void> => {
  const layout = channelLayout(channel);
  const services = { host, layout, trust, signers: [testSigner()], clock: () => NOW, backOff: async () => {} };
  const yanked = { reason: 'bricks tl-100', at: '2026-01-02T00:00:00Z' };
  const change = {
    note: { kind: 'yank', version },
    releases: (current: readonly IndexRelease[]) =>
      current.map((release) => (release.version === version ? { ...release, yanked } : release)),
    expiresDays: 180,
  };
  await writeViews(services, await commitChange(services, async () => change, await readChannel(host, layout, trust)));
};

describe('the release that bytes are taken from', () => {
  test('is found in whichever other channel has it', async () => {
    const { from, statement, site } = await reissueSource(search(promotion));
    expect(from).toEqual({
      channel: 'beta',
      version: '1.1.0-rc.1',
      upgradeObject: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect([statement.predicate.version, site.location]).toEqual(['1.1.0-rc.1', 'memory']);
  });

  test('is of the channel that is named, where one is', async () => {
    const { message } = await failureOf(() => reissueSource(search({ ...promotion, from: 'alpha' })));
    expect(message).toBe('The channel alpha of memory lists no "1.1.0-rc.1".');
  });

  test('must be named with its channel where several have it, or nobody can look', async () => {
    await signedSite([{ version: '1.1.0-rc.1', channel: 'alpha' }], host);
    expect((await failureOf(() => reissueSource(search(promotion)))).message).toContain('alpha and beta');
    const { capabilities } = host;
    const blind = { ...host, capabilities: { ...capabilities, lists: false } };
    const access = { host: blind, layout: channelLayout('stable'), trust };
    expect((await failureOf(() => reissueSource(search(promotion, { access })))).code).toBe('reissue-channel-unknown');
    expect((await reissueSource(search({ ...promotion, from: 'beta' }, { access }))).from.channel).toBe('beta');
  });

  test('of a reissue is in the channel itself', async () => {
    const { from } = await reissueSource(search({ kind: 'reissue', of: '1.0.0', as: '1.0.1', place }));
    expect(from).toMatchObject({ channel: 'stable', version: '1.0.0' });
  });

  test('is never one that was withdrawn', async () => {
    await withdraw('beta', '1.1.0-rc.1');
    const { code, message } = await failureOf(() => reissueSource(search(promotion)));
    expect([code, message]).toEqual([
      'reissue-source-withdrawn',
      '1.1.0-rc.1 was withdrawn from beta: "bricks tl-100".',
    ]);
  });

  test('is of the same product', async () => {
    expect((await failureOf(() => reissueSource(search(promotion, { product: 'pump' })))).code).toBe(
      'site-other-product',
    );
  });

  test('is the one that the signed index names', async () => {
    const path = 'channels/beta/1.1.0-rc.1';
    const other = await signedSite([{ version: '1.1.0-rc.1', channel: 'beta', bundle: Buffer.from('another') }]);
    host.objects.set(path, other.objects.get(path) ?? Buffer.from(''));
    expect((await failureOf(() => reissueSource(search(promotion)))).message).toContain('its digest is not the one');
    host.objects.delete(path);
    expect((await failureOf(() => reissueSource(search(promotion)))).message).toContain('it is not on the site');
  });
});

describe('the release of another site', () => {
  const foreign = async (expiresDays = 180): Promise<ReissueRequest> => {
    const publicUrl = 'https://staging.example.com/logger';
    const staging = await signedSite(
      [{ version: '2.0.0', signers: ['staging'], publicUrl, expiresDays }],
      memoryHost(),
    );
    return {
      kind: 'resign',
      of: '2.0.0',
      as: '2.0.0',
      place,
      site: { source: hostSource(staging), trust: testTrust(['staging']) },
    };
  };

  test('is named with the address that its own releases have', async () => {
    const { from } = await reissueSource(search(await foreign()));
    expect(from).toMatchObject({ channel: 'stable', version: '2.0.0', site: 'https://staging.example.com/logger' });
  });

  test('is verified with that site’s keys', async () => {
    const request = await foreign();
    const site = request.site && { ...request.site, trust };
    const { problems } = await failureOf(() => reissueSource(search({ ...request, ...(site ? { site } : {}) })));
    expect(problems[0]?.code).toBe('site-object-unverified');
  });

  test('is not taken from an index that has expired: it may hide a withdrawal', async () => {
    const now = new Date('2026-02-11T00:00:00Z');
    const request = await foreign(5);
    expect((await failureOf(async () => reissueSource(search(request, { now })))).code).toBe('verify-index-expired');
  });
});
