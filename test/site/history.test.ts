import { beforeAll, describe, expect, test } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { type HistoryRequest, type LoggedRevision, readHistory } from '../../src/site/history.js';
import { hostSource } from '../../src/site/host-source.js';
import { channelLayout } from '../../src/site/layout.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';
import { testSigner, testTrust } from '../support/signing.js';
import { type SiteObjects, signedSite } from '../support/site.js';
import { copy, flipByte, resign, swap } from '../support/tamper.js';

const layout = channelLayout('stable');
const VERSIONS = ['1.0.0', '1.1.0', '1.2.0', '1.3.0'];
const revision = (counter: number): string => layout.revision(counter);

let sound: SiteObjects;
beforeAll(async () => {
  sound = (await signedSite(VERSIONS.map((version) => ({ version })))).objects;
});
const site = (): MemoryHost => memoryHost({ objects: new Map(sound) });

const requestOn = (host: MemoryHost, trust = testTrust()): HistoryRequest => ({
  source: hostSource(host),
  layout,
  trust,
});

/** What a reader is given, and the codes of what ends it. */
const walked = async (
  request: HistoryRequest,
): Promise<{ readonly seen: readonly LoggedRevision[]; readonly codes: readonly string[] }> => {
  const seen: LoggedRevision[] = [];
  try {
    for await (const logged of readHistory(request)) seen.push(logged);
    return { seen, codes: [] };
  } catch (error) {
    if (!(error instanceof OtaError)) throw error;
    expect(error.exitCode).toBe(3);
    return { seen, codes: error.problems.map(({ code }) => code) };
  }
};

const countersOf = (seen: readonly LoggedRevision[]): readonly number[] =>
  seen.map((logged) => logged.revision.predicate.counter);

describe('the history of a channel', () => {
  test('is every revision from the newest to the first, each with the one before it and its signers', async () => {
    const { seen, codes } = await walked(requestOn(site()));
    expect(codes).toEqual([]);
    expect(countersOf(seen)).toEqual([4, 3, 2, 1]);
    expect(seen.map(({ before }) => before?.predicate.counter)).toEqual([3, 2, 1, undefined]);
    expect(seen.every(({ broken, retired }) => !broken && !retired)).toBe(true);
    expect(seen.map(({ signers }) => signers)).toEqual(VERSIONS.map(() => [testSigner().publicKey.keyId]));
  });

  test('goes on where an index.json is behind', async () => {
    const host = site();
    copy(host.objects, revision(2), 'index.json');
    expect(countersOf((await walked(requestOn(host))).seen)).toEqual([4, 3, 2, 1]);
  });

  test('takes revisions of keys that are trusted no more, because a later one vouches for them', async () => {
    const host = await signedSite([
      { version: '1.0.0', signers: ['old'] },
      { version: '1.1.0', signers: ['old', 'new'], trusted: ['old', 'new'] },
      { version: '1.2.0', signers: ['new'], trusted: ['old', 'new'] },
    ]);
    const { seen, codes } = await walked(requestOn(host, testTrust(['new'])));
    expect(codes).toEqual([]);
    expect(seen.map(({ retired }) => retired)).toEqual([false, false, true]);
    const [old, fresh] = ['old', 'new'].map((name) => testSigner(name).publicKey.keyId);
    expect(seen.map(({ signers }) => signers)).toEqual([[fresh], [fresh], [old]]);
  });

  test('of a channel without a revision is told of', async () => {
    expect(await walked(requestOn(memoryHost()))).toEqual({ seen: [], codes: ['verify-index-missing'] });
  });

  test.each<readonly [what: string, damage: (objects: SiteObjects) => unknown, seen: readonly number[], code: string]>([
    ['a revision is gone', (objects) => objects.delete(revision(2)), [4, 3], 'verify-revision-missing'],
    ['a bit of one is flipped', (objects) => flipByte(objects, revision(2)), [4, 3], 'verify-revision-forked'],
    ['two are swapped', (objects) => swap(objects, revision(1), revision(2)), [4, 3], 'verify-revision-forked'],
    [
      'one was signed again with other contents',
      (objects) => resign(objects, revision(1), ({ predicate }) => (predicate.created = '2020-01-01T00:00:00Z')),
      [4, 3, 2],
      'verify-revision-forked',
    ],
    [
      'the newest one names none before it',
      async (objects) => {
        await resign(objects, revision(4), ({ predicate }) => (predicate.previous = null));
        copy(objects, revision(4), 'index.json');
      },
      [4],
      'site-revision-broken-chain',
    ],
    ['the newest one doesn’t verify', (objects) => flipByte(objects, 'index.json'), [], 'site-object-unverified'],
  ])('gives what is sound, and then ends, where %s', async (_what, damage, counters, code) => {
    const host = site();
    await damage(host.objects);
    const { seen, codes } = await walked(requestOn(host));
    expect(countersOf(seen)).toEqual(counters);
    expect(codes).toEqual([code]);
    expect(seen.map(({ broken }) => broken)).toEqual(counters.map((_, position) => position === counters.length - 1));
  });

  test('reads a few revisions ahead and no more', async () => {
    const host = await signedSite(Array.from({ length: 14 }, (_, number) => ({ version: `1.${number}.0` })));
    const read: string[] = [];
    host.before = (operation, path) => void (operation === 'read' && read.push(path));
    const walk = readHistory(requestOn(host));
    await walk.next();
    expect(read.filter((path) => path.startsWith(layout.revisions)).length).toBeLessThan(13);
    await walk.return(undefined);
  });
});
