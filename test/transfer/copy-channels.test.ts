import { beforeAll, describe, expect, test } from 'vitest';
import { retireKey } from '../../src/operations/keys-retire.js';
import { bytesToCopy, copyChannels, pathsToCopy } from '../../src/transfer/copy-channels.js';
import { type CopyTarget, hostTarget } from '../../src/transfer/copy-target.js';
import { surveySite } from '../../src/transfer/survey.js';
import { keysFleet } from '../support/keys-fleet.js';
import { memoryHost } from '../support/memory-host.js';
import { testSigner, testTrust } from '../support/signing.js';
import { archivedSite, type SiteObjects, signedSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { flipByte, resignNewest, truncate } from '../support/tamper.js';
import { countedSource, spools, surveyRequest } from '../support/transfer.js';

const openSpool = spools();
let site: SiteObjects;

beforeAll(async () => {
  site = (
    await signedSite([
      { version: '1.0.0' },
      { version: '1.1.0', bundle: Buffer.alloc(1_200_000, 'large') },
      { version: '1.2.0-rc.1', channel: 'beta' },
    ])
  ).objects;
});

/** Copies what a survey found, with a change of the source in between. */
const copy = async (
  objects: SiteObjects,
  target: CopyTarget,
  meanwhile: (objects: SiteObjects) => void = () => {},
  changes: Parameters<typeof surveyRequest>[2] = {},
) => {
  const spool = await openSpool();
  const source = countedSource(objects);
  const survey = await surveySite(await surveyRequest(objects, spool, { source, ...changes }));
  meanwhile(objects);
  const seen: number[] = [];
  const { trust = testTrust() } = changes;
  const request = { source: survey.source, trust, spool, target, channels: survey.channels };
  const tally = await copyChannels({ ...request, onBytes: (bytes) => seen.push(bytes) });
  return { tally, seen, asked: source.asked, channels: survey.channels };
};

const MUTABLE = /(^|\/)(index\.json|versions|latest)$/;
const immutable = (objects: SiteObjects): SiteObjects => new Map([...objects].filter(([path]) => !MUTABLE.test(path)));
const differing = (a: SiteObjects, b: SiteObjects): readonly string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter(
    (path) => Buffer.compare(a.get(path) ?? Buffer.from('absent'), b.get(path) ?? Buffer.from('absent')) !== 0,
  );
const phaseOf = (path: string): number => {
  if (/^(bundles|schemas|attachments)\//.test(path)) return 0;
  if (path.includes('archive/')) return 2;
  return path.includes('revisions/') ? 3 : 1;
};

describe('a copy', () => {
  test('is all that never changes, byte for byte, each object read once', async () => {
    const host = memoryHost();
    const { tally, seen, asked, channels } = await copy(site, hostTarget(host));
    expect(differing(host.objects, immutable(site))).toEqual([]);
    expect(tally).toMatchObject({ created: host.objects.size, same: 0 });
    expect(tally.bytes).toBe([...host.objects.values()].reduce((sum, { length }) => sum + length, 0));
    expect([...asked].filter(([, times]) => times > 1)).toEqual([]);
    expect(seen.at(-1)).toBe(bytesToCopy(channels));
    expect(pathsToCopy(channels).toSorted()).toEqual([...host.objects.keys()].sort());
  });

  test('takes releases along whose key is retired since', async () => {
    const fleet = keysFleet();
    const both = { trusted: ['old', 'spare'], signers: ['old'] };
    await fleet.release('1.0.0', both);
    const retire = retireKey({ key: { kind: 'key', key: testSigner('old').publicKey } });
    await fleet.operate(retire, { ...both, signers: ['spare'] });
    const host = memoryHost();
    const trust = testTrust(['spare']);
    await copy(fleet.host.objects, hostTarget(host), undefined, { trust, now: new Date('2026-03-02T00:00:00Z') });
    expect(differing(host.objects, immutable(fleet.host.objects))).toEqual([]);
  });

  test.each([1, 4])('is written in the order in which readers may see it, %i at once', async (uploadsAtOnce) => {
    const host = memoryHost();
    const target = hostTarget({ ...host, capabilities: { ...host.capabilities, uploadsAtOnce } });
    const { channels } = await copy(site, target);
    const paths = host.writes.map((write) => write.replace('create ', ''));
    const phases = paths.map(phaseOf);
    expect(phases).toEqual(phases.toSorted((a, b) => a - b));
    expect(paths.filter((path) => path.startsWith('revisions/'))).toEqual([
      'revisions/00000001.json',
      'revisions/00000002.json',
    ]);
    for (const path of paths.filter((each) => each.endsWith('.minisig')))
      expect(paths.indexOf(path.replace('.minisig', ''))).toBeLessThan(paths.indexOf(path));
    if (uploadsAtOnce === 1) expect(paths).toEqual(pathsToCopy(channels));
  });

  test('is finished where it was cut short, and what is there is not read again', async () => {
    const host = memoryHost();
    host.before = (operation, path) => {
      if (operation === 'create' && path === '1.1.0') throw new Error('power cut');
    };
    await expect(copy(site, hostTarget(host))).rejects.toThrow('power cut');
    expect([...host.objects.keys()].filter((path) => path.startsWith('revisions/'))).toEqual([]);
    const written = host.writes.length;
    host.before = () => {};
    const { tally, asked } = await copy(site, hostTarget(host));
    expect(differing(host.objects, immutable(site))).toEqual([]);
    expect(tally.created).toBe(host.writes.length - written);
    expect([...asked.keys()].filter((path) => path.endsWith('.zip') || path.startsWith('schemas/'))).toEqual([]);
  });

  test.each([
    // which object, what happens to it after the survey, the code
    ['.zip', 'verify-object-differs', flipByte],
    ['.zip', 'verify-object-differs', truncate],
    ['.zip.minisig', 'verify-minisig-invalid', (objects: SiteObjects, path: string) => flipByte(objects, path, 80)],
    ['manual.txt', 'verify-object-differs', flipByte],
    ['.template.json', 'verify-object-differs', flipByte],
    ['.zip', 'verify-object-missing', (objects: SiteObjects, path: string) => objects.delete(path)],
  ] as const)('of a %s that was tampered with ends with %s, and shows none of it', async (end, code, tamper) => {
    const objects = new Map(site);
    const path =
      [...objects.keys()].find((each) => each.endsWith(end) && each.includes('logger-1.0.0')) ??
      [...objects.keys()].find((each) => each.endsWith(end)) ??
      '';
    const host = memoryHost();
    const failure = await failureOf(() => copy(objects, hostTarget(host), (later) => tamper(later, path)));
    expect(failure).toMatchObject({ code, exitCode: 3 });
    expect(host.objects.has(path)).toBe(false);
    expect([...host.objects.keys()].filter((each) => phaseOf(each) > 0)).toEqual([]);
  });

  test('is not changed by what happens to signed objects after they were verified', async () => {
    const objects = new Map(site);
    const host = memoryHost();
    await copy(objects, hostTarget(host), (later) => {
      for (const path of ['1.0.0', 'revisions/00000001.json', 'index.json']) flipByte(later, path);
    });
    expect(differing(host.objects, immutable(site))).toEqual([]);
  });

  test('in turn hands over one object at a time, also once another has failed', async () => {
    const objects = new Map(site);
    const broken = [...objects.keys()].find((path) => path.endsWith('.foreign-config.json')) ?? '';
    let atOnce = 0;
    const most: number[] = [];
    const target: CopyTarget = {
      location: 'slow',
      parallel: 4,
      inTurn: true,
      digest: async () => undefined,
      create: async () => {
        atOnce += 1;
        most.push(atOnce);
        await new Promise((done) => setTimeout(done, 30));
        atOnce -= 1;
        return true;
      },
    };
    expect((await failureOf(() => copy(objects, target, (later) => flipByte(later, broken)))).exitCode).toBe(3);
    expect(Math.max(...most)).toBe(1);
    expect(atOnce).toBe(0);
  });

  test('ends where the target has something else', async () => {
    const host = memoryHost();
    host.objects.set('revisions/00000001.json', Buffer.from('another history'));
    const failure = await failureOf(() => copy(site, hostTarget(host)));
    expect(failure).toMatchObject({ code: 'transfer-object-differs' });
    expect(host.objects.has('revisions/00000002.json')).toBe(false);
  });

  test('leaves out a withdrawn release that has lost its object', async () => {
    const objects = new Map(site);
    await resignNewest(objects, 'revisions/00000002.json', ({ predicate }) => {
      predicate.latest = '1.0.0';
      predicate.releases[1].yanked = { reason: 'broken', at: '2026-02-05T00:00:00Z' };
    });
    objects.set('versions', Buffer.from('["1.0.0"]\n'));
    objects.set('latest', Buffer.from('"1.0.0"\n'));
    objects.delete('1.1.0');
    const host = memoryHost();
    await copy(objects, hostTarget(host), undefined, { channels: ['stable'] });
    expect([host.objects.has('1.0.0'), host.objects.has('1.1.0')]).toEqual([true, false]);
  });

  test('takes an archive page along that nothing was looked up in', async () => {
    const { objects } = await archivedSite();
    const host = memoryHost();
    const base = { counter: 2, has: () => true };
    const { asked } = await copy(objects, hostTarget(host), undefined, { wish: () => ({ base }) });
    const archive = [...objects.keys()].filter((path) => path.startsWith('archive/'));
    expect([...host.objects.keys()].filter((path) => path.startsWith('archive/')).sort()).toEqual(archive.sort());
    expect(archive.map((path) => asked.get(path))).toEqual([1, 1]);
    const broken = new Map(objects);
    const page =
      archive.find(
        (path) =>
          !Buffer.from(objects.get(path) ?? [])
            .toString()
            .startsWith('{"pages"'),
      ) ?? '';
    flipByte(broken, page);
    const failure = await failureOf(() =>
      copy(broken, hostTarget(memoryHost()), undefined, { wish: () => ({ base }) }),
    );
    expect(failure.code).toBe('verify-object-differs');
  });
});
