import { describe, expect, it } from 'vitest';
import { fail } from '../../src/errors/ota-error.js';
import { readChannel } from '../../src/site/channel-state.js';
import { EMPTY_ARCHIVE } from '../../src/site/next-index.js';
import { commitRelease, writeViews } from '../../src/site/transaction.js';
import { commitRequest, commitServices, draftOf, layout, publish, upgradeObjectOf } from '../support/channel.js';
import { memoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';
import { stepHost, stepPlace } from '../support/step-host.js';

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

describe('commitRelease and writeViews', () => {
  it('write the upgrade object, the revision, then the pointers with latest last', async () => {
    const host = memoryHost();
    await publish(host, '1.0.0');
    expect(host.writes).toEqual([
      'create 1.0.0',
      'create revisions/00000001.json',
      'replace index.json',
      'replace versions',
      'replace latest',
    ]);
    expect([text(host.objects.get('versions')), text(host.objects.get('latest'))]).toEqual([
      '["1.0.0"]\n',
      '"1.0.0"\n',
    ]);
  });

  it('list a back-port without moving latest', async () => {
    const host = memoryHost();
    for (const version of ['1.0.0', '2.0.0', '1.0.1']) await publish(host, version);
    expect(text(host.objects.get('versions'))).toBe('["1.0.0","1.0.1","2.0.0"]\n');
    expect(text(host.objects.get('latest'))).toBe('"2.0.0"\n');
  });

  it('take a release that stands already for done', async () => {
    const host = memoryHost();
    await publish(host, '1.0.0');
    const again = await publish(host, '1.0.0');
    expect(again.kind).toBe('standing');
    expect(again.revision.predicate.counter).toBe(1);
  });

  it('refuse a version that was committed with other contents', async () => {
    const host = memoryHost();
    await publish(host, '1.0.0');
    const state = await readChannel(host, layout, testTrust());
    await expect(
      commitRelease(commitServices(host), await commitRequest('1.0.0', 'other'), state),
    ).rejects.toMatchObject({
      code: 'site-version-differs',
    });
  });

  it('read, judge, sign and try again when another release commits first', async () => {
    const host = memoryHost();
    let raced = false;
    const rechecked: number[] = [];
    host.before = async (operation, path) => {
      if (raced || operation !== 'create' || path !== 'revisions/00000001.json') return;
      raced = true;
      await publish(host, '0.9.0');
    };
    const request = {
      ...(await commitRequest('1.0.0')),
      recheck: async ({ newest }: { newest: { predicate: { counter: number } } | undefined }) => {
        rechecked.push(newest?.predicate.counter ?? 0);
      },
    };
    const result = await commitRelease(commitServices(host), request, { newest: undefined, index: undefined });
    expect(result).toMatchObject({ kind: 'committed', lostRaces: 1 });
    expect(result.revision.predicate.releases.map((release) => release.version)).toEqual(['0.9.0', '1.0.0']);
    expect(rechecked).toEqual([1]);
  });

  it('commit nothing when the recheck refuses', async () => {
    const host = memoryHost();
    await publish(host, '0.9.0');
    const stale = { newest: undefined, index: undefined };
    const refuse = async () => {
      throw fail('site-public-url-missing', {});
    };
    await expect(
      commitRelease(commitServices(host), { ...(await commitRequest('1.0.0')), recheck: refuse }, stale),
    ).rejects.toMatchObject({ code: 'site-public-url-missing' });
    expect([...host.objects.keys()].filter((path) => path.startsWith('revisions/'))).toHaveLength(1);
  });

  it('never take a pointer back, however late a slow process writes it', async () => {
    const host = memoryHost();
    await publish(host, '1.0.0');
    const services = commitServices(host);
    await host.create('1.1.0', { kind: 'bytes', bytes: await upgradeObjectOf('1.1.0') });
    const state = await readChannel(host, layout, services.trust);
    const slow = await commitRelease(services, await commitRequest('1.1.0'), state);
    const seen: string[] = [];
    let raced = false;
    host.before = async (operation, path) => {
      if (operation === 'replace' && path === 'latest' && !raced) {
        raced = true;
        await publish(host, '1.2.0');
      }
      seen.push(text(host.objects.get('latest')).trim());
    };
    await writeViews(services, slow);
    expect([...new Set(seen)]).toEqual(['"1.0.0"', '"1.2.0"']);
    expect(text(host.objects.get('versions'))).toBe('["1.0.0","1.1.0","1.2.0"]\n');
    expect(host.objects.get('index.json')).toEqual(host.objects.get('revisions/00000003.json'));
  });

  it('keep every release beyond the hundredth, and read no more for it', async () => {
    const host = memoryHost();
    let reads = 0;
    const cost: number[] = [];
    host.before = (operation) => {
      if (operation === 'read') reads += 1;
    };
    for (let n = 0; n < 105; n += 1) {
      reads = 0;
      await publish(host, `1.${n}.0`);
      cost.push(reads);
    }
    expect(JSON.parse(text(host.objects.get('versions')))).toHaveLength(105);
    // One read more than before the first hundred: the archive's directory.
    expect(Math.max(...cost.slice(101))).toBeLessThanOrEqual(Math.max(...cost.slice(2, 99)) + 2);
    expect(host.objects.get('index.json')?.length ?? 0).toBeLessThan(60_000);
  });
});

const versionsOf = (objects: ReadonlyMap<string, Uint8Array>): unknown => JSON.parse(text(objects.get('versions')));

/** Asserts that the site of these versions is whole: log, copy, pointers. */
const expectWhole = async (
  objects: ReadonlyMap<string, Uint8Array>,
  versions: readonly string[],
  latest: string,
): Promise<void> => {
  const { newest } = await readChannel(memoryHost({ objects: new Map(objects) }), layout, testTrust());
  expect(newest?.predicate.counter).toBe(versions.length);
  expect(newest?.predicate.releases.map(({ version }) => version).sort()).toEqual([...versions].sort());
  expect(objects.get('index.json')).toEqual(newest?.bytes);
  expect([versionsOf(objects), text(objects.get('latest'))]).toEqual([versions, `"${latest}"\n`]);
};

describe('publishRelease on a host that writes in one step', () => {
  it('makes everything of a release visible at once', async () => {
    const place = stepPlace();
    await publish(stepHost(place), '1.0.0');
    await publish(stepHost(place), '1.1.0');
    expect(place.flushes).toEqual([
      ['1.0.0', 'revisions/00000001.json', 'index.json', 'versions', 'latest'],
      ['1.1.0', 'revisions/00000002.json', 'index.json', 'versions', 'latest'],
    ]);
    await expectWhole(place.objects, ['1.0.0', '1.1.0'], '1.1.0');
  });

  it('lands every one of sixteen releases at once, each with one change of the place', async () => {
    const place = stepPlace();
    const versions = Array.from({ length: 16 }, (_, n) => `1.${n}.0`);
    const results = await Promise.all(versions.map((version) => publish(stepHost(place), version)));
    expect(results.map(({ kind }) => kind)).toEqual(versions.map(() => 'committed'));
    expect(place.flushes).toHaveLength(16);
    await expectWhole(place.objects, versions, '1.15.0');
  });

  it('leaves nothing visible of a release that is refused after a lost flush', async () => {
    const place = stepPlace();
    const host = stepHost(place);
    let raced = false;
    host.before = async (operation) => {
      if (operation !== 'flush' || raced) return;
      raced = true;
      await publish(stepHost(place), '1.0.0', 'other');
    };
    await expect(publish(host, '1.0.0')).rejects.toMatchObject({ code: 'site-version-differs' });
    expect(place.flushes).toHaveLength(1);
    expect(Buffer.from(place.objects.get('1.0.0') ?? [])).toEqual(Buffer.from(await upgradeObjectOf('1.0.0', 'other')));
  });
});

describe('publishRelease on a host that ignores conditions', () => {
  /** Runs `meanwhile` once, between the look at a name and the write to it. */
  const delayed = (objects: Map<string, Uint8Array>, at: string, meanwhile: () => Promise<unknown>) => {
    const host = memoryHost({ objects, conditional: false });
    let met = false;
    host.before = async (operation, path) => {
      if (met || `${operation} ${path}` !== at) return;
      met = true;
      await meanwhile();
    };
    return host;
  };
  const blind = (objects: Map<string, Uint8Array>) => memoryHost({ objects, conditional: false });

  it('puts back a revision that it wrote over after readers had seen it, and goes behind it', async () => {
    const objects = new Map<string, Uint8Array>();
    const host = delayed(objects, 'create revisions/00000001.json', () => publish(blind(objects), '1.0.0'));
    await publish(host, '1.1.0');
    await expectWhole(objects, ['1.0.0', '1.1.0'], '1.1.0');
  });

  it('goes behind a release that wrote over its revision', async () => {
    const objects = new Map<string, Uint8Array>();
    // The other looks at the name before this one has written to it, and writes after it.
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const late = delayed(objects, 'create revisions/00000001.json', () => gate);
    const other = publish(late, '1.0.0');
    const host = delayed(objects, 'replace index.json', async () => {
      open();
      await other;
    });
    await publish(host, '1.1.0');
    await expectWhole(objects, ['1.0.0', '1.1.0'], '1.1.0');
  });

  it.each(['index.json', 'versions', 'latest'])('lands both of two releases that meet at %s', async (path) => {
    const objects = new Map<string, Uint8Array>();
    await publish(blind(objects), '0.9.0');
    const host = delayed(objects, `replace ${path}`, () => publish(blind(objects), '1.0.0'));
    await publish(host, '1.1.0');
    await expectWhole(objects, ['0.9.0', '1.0.0', '1.1.0'], '1.1.0');
  });
});

describe('writeViews', () => {
  const families = { site: { publicUrl: 'https://updates.example.com' }, connhex: { alias: true } };

  it('copies the newest bundle before the index that speaks of it, and again where somebody has written over it', async () => {
    const host = memoryHost();
    const { statement } = draftOf('1.0.0');
    const { path } = statement.predicate.bundle;
    host.objects.set(path, Buffer.from('1.0.0'));
    const services = commitServices(host);
    const request = { ...(await commitRequest('1.0.0')), families };
    const known = await commitRelease(services, request, await readChannel(host, layout, testTrust()));
    expect((await writeViews(services, known)).written).toEqual([
      'connhex/logger.zip',
      'index.json',
      'versions',
      'latest',
    ]);
    expect(text(host.objects.get('connhex/logger.zip'))).toBe('1.0.0');
    host.objects.set('connhex/logger.zip', Buffer.from('wrong'));
    expect((await writeViews(services, known)).written).toEqual(['connhex/logger.zip']);
    expect((await writeViews(services, known)).written).toEqual([]);
  });

  it('write a shared file over what another channel has just written into it', async () => {
    const host = memoryHost();
    await publish(host, '1.0.0');
    const services = commitServices(host);
    const { newest } = await readChannel(host, layout, testTrust());
    if (!newest) throw new Error('no revision');
    let meanwhile = 1;
    host.before = (operation, path) => {
      if (operation === 'replace' && path === '_headers' && meanwhile-- > 0)
        host.objects.set(path, Buffer.from('beta'));
    };
    const shared = {
      path: '_headers',
      over: (standing?: Uint8Array) => Buffer.from(`${text(standing)} stable`.replace(/ stable stable$/, ' stable')),
    };
    const known = { revision: newest, directory: EMPTY_ARCHIVE };
    expect((await writeViews(services, known, () => [shared])).written).toEqual(['_headers']);
    expect(text(host.objects.get('_headers'))).toBe('beta stable');
  });
});
