import { beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/errors/problem.js';
import { auditSite } from '../../../src/site/audit/audit-site.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { auditTuf, tufNamesSoFar } from '../../../src/site/audit/tuf-audit.js';
import { type Revision, readChannel } from '../../../src/site/channel-state.js';
import { hostSource } from '../../../src/site/host-source.js';
import { channelLayout } from '../../../src/site/layout.js';
import { memoryHost } from '../../support/memory-host.js';
import { testTrust } from '../../support/signing.js';
import { type SiteObjects, signedSite } from '../../support/site.js';
import { objectOf, TUF } from '../../support/tuf.js';

const layout = channelLayout('stable');
const now = new Date('2026-02-10T00:00:00Z');
const ROOT = (version: number) => `metadata/${version}.root.json`;
const trust = testTrust(['a', 'b']);

let site: SiteObjects;
let newest: Revision;
/** A root behind the newest, as a run leaves it that dies before its revision. */
let unnamed: Uint8Array;
beforeAll(async () => {
  const host = await signedSite([
    { version: '1.0.0', signers: ['a'], tuf: TUF },
    { version: '1.1.0', signers: ['a', 'b'], tuf: TUF },
  ]);
  site = new Map(host.objects);
  const state = await readChannel(host, layout, trust);
  if (!state.newest) throw new Error('no revision');
  newest = state.newest;
  await signedSite([{ version: '1.2.0', signers: ['b'], tuf: TUF }], host);
  unnamed = objectOf(host.objects, ROOT(3));
});

const briefly = (problems: readonly Problem[]) => problems.map(({ code, place }) => `${code} ${place?.file}`);

const audit = async (objects: SiteObjects, whole = true, at = now) => {
  const { problems } = await auditSite(hostSource(memoryHost({ objects })), {
    ...{ trust, now: at, patienceMs: 0 },
    ...(whole ? {} : { only: { channel: 'stable', versions: [] } }),
  });
  return briefly(problems);
};

describe('the audit of a TUF repository', () => {
  test('finds nothing wrong with one that was published, whatever older metadata there are', async () => {
    expect(await audit(site)).toEqual([]);
    expect(await audit(site, false)).toEqual([]);
  });

  test('gives back every root, for whoever copies the site', async () => {
    const reader = siteReader(hostSource(memoryHost({ objects: site })));
    const { roots } = await auditTuf({ reader, layout, now, whole: true }, newest);
    expect(roots).toEqual([ROOT(1), ROOT(2)]);
  });

  test.each([
    // what became of the site | what a whole audit finds
    ['the newest root is missing', (objects: SiteObjects) => objects.delete(ROOT(2)), `tuf-root-missing ${ROOT(2)}`],
    ['the first root is missing', (objects: SiteObjects) => objects.delete(ROOT(1)), `tuf-root-missing ${ROOT(1)}`],
    [
      'the newest root is an older one',
      (objects: SiteObjects) => objects.set(ROOT(2), objectOf(objects, ROOT(1))),
      `tuf-root-broken ${ROOT(2)}`,
    ],
    [
      'the first root has another expiry',
      (objects: SiteObjects) => objects.set(ROOT(1), Buffer.from(textOf(objects, ROOT(1)).replace('2027', '2028'))),
      `tuf-root-broken ${ROOT(1)}`,
    ],
    [
      'the first root has blanks that nobody signed',
      (objects: SiteObjects) => objects.set(ROOT(1), Buffer.from(`${textOf(objects, ROOT(1))} `)),
      `tuf-root-broken ${ROOT(2)}`,
    ],
    [
      'a root follows that no revision names',
      (objects: SiteObjects) => objects.set(ROOT(3), unnamed),
      `tuf-root-unnamed ${ROOT(3)}`,
    ],
    [
      'a root follows that is none',
      (objects: SiteObjects) => objects.set(ROOT(3), Buffer.from('{}')),
      `tuf-root-broken ${ROOT(3)}`,
    ],
    [
      'the timestamp is missing',
      (objects: SiteObjects) => objects.delete('metadata/timestamp.json'),
      'verify-object-missing metadata/timestamp.json',
    ],
    [
      'the targets are those of the revision before',
      (objects: SiteObjects) => objects.set('metadata/2.targets.json', objectOf(objects, 'metadata/1.targets.json')),
      'verify-document-differs metadata/2.targets.json',
    ],
    [
      'metadata of a revision that was never there',
      (objects: SiteObjects) => objects.set('metadata/9.targets.json', Buffer.from('{}')),
      'verify-object-orphaned metadata/9.targets.json',
    ],
  ])('finds that %s', async (_what, change, found) => {
    const objects = new Map(site);
    change(objects);
    expect(await audit(objects)).toEqual([found]);
  });

  test('reads the newest root alone where some versions are audited', async () => {
    const objects = new Map(site);
    objects.delete(ROOT(1));
    expect(await audit(objects, false)).toEqual([]);
    objects.delete(ROOT(2));
    expect(await audit(objects, false)).toEqual([`tuf-root-missing ${ROOT(2)}`]);
  });

  test.each([
    // the day | the problem
    ['2027-01-20T00:00:00Z', `tuf-root-expires-soon ${ROOT(2)}`],
    ['2027-02-03T00:00:00Z', `tuf-root-expired ${ROOT(2)}`],
  ])('on %s finds %s', async (day, found) => {
    expect(await audit(site, true, new Date(day))).toContain(found);
  });

  test('finds signatures in the revision that are none, though the documents follow from it', async () => {
    const { predicate } = newest;
    if (!predicate.tuf) throw new Error('no TUF');
    const timestamp = predicate.tuf.signatures.timestamp.slice(0, 0);
    const tuf = { ...predicate.tuf, signatures: { ...predicate.tuf.signatures, timestamp } };
    const reader = siteReader(hostSource(memoryHost({ objects: site })));
    const { problems } = await auditTuf(
      { reader, layout, now, whole: true },
      { ...newest, predicate: { ...predicate, tuf } },
    );
    expect(briefly(problems)).toEqual(['tuf-metadata-refused metadata/timestamp.json']);
  });

  test('tells once of a repository that was switched off', async () => {
    const host = memoryHost({ objects: new Map(site) });
    await signedSite([{ version: '1.2.0', signers: ['a', 'b'], created: new Date('2026-02-03T00:00:00Z') }], host);
    expect(await audit(host.objects)).toEqual(['tuf-metadata-left metadata/timestamp.json']);
  });
});

test('the names so far are those of every revision, and of every release', () => {
  const upgradeObject = { sha256: 'ab'.repeat(32) };
  const names = tufNamesSoFar(layout, newest.predicate, [{ upgradeObject }], [1, 2, 3]);
  expect(names).toContain('metadata/1.snapshot.json');
  expect(names).toContain('metadata/2.targets.json');
  expect(names).not.toContain('metadata/3.targets.json');
  expect(names).toContain(`releases/${upgradeObject.sha256}.logger.stable.json`);
  // Whoever signs may have signed any counter.
  const far = { ...newest.predicate, counter: Number.MAX_SAFE_INTEGER };
  expect(tufNamesSoFar(layout, far, [], [1, 2])).toContain('metadata/2.targets.json');
});

const textOf = (objects: SiteObjects, path: string): string => Buffer.from(objectOf(objects, path)).toString();
