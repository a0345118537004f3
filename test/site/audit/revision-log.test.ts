import { beforeAll, describe, expect, test } from 'vitest';
import { settledSnapshot } from '../../../src/site/audit/channel-snapshot.js';
import { auditLog } from '../../../src/site/audit/revision-log.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { hostSource } from '../../../src/site/host-source.js';
import { channelLayout } from '../../../src/site/layout.js';
import { memoryHost } from '../../support/memory-host.js';
import { testTrust } from '../../support/signing.js';
import { archivedSite, type SiteObjects, signedSite } from '../../support/site.js';
import { flipByte, resign } from '../../support/tamper.js';

const layout = channelLayout('stable');
const [R1, R2, R3, R4] = [1, 2, 3, 4].map(layout.revision) as [string, string, string, string];
let site: SiteObjects;

beforeAll(async () => {
  site = (await signedSite(['1.0.0', '1.1.0', '1.2.0', '1.3.0'].map((version) => ({ version })))).objects;
});

const audit = async (objects: SiteObjects, archive: ReadonlyMap<string, string> = new Map()) => {
  const host = memoryHost();
  for (const [path, bytes] of objects) host.objects.set(path, bytes);
  const reader = siteReader(hostSource(host));
  const context = { reader, layout, trust: testTrust(), site: 'memory', listed: undefined, searchLog: true };
  const { newest } = await settledSnapshot(context, 0);
  if (!newest) throw new Error('no revision');
  const log = await auditLog({ ...context, newest, archive });
  return { ...log, found: log.problems.map(({ code, place }) => `${code} ${place?.file}`) };
};

describe('the log of revisions', () => {
  test('is sound as it was written', async () => {
    const { found, directories, pages } = await audit(site);
    expect(found).toEqual([]);
    expect([directories.size, pages.size]).toEqual([0, 0]);
  });

  test('has every break in it named, from the newest back', async () => {
    const broken = new Map(site);
    broken.delete(R3);
    flipByte(broken, R1);
    expect((await audit(broken)).found).toEqual([
      `verify-revision-missing ${R3}`,
      `verify-revision-forked ${R1}`,
      `site-object-unverified ${R1}`,
    ]);
  });

  test('does not believe a stranger’s revision behind a gap', async () => {
    const broken = new Map(site);
    broken.delete(R3);
    await resign(broken, R2, () => {}, ['stranger']);
    expect((await audit(broken)).found).toContain(`site-object-unverified ${R2}`);
  });

  test('does not let a later revision with a trusted key rewrite an earlier one', async () => {
    const rewritten = new Map(site);
    await resign(rewritten, R2, (statement) => {
      statement.predicate.releases[0].upgradeObject.sha256 = 'd'.repeat(64);
      statement.subject[0].digest.sha256 = 'd'.repeat(64);
    });
    expect((await audit(rewritten)).found).toEqual([
      `verify-revision-forked ${R2}`,
      `verify-version-changed ${R3}`,
      `verify-version-changed ${R2}`,
    ]);
  });

  test('is of one product from the first revision on', async () => {
    const mixed = new Map(site);
    await resign(mixed, R1, (statement) => {
      statement.predicate.product = 'other';
    });
    expect((await audit(mixed)).found).toContain(`verify-other-product ${R1}`);
  });

  test('names a first revision that follows one before it', async () => {
    const odd = new Map(site);
    await resign(odd, R1, (statement) => {
      statement.predicate.previous = 'e'.repeat(64);
    });
    expect((await audit(odd)).found).toContain(`site-revision-broken-chain ${R1}`);
  });

  test('follows versions into the archive', async () => {
    const { objects } = await archivedSite();
    const { found, directories, pages } = await audit(objects);
    expect(found).toEqual([]);
    expect([directories.size, pages.size]).toEqual([1, 1]);
    const moved = new Map([['1.0.0', 'f'.repeat(64)]]);
    expect((await audit(objects, moved)).found).toEqual([`verify-version-changed ${R3}`]);
  });

  test('has its newest revision as the one that all others are believed through', async () => {
    expect(R4).toBe('revisions/00000004.json');
    const broken = new Map(site);
    await resign(broken, R4, (statement) => {
      statement.predicate.previous = null;
    });
    broken.set('index.json', broken.get(R4) ?? new Uint8Array());
    expect((await audit(broken)).found).toEqual([`site-revision-broken-chain ${R4}`]);
  });
});
