import { beforeAll, describe, expect, test } from 'vitest';
import { hostSource } from '../../src/site/host-source.js';
import { channelLayout } from '../../src/site/layout.js';
import { listedRelease, uncached, verifiedRelease } from '../../src/site/verified-release.js';
import type { MemoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';
import { signedSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';

const layout = channelLayout('stable');
const trust = testTrust();
let host: MemoryHost;
beforeAll(async () => {
  host = await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }]);
});

const find = (version: string) => listedRelease(hostSource(host), { layout, trust, version });

describe('a listed release', () => {
  test('is found in the newest revision', async () => {
    const found = await find('1.0.0');
    expect(found).toMatchObject({ entry: { version: '1.0.0' }, pruned: false });
    expect(found?.newest.predicate.counter).toBe(2);
  });

  test('is none where the channel lists no such version, or isn’t there', async () => {
    expect(await find('9.0.0')).toBeUndefined();
    expect(
      await listedRelease(hostSource(host), { layout: channelLayout('beta'), trust, version: '1.0.0' }),
    ).toBeUndefined();
  });

  test('is looked for past what lies between', async () => {
    const { peek, ...source } = { ...hostSource(host), peek: async () => Buffer.from('new') };
    expect((await uncached({ ...source, peek }).read('index.json'))?.bytes.toString()).toBe('new');
    expect((await uncached(source).read('latest'))?.bytes).toEqual(host.objects.get('latest'));
    expect(await uncached(source).read('nothing')).toBeUndefined();
  });
});

describe('what is signed about it', () => {
  test('is its statement, with the address that nodes are given', async () => {
    const found = await find('1.1.0');
    if (!found) throw new Error('1.1.0 is there');
    const { statement, flist } = await verifiedRelease(hostSource(host), found, trust);
    expect(statement.predicate).toMatchObject({ version: '1.1.0', channel: 'stable' });
    expect(flist.endsWith(`/${found.entry.bundle.path}`)).toBe(true);
  });

  test('must agree with its place', async () => {
    const found = await find('1.1.0');
    if (!found) throw new Error('1.1.0 is there');
    const entry = { ...found.entry, upgradeFrom: '>=9.0.0' };
    const { problems } = await failureOf(() => verifiedRelease(hostSource(host), { ...found, entry }, trust));
    expect(problems).toMatchObject([{ code: 'verify-release-disagrees' }]);
  });
});
