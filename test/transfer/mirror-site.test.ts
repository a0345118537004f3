import { beforeAll, describe, expect, test } from 'vitest';
import { directoryHost } from '../../src/hosts/directory.js';
import type { Host } from '../../src/hosts/host.js';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { hostSource } from '../../src/site/host-source.js';
import { type MirrorRequest, prepareMirror, writeMirror } from '../../src/transfer/mirror-site.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';
import { archivedSite, PUBLIC_URL, type SiteObjects, signedSite, writeSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { flipByte, resign, resignNewest, setText } from '../support/tamper.js';
import { temporaryDirectories } from '../support/temporary.js';
import { countedSource, NOW, spools } from '../support/transfer.js';
import { readTree } from '../support/tree.js';

const openSpool = spools();
const temporaryDirectory = temporaryDirectories();
const trust = testTrust();
const clock = () => NOW;
let earlier: SiteObjects;
let site: SiteObjects;

beforeAll(async () => {
  const host = await signedSite([
    { version: '1.0.0' },
    { version: '1.1.0', bundle: Buffer.alloc(1_200_000, 'large') },
    { version: '1.2.0-rc.1', channel: 'beta' },
  ]);
  earlier = new Map(host.objects);
  await signedSite([{ version: '1.2.0', created: new Date('2026-02-20T00:00:00Z') }], host);
  site = host.objects;
});

const mirror = async (objects: SiteObjects, host: Host, changes: Partial<MirrorRequest> = {}) => {
  const spool = await openSpool();
  const source = countedSource(objects);
  const prepared = await prepareMirror({ source, host, trust, spool, clock, ...changes });
  const result = await writeMirror(prepared, { host, trust, spool, clock, backOff: async () => {} });
  return { ...result, prepared, asked: source.asked };
};

/** A memory host that can’t say what it holds, and how many objects were asked for. */
const unlistable = (objects: SiteObjects = new Map()) => {
  const host = memoryHost({ objects });
  const refused = async () => {
    throw new Error('can’t be listed');
  };
  return Object.assign(host, { capabilities: { ...host.capabilities, lists: false }, list: refused });
};

/** A host that shows others nothing before its flush, as a branch does; the first flushes may be lost. */
const flushing = (lost = 0) => {
  const visible: SiteObjects = new Map();
  const pending = memoryHost();
  const flushes: string[] = [];
  const flush = async (): Promise<'flushed' | 'lost'> => {
    flushes.push(flushes.length < lost ? 'lost' : 'flushed');
    if (flushes.length <= lost) {
      // Somebody else's push: what was replaced is forgotten.
      for (const path of pending.objects.keys()) if (MUTABLE.test(path)) pending.objects.delete(path);
      return 'lost';
    }
    for (const [path, bytes] of pending.objects) visible.set(path, bytes);
    return 'flushed';
  };
  return { host: Object.assign(pending, { flush }), visible, flushes };
};

const MUTABLE = /(^|\/)(index\.json|versions|latest)$/;
const differing = (a: SiteObjects, b: SiteObjects): readonly string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter(
    (path) => Buffer.compare(a.get(path) ?? Buffer.from('absent'), b.get(path) ?? Buffer.from('absent')) !== 0,
  );
const problemsOf = async (host: Host): Promise<readonly string[]> =>
  (await auditSite(hostSource(host), { trust, now: NOW, patienceMs: 0 })).problems.map(({ code }) => code);

describe.each([
  ['that can be listed', () => memoryHost()],
  ['that can’t be listed', () => unlistable()],
] as const)('a mirror on a host %s', (_kind, open) => {
  const channels = ['stable', 'beta'];

  test('is the site, byte for byte, with its pointers last', async () => {
    const host = open();
    const { created, written, addresses, findings } = await mirror(site, host, { channels });
    expect(differing(host.objects, site)).toEqual([]);
    expect([created, written.length]).toEqual([site.size - 6, 6]);
    expect(host.writes.slice(-6).map((write) => write.replace(/^\w+ /, ''))).toEqual(written);
    expect(addresses).toEqual([PUBLIC_URL]);
    expect(findings.map(({ code }) => code)).toEqual(['transfer-flist-elsewhere']);
  });

  test('takes what is new alone, without reading again what is there', async () => {
    const host = open();
    await mirror(earlier, host, { channels });
    const before = host.writes.length;
    const { created, asked, prepared } = await mirror(site, host, { channels });
    expect(differing(host.objects, site)).toEqual([]);
    // The objects of one release, its revision and three pointers; what it shares with others is there.
    expect(created).toBe(host.writes.length - before - 3);
    expect(prepared.channels.map(({ releases, lowest }) => [releases.length, lowest])).toEqual([
      [1, 3],
      [0, 2],
    ]);
    const older = [...asked.keys()].filter((path) => /(1\.0\.0|1\.1\.0)|^revisions\/00000001|rc\.1/.test(path));
    expect(older).toEqual([]);
  });

  test('that is up to date costs the same few reads, however long the history is', async () => {
    const costs: number[] = [];
    for (const objects of [earlier, site]) {
      const host = open();
      await mirror(objects, host, { channels: ['stable'] });
      const before = host.writes.length;
      const { asked, findings } = await mirror(objects, host, { channels: ['stable'] });
      expect([host.writes.length - before, findings]).toEqual([0, []]);
      costs.push([...asked.values()].reduce((sum, times) => sum + times, 0));
    }
    expect(costs[0]).toBe(costs[1]);
    expect(costs[0]).toBeLessThanOrEqual(6);
  });

  test.each([
    ['bundles/'],
    ['channels/beta/1.2.0-rc.1'],
    ['revisions/00000002'],
    ['channels/beta/revisions/'],
    ['index.json'],
    ['latest'],
  ])('cut short at its first write of %s is finished by the next run', async (place) => {
    const host = open();
    host.before = (operation, path) => {
      if (operation !== 'read' && path.startsWith(place)) throw new Error('power cut');
    };
    await expect(mirror(site, host, { channels })).rejects.toThrow('power cut');
    for (const path of host.objects.keys())
      expect(Buffer.compare(host.objects.get(path) ?? Buffer.of(), site.get(path) ?? Buffer.of())).toBe(0);
    host.before = () => {};
    await mirror(site, host, { channels });
    expect(differing(host.objects, site)).toEqual([]);
    expect(new Set(host.writes).size).toBe(host.writes.length);
  });

  test('is refused where the target is ahead, and stays as it is', async () => {
    const host = open();
    await mirror(site, host, { channels });
    const before = host.writes.length;
    const failure = await failureOf(() => mirror(earlier, host, { channels }));
    expect(failure).toMatchObject({ code: 'transfer-target-ahead', exitCode: 3 });
    expect(host.writes).toHaveLength(before);
    expect(differing(host.objects, site)).toEqual([]);
  });

  test('is refused where the target has another history', async () => {
    const host = open();
    await mirror(earlier, host, { channels });
    const other = await signedSite(
      ['1.0.0', '2.0.0', '3.0.0'].map((version) => ({ version, publicUrl: 'https://b.example' })),
    );
    const before = host.writes.length;
    expect((await failureOf(() => mirror(other.objects, host, { channels: ['stable'] }))).code).toBe(
      'transfer-diverged',
    );
    expect(host.writes).toHaveLength(before);
  });

  test('has its pointers put right where they were damaged', async () => {
    const host = open();
    await mirror(site, host, { channels });
    setText(host.objects, 'index.json', '{}');
    setText(host.objects, 'latest', '"0.0.1"');
    host.objects.delete('channels/beta/versions');
    await mirror(site, host, { channels });
    expect(differing(host.objects, site)).toEqual([]);
  });
});

describe('a mirror', () => {
  test.each([
    // which object of the site is changed, the code that an audit has for it
    ['1.2.0', 'verify-object-differs'],
    ['index.json', 'site-object-unverified'],
    ['revisions/00000003.json', 'verify-index-not-copy'],
    ['revisions/00000001.json', 'verify-revision-forked'],
    ['latest', 'verify-pointer-differs'],
    ['channels/beta/index.json', 'site-object-unverified'],
    ['logger-1.2.0.zip', 'verify-object-differs'],
    ['logger-1.2.0.zip.minisig', 'verify-minisig-invalid'],
  ])('of a site whose %s was changed is refused: %s', async (end, code) => {
    const objects = new Map(site);
    const path = [...objects.keys()].find((each) => each === end || each.endsWith(`.${end}`)) ?? '';
    // A signature's second line is what counts; of a pointer, whatever it says.
    flipByte(objects, path, path.endsWith('.minisig') ? 80 : undefined);
    const host = memoryHost();
    const failure = await failureOf(() => mirror(objects, host));
    expect([failure.exitCode, failure.problems.map((each) => each.code)]).toEqual([3, expect.arrayContaining([code])]);
    expect(host.objects.has(path)).toBe(false);
    expect([...host.objects.keys()].filter((each) => MUTABLE.test(each) || each.includes('revisions/'))).toEqual([]);
  });

  test('leaves a sound target as it is where the site no longer verifies', async () => {
    const host = memoryHost();
    await mirror(earlier, host);
    const objects = new Map(site);
    flipByte(objects, '1.2.0');
    expect((await failureOf(() => mirror(objects, host))).exitCode).toBe(3);
    expect(differing(host.objects, earlier)).toEqual([]);
  });

  test('does not follow a site that was rewritten with a trusted key', async () => {
    const host = memoryHost();
    await mirror(earlier, host, { channels: ['stable'] });
    const objects = new Map(earlier);
    await resign(objects, 'revisions/00000002.json', (statement) => {
      statement.predicate.created = '2026-02-02T01:00:00Z';
    });
    objects.set('index.json', objects.get('revisions/00000002.json') ?? new Uint8Array());
    expect((await failureOf(() => mirror(objects, host, { channels: ['stable'] }))).code).toBe('transfer-diverged');
  });

  test('gets back a release whose objects were removed from it, where it can be listed', async () => {
    const host = memoryHost();
    await mirror(site, host);
    const bundle = [...site.keys()].find((path) => path.endsWith('logger-1.0.0.zip')) ?? '';
    for (const path of [bundle, `${bundle}.minisig`, '1.1.0']) host.objects.delete(path);
    await mirror(site, host);
    expect(differing(host.objects, site)).toEqual([]);
  });

  test('of a withdrawn release follows the pointers back', async () => {
    const objects = new Map(site);
    await resignNewest(objects, 'revisions/00000003.json', ({ predicate }) => {
      predicate.latest = '1.1.0';
      predicate.releases[2].yanked = { reason: 'broken', at: '2026-02-21T00:00:00Z' };
    });
    setText(objects, 'versions', '["1.0.0","1.1.0"]\n');
    setText(objects, 'latest', '"1.1.0"\n');
    const host = unlistable();
    await mirror(earlier, host, { channels: ['stable'] });
    await mirror(objects, host, { channels: ['stable'] });
    expect(Buffer.from(host.objects.get('latest') ?? []).toString()).toBe('"1.1.0"\n');
    const { asked } = await mirror(objects, host, { channels: ['stable'] });
    // It is known from the target's own newest revision that it has that release.
    expect(asked.has('1.2.0')).toBe(false);
  });

  test('of a site with an archive takes pages along once', async () => {
    const archived = await archivedSite();
    // 99 of its releases are listed only: the target is said to have them.
    const base = await signedSite([{ version: '1.0.0' }]);
    for (const host of [memoryHost({ objects: new Map(base.objects) }), unlistable(new Map(base.objects))]) {
      const failure = await failureOf(() => mirror(archived.objects, host));
      expect(failure.problems.filter(({ code }) => code !== 'verify-object-missing')).toEqual([]);
      for (const [path, bytes] of archived.objects) if (!MUTABLE.test(path)) host.objects.set(path, bytes);
      host.objects.set('versions', archived.objects.get('versions') ?? new Uint8Array());
      if (!host.capabilities.lists) {
        const { asked } = await mirror(archived.objects, host, { channels: ['stable'] });
        expect([...asked.keys()].filter((path) => path.startsWith('archive/'))).toHaveLength(1);
        expect(differing(host.objects, archived.objects)).toEqual([]);
      }
    }
  });

  test('on a host that writes in one step is visible all at once, also after a lost race', async () => {
    for (const lost of [0, 1, 2]) {
      const { host, visible, flushes } = flushing(lost);
      await mirror(site, host, { channels: ['stable'] });
      expect(flushes.filter((outcome) => outcome === 'lost')).toHaveLength(lost);
      expect([...visible.keys()].filter((path) => MUTABLE.test(path)).sort()).toEqual([
        'index.json',
        'latest',
        'versions',
      ]);
      expect(
        differing(
          visible,
          new Map([...site].filter(([path]) => !path.includes('beta/') && !path.includes('rc.1'))),
        ).filter((path) => !/^(schemas|attachments)/.test(path)),
      ).toEqual([]);
    }
  });

  test('ends where somebody else has gone on from another revision meanwhile', async () => {
    const host: MemoryHost = memoryHost({ conditional: false });
    host.before = (operation, path) => {
      // On a host that ignores conditions, their revision takes the place of ours.
      if (operation === 'replace' && path === 'latest') host.objects.set('revisions/00000003.json', Buffer.from('{}'));
    };
    expect((await failureOf(() => mirror(site, host, { channels: ['stable'] }))).exitCode).toBe(3);
  });

  test('goes to a directory, and from there to another', async () => {
    const [from, to] = [temporaryDirectory(), temporaryDirectory()];
    writeSite(from, earlier);
    await mirror(earlier, directoryHost(to));
    expect(readTree(to)).toEqual(readTree(from));
    const third = memoryHost();
    const source = hostSource(directoryHost(to));
    await mirror(new Map(), third, { source });
    expect(differing(third.objects, earlier)).toEqual([]);
    expect(await problemsOf(third)).toEqual([]);
  });

  test('says nothing of addresses where the target has the original’s', async () => {
    const host = Object.assign(memoryHost(), { location: PUBLIC_URL });
    expect((await mirror(earlier, host)).findings).toEqual([]);
  });
});

test('the copy of a bundle is made anew on the target, and put right there by another run', async () => {
  const bundle = Buffer.alloc(1_200_000, 'large');
  const { objects } = await signedSite([{ version: '1.0.0', bundle, families: { connhex: { alias: true } } }]);
  const host = memoryHost();
  const { asked, written } = await mirror(objects, host);
  expect(differing(host.objects, objects)).toEqual([]);
  expect(written).toEqual(['connhex/logger.zip', 'index.json', 'versions', 'latest']);
  // It comes from the target’s own bundle.
  expect(asked.get('connhex/logger.zip')).toBeUndefined();
  host.objects.set('connhex/logger.zip', Buffer.alloc(bundle.length));
  const again = await mirror(objects, host);
  expect([again.prepared.channels[0]?.stale, again.written]).toEqual([['connhex/logger.zip'], ['connhex/logger.zip']]);
  expect(differing(host.objects, objects)).toEqual([]);
});
