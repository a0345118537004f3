import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/errors/problem.js';
import { encodePublicKey } from '../../../src/signing/public-key.js';
import { auditSite } from '../../../src/site/audit/audit-site.js';
import type { AuditOptions } from '../../../src/site/audit/report.js';
import { directorySource } from '../../../src/site/directory-source.js';
import { hostSource } from '../../../src/site/host-source.js';
import { memoryHost } from '../../support/memory-host.js';
import { testTrust } from '../../support/signing.js';
import { type SiteObjects, signedSite, writeSite } from '../../support/site.js';
import {
  bytesAt,
  copy,
  editJson,
  flipByte,
  listDigest,
  pathWith,
  resign,
  resignNewest,
  resignRelease,
  setText,
  swap,
  truncate,
} from '../../support/tamper.js';
import { temporaryDirectories } from '../../support/temporary.js';

const directory = temporaryDirectories();
const NOW = new Date('2026-02-10T00:00:00Z');
const R1 = 'revisions/00000001.json';
const R2 = 'revisions/00000002.json';
const R3 = 'revisions/00000003.json';
const BETA = 'channels/beta/';

/** What a test may swap in: the same site before its last release, and sites of others. */
interface Sites {
  readonly site: SiteObjects;
  /** `site` without its beta channel. */
  readonly stable: SiteObjects;
  readonly before: SiteObjects;
  readonly otherKey: SiteObjects;
  readonly otherProduct: SiteObjects;
}
let sites: Sites;

beforeAll(async () => {
  const releases = [{ version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0' }];
  const beta = { version: '2.0.0-rc.1', channel: 'beta' };
  const [stable, before, otherKey, otherProduct] = await Promise.all([
    signedSite(releases),
    signedSite(releases.slice(0, 2)),
    signedSite(releases.map((release) => ({ ...release, signers: ['stranger'] }))),
    signedSite(releases.map((release) => ({ ...release, product: 'other' }))),
  ]);
  const whole = memoryHost();
  for (const [path, bytes] of stable.objects) whole.objects.set(path, bytes);
  await signedSite([beta], whole);
  sites = {
    site: whole.objects,
    stable: stable.objects,
    before: before.objects,
    otherKey: otherKey.objects,
    otherProduct: otherProduct.objects,
  };
});

const audit = async (site: SiteObjects, options: Partial<AuditOptions> = {}) => {
  const root = directory();
  writeSite(root, site);
  return auditSite(await directorySource(root, 'site'), { trust: testTrust(), now: NOW, patienceMs: 0, ...options });
};

const found = (problems: readonly Problem[]) => problems.map(({ code, place }) => `${code} ${place?.file}`);
const errorsOf = (problems: readonly Problem[]) => problems.filter(({ severity }) => severity === 'error');

describe('a sound site', () => {
  test('has no problem, and every object of it is read', async () => {
    const report = await audit(new Map(sites.site));
    expect(report.problems).toEqual([]);
    expect(
      report.channels.map(({ channel, counter, versions, latest, product }) => [
        channel,
        counter,
        versions,
        latest,
        product,
      ]),
    ).toEqual([
      ['stable', 3, 3, '1.2.0', 'logger'],
      ['beta', 1, 1, '2.0.0-rc.1', 'logger'],
    ]);
    expect(report.channels[0]?.keyIds).toEqual(testTrust().keys.map((key) => key.keyId));
    expect(report.objects).toBeGreaterThanOrEqual(sites.site.size);
  });

  test('gives the same report each time, through a directory and through its host', async () => {
    const host = memoryHost();
    for (const [path, bytes] of sites.site) host.objects.set(path, bytes);
    host.objects.delete('1.0.0');
    const options = { trust: testTrust(), now: NOW, patienceMs: 0 };
    const reports = await Promise.all([
      auditSite(hostSource(host), options),
      auditSite(hostSource(host), options),
      audit(host.objects),
    ]);
    expect(reports[1]).toEqual(reports[0]);
    expect(reports[2]?.problems).toEqual(reports[0]?.problems);
  });
});

type Mutation = (site: SiteObjects, others: Sites) => void | Promise<void>;
type Where = string | ((site: SiteObjects) => string);

const bundle = (version: string) => (site: SiteObjects) => pathOfBundle(site, version);
const pathOfBundle = (site: SiteObjects, version: string): string =>
  [...site.keys()].find((path) => path.endsWith(`logger-${version}.zip`)) ??
  pathWith(sites.site, `logger-${version}.zip.minisig`).slice(0, -'.minisig'.length);
const minisig = (version: string) => (site: SiteObjects) => `${pathOfBundle(site, version)}.minisig`;

// What was done | how | code | object that must be named
const rows: readonly (readonly [string, Mutation, Problem['code'], Where])[] = [
  ['a byte of index.json flipped', (s) => flipByte(s, 'index.json'), 'site-object-unverified', 'index.json'],
  ['index.json truncated', (s) => truncate(s, 'index.json'), 'verify-index-not-copy', 'index.json'],
  [
    'index.json cut in half',
    (s) => void s.set('index.json', bytesAt(s, 'index.json').subarray(0, 500)),
    'site-object-unreadable',
    'index.json',
  ],
  ['index.json emptied', (s) => setText(s, 'index.json', ''), 'site-object-unreadable', 'index.json'],
  ['index.json removed', (s) => void s.delete('index.json'), 'verify-index-missing', 'index.json'],
  ['index.json rolled back by one revision', (s) => copy(s, R2, 'index.json'), 'verify-index-stale', 'index.json'],
  [
    'index.json rolled back to the first revision',
    (s) => copy(s, R1, 'index.json'),
    'verify-index-stale',
    'index.json',
  ],
  [
    'index.json re-signed by a stranger',
    (s) => resign(s, 'index.json', () => {}, ['stranger']).then(() => {}),
    'site-object-unverified',
    'index.json',
  ],
  [
    'index.json with a list of a stranger',
    (s, o) => void s.set('index.json', bytesAt(o.otherKey, 'index.json')),
    'site-object-unverified',
    'index.json',
  ],
  [
    'index.json with a space at its end',
    (s) => setText(s, 'index.json', `${Buffer.from(bytesAt(s, 'index.json'))} `),
    'verify-index-not-copy',
    'index.json',
  ],
  [
    'index.json with a key twice',
    (s) => setText(s, 'index.json', Buffer.from(bytesAt(s, 'index.json')).toString().replace('{', '{"payload":"",')),
    'site-object-unreadable',
    'index.json',
  ],
  [
    'index.json with a key of its own',
    (s) =>
      editJson(s, 'index.json', (v) => {
        v.note = 1;
      }),
    'envelope-key-unknown',
    'index.json',
  ],
  [
    'index.json with another payload type',
    (s) =>
      editJson(s, 'index.json', (v) => {
        v.payloadType = 'text/plain';
      }),
    'site-object-unverified',
    'index.json',
  ],
  [
    'index.json without signatures',
    (s) =>
      editJson(s, 'index.json', (v) => {
        v.signatures = [];
      }),
    'envelope-field-invalid',
    'index.json',
  ],
  [
    'index.json of the beta channel',
    (s) => copy(s, `${BETA}index.json`, 'index.json'),
    'site-other-channel',
    'index.json',
  ],
  ['the index replayed from another product', replayProduct, 'verify-other-product', 'channels/beta/index.json'],
  [
    'an upgrade object in place of the index',
    (s) => copy(s, '1.0.0', 'index.json'),
    'envelope-key-unknown',
    'index.json',
  ],
  ['the newest revision removed, the index left', (s) => void s.delete(R3), 'site-revision-missing', R3],
  [
    'the newest revision removed, the index rolled back',
    async (s) => {
      copy(s, R2, 'index.json');
      s.delete(R3);
    },
    'verify-pointer-differs',
    'versions',
  ],
  ['a byte of the newest revision flipped', (s) => flipByte(s, R3), 'site-object-unverified', R3],
  ['a byte of an old revision flipped', (s) => flipByte(s, R1), 'verify-revision-forked', R1],
  ['an old revision removed', (s) => void s.delete(R2), 'verify-revision-missing', R2],
  ['the first revision removed', (s) => void s.delete(R1), 'verify-revision-missing', R1],
  ['two revisions swapped', (s) => swap(s, R1, R2), 'verify-release-disagrees', R1],
  ['a revision in place of the one before', (s) => copy(s, R2, R1), 'verify-revision-forked', R1],
  [
    'an old revision re-signed by a stranger',
    (s) => resign(s, R1, () => {}, ['stranger']).then(() => {}),
    'site-object-unverified',
    R1,
  ],
  [
    'an old revision re-signed with a trusted key',
    (s) =>
      resign(s, R1, (v) => {
        v.predicate.expires = '2027-01-01T00:00:00Z';
      }).then(() => {}),
    'verify-revision-forked',
    R1,
  ],
  [
    'a forged next revision',
    (s, o) => void s.set('revisions/00000004.json', bytesAt(o.otherKey, R3)),
    'site-object-unverified',
    'revisions/00000004.json',
  ],
  [
    'a revision beyond a gap',
    (s) => resignAs(s, 'revisions/00000009.json', 9),
    'verify-revision-missing',
    'revisions/00000004.json',
  ],
  [
    'an index rolled back, with a gap in the log',
    async (s) => {
      copy(s, R1, 'index.json');
      s.delete(R2);
    },
    'verify-index-stale',
    'index.json',
  ],
  [
    'a newest revision that follows another',
    (s) =>
      resignNewest(s, R3, (v) => {
        v.predicate.previous = 'a'.repeat(64);
      }),
    'verify-revision-forked',
    R2,
  ],
  [
    'a newest revision that follows none',
    (s) =>
      resignNewest(s, R3, (v) => {
        v.predicate.previous = null;
      }),
    'site-revision-broken-chain',
    R3,
  ],
  ['a version lost from the newest revision', (s) => resignNewest(s, R3, dropFirst), 'verify-version-lost', R3],
  [
    'a version changed by the newest revision',
    (s) => listDigest(s, R3, '1.0.0', 'b'.repeat(64)),
    'verify-version-changed',
    R3,
  ],
  [
    'an index that names a lower version as latest',
    (s) =>
      resignNewest(s, R3, (v) => {
        v.predicate.latest = '1.1.0';
      }),
    'verify-release-disagrees',
    R3,
  ],
  [
    'an index that lists what is no version',
    (s) => resignNewest(s, R3, badVersion),
    'verify-version-invalid',
    'index.json',
  ],
  [
    'an index that lists a path as version',
    (s) => resignNewest(s, R3, escapingVersion),
    'verify-version-invalid',
    'index.json',
  ],
  [
    'an index that lists a version twice',
    (s) =>
      resignNewest(s, R3, (v) => {
        v.subject.push(v.subject[0]);
        v.predicate.releases.push(v.predicate.releases[0]);
      }),
    'site-object-unreadable',
    'index.json',
  ],
  [
    'an index whose subjects are others',
    (s) =>
      resignNewest(s, R3, (v) => {
        v.subject.pop();
      }),
    'site-object-unreadable',
    'index.json',
  ],
  [
    'an expired index',
    (s) =>
      resignNewest(s, R3, (v) => {
        v.predicate.expires = '2026-02-09T23:59:59Z';
      }),
    'verify-index-expired',
    'index.json',
  ],
  ['versions removed', (s) => void s.delete('versions'), 'verify-object-missing', 'versions'],
  [
    'versions reordered',
    (s) => setText(s, 'versions', '["1.1.0","1.0.0","1.2.0"]'),
    'verify-pointer-differs',
    'versions',
  ],
  ['versions without one', (s) => setText(s, 'versions', '["1.0.0","1.2.0"]'), 'verify-pointer-differs', 'versions'],
  [
    'versions with one too many',
    (s) => setText(s, 'versions', '["1.0.0","1.1.0","1.2.0","1.3.0"]'),
    'verify-pointer-differs',
    'versions',
  ],
  [
    'versions with one twice',
    (s) => setText(s, 'versions', '["1.0.0","1.1.0","1.2.0","1.2.0"]'),
    'verify-pointer-differs',
    'versions',
  ],
  [
    'versions with a v',
    (s) => setText(s, 'versions', '["v1.0.0","1.1.0","1.2.0"]'),
    'verify-version-invalid',
    'versions',
  ],
  [
    'versions as lines of text',
    (s) => setText(s, 'versions', '1.0.0\n1.1.0\n1.2.0\n'),
    'verify-pointer-differs',
    'versions',
  ],
  ['versions as an object', (s) => setText(s, 'versions', '{"1.0.0":1}'), 'verify-pointer-differs', 'versions'],
  [
    'versions of yesterday',
    (s, o) => void s.set('versions', bytesAt(o.before, 'versions')),
    'verify-pointer-differs',
    'versions',
  ],
  ['latest removed', (s) => void s.delete('latest'), 'verify-object-missing', 'latest'],
  ['latest ahead', (s) => setText(s, 'latest', '"1.3.0"'), 'verify-pointer-differs', 'latest'],
  ['latest behind', (s) => setText(s, 'latest', '"1.1.0"'), 'verify-pointer-differs', 'latest'],
  ['latest without quotes', (s) => setText(s, 'latest', '1.2.0'), 'verify-pointer-differs', 'latest'],
  ['latest as null', (s) => setText(s, 'latest', 'null'), 'verify-pointer-differs', 'latest'],
  [
    'latest of the beta channel truncated',
    (s) => setText(s, `${BETA}latest`, '"2.0.0'),
    'verify-pointer-differs',
    `${BETA}latest`,
  ],
  ['an upgrade object removed', (s) => void s.delete('1.1.0'), 'verify-object-missing', '1.1.0'],
  ['a byte of an upgrade object flipped', (s) => flipByte(s, '1.1.0'), 'verify-object-differs', '1.1.0'],
  ['an upgrade object truncated', (s) => truncate(s, '1.1.0'), 'verify-object-differs', '1.1.0'],
  ['two upgrade objects swapped', (s) => swap(s, '1.0.0', '1.1.0'), 'verify-object-differs', '1.0.0'],
  [
    'an upgrade object re-signed by a stranger',
    (s) => resign(s, '1.1.0', () => {}, ['stranger']).then(() => {}),
    'verify-object-differs',
    '1.1.0',
  ],
  [
    'an upgrade object of a stranger',
    (s, o) => void s.set('1.1.0', bytesAt(o.otherKey, '1.1.0')),
    'site-object-unverified',
    '1.1.0',
  ],
  [
    'an upgrade object of a stranger that the index names',
    async (s) => listDigest(s, R3, '1.1.0', await resign(s, '1.1.0', () => {}, ['stranger'])),
    'site-object-unverified',
    '1.1.0',
  ],
  [
    'an flist that leads elsewhere',
    (s) =>
      editJson(s, '1.1.0', (v) => {
        v.flist = 'https://evil.example/x.zip';
      }),
    'verify-flist-invalid',
    '1.1.0',
  ],
  [
    'an flist that is no URL',
    (s) =>
      editJson(s, '1.1.0', (v) => {
        v.flist = v.flist.replace('https://', '');
      }),
    'verify-flist-invalid',
    '1.1.0',
  ],
  [
    'a second Flist key',
    (s) =>
      editJson(s, '1.1.0', (v) => {
        v.Flist = 'https://evil.example/';
      }),
    'site-object-unverified',
    '1.1.0',
  ],
  [
    'another hex signature',
    (s) =>
      editJson(s, '1.1.0', (v) => {
        v.signature = '00'.repeat(64);
      }),
    'site-object-unverified',
    '1.1.0',
  ],
  [
    'another transaction id',
    (s) =>
      editJson(s, '1.1.0', (v) => {
        v.transaction_id = 'd'.repeat(40);
      }),
    'site-object-unverified',
    '1.1.0',
  ],
  [
    'a statement of another version',
    (s) =>
      resignRelease(s, R3, '1.2.0', (v) => {
        v.predicate.version = '1.0.0';
      }),
    'verify-release-disagrees',
    '1.2.0',
  ],
  [
    'a statement of another channel',
    (s) =>
      resignRelease(s, R3, '1.2.0', (v) => {
        v.predicate.channel = 'beta';
      }),
    'verify-release-disagrees',
    '1.2.0',
  ],
  [
    'a statement of another product',
    (s) =>
      resignRelease(s, R3, '1.2.0', (v) => {
        v.predicate.product = 'other';
      }),
    'verify-release-disagrees',
    '1.2.0',
  ],
  [
    'a statement with another tag',
    (s) =>
      resignRelease(s, R3, '1.2.0', (v) => {
        v.predicate.tag = '1.2.0';
      }),
    'verify-release-disagrees',
    '1.2.0',
  ],
  [
    'a statement about another bundle',
    (s) =>
      resignRelease(s, R3, '1.2.0', (v) => {
        v.subject[0].digest.sha256 = 'a'.repeat(64);
      }),
    'verify-release-disagrees',
    '1.2.0',
  ],
  [
    'a statement with a wider upgradeFrom',
    (s) =>
      resignRelease(s, R3, '1.2.0', (v) => {
        v.predicate.upgradeFrom = '*';
      }),
    'verify-release-disagrees',
    '1.2.0',
  ],
  [
    'a statement whose schema lies elsewhere',
    (s) =>
      resignRelease(s, R3, '1.2.0', (v) => {
        v.predicate.schemas.config.path = 'schemas/other.json';
      }),
    'verify-release-disagrees',
    '1.2.0',
  ],
  [
    'an index whose bundle lies elsewhere',
    (s) =>
      resignNewest(s, R3, (v) => {
        v.predicate.releases[0].bundle.path = 'bundles/x.zip';
      }),
    'verify-release-disagrees',
    R3,
  ],
  ['a bundle removed', (s) => void s.delete(pathOfBundle(s, '1.1.0')), 'verify-object-missing', bundle('1.1.0')],
  [
    'a byte of a bundle flipped',
    (s) => flipByte(s, pathOfBundle(s, '1.1.0')),
    'verify-object-differs',
    bundle('1.1.0'),
  ],
  ['a bundle truncated', (s) => truncate(s, pathOfBundle(s, '1.1.0')), 'verify-object-differs', bundle('1.1.0')],
  [
    'a bundle with a byte more',
    (s) => void s.set(pathOfBundle(s, '1.1.0'), Buffer.concat([bytesAt(s, pathOfBundle(s, '1.1.0')), Buffer.of(0)])),
    'verify-object-differs',
    bundle('1.1.0'),
  ],
  [
    'two bundles swapped',
    (s) => swap(s, pathOfBundle(s, '1.0.0'), pathOfBundle(s, '1.1.0')),
    'verify-object-differs',
    bundle('1.0.0'),
  ],
  ['a minisig removed', (s) => void s.delete(minisig('1.1.0')(s)), 'verify-object-missing', minisig('1.1.0')],
  [
    'a minisig of another bundle',
    (s) => copy(s, minisig('1.0.0')(s), minisig('1.1.0')(s)),
    'verify-minisig-invalid',
    minisig('1.1.0'),
  ],
  [
    'a minisig of a stranger',
    (s, o) => void s.set(minisig('1.1.0')(s), bytesAt(o.otherKey, minisig('1.1.0')(o.otherKey))),
    'verify-minisig-invalid',
    minisig('1.1.0'),
  ],
  ['a minisig emptied', (s) => setText(s, minisig('1.1.0')(s), ''), 'verify-minisig-invalid', minisig('1.1.0')],
  [
    'a minisig with another trusted comment',
    (s) =>
      setText(
        s,
        minisig('1.1.0')(s),
        Buffer.from(bytesAt(s, minisig('1.1.0')(s)))
          .toString()
          .replace('hashed', 'mashed'),
      ),
    'verify-minisig-invalid',
    minisig('1.1.0'),
  ],
  [
    'a schema removed',
    (s) => void s.delete(pathWith(s, '.foreign-config.json')),
    'verify-object-missing',
    () => pathWith(sites.site, '.foreign-config.json'),
  ],
  [
    'a byte of a schema flipped',
    (s) => flipByte(s, pathWith(s, '.foreign-config.json')),
    'verify-object-differs',
    () => pathWith(sites.site, '.foreign-config.json'),
  ],
  ['an attachment truncated', (s) => truncate(s, firstManual(s)), 'verify-object-differs', firstManual],
  [
    'an attachment removed',
    (s) => void s.delete(firstManual(s)),
    'verify-object-missing',
    () => firstManual(sites.site),
  ],
  [
    'a site whose beta channel was not copied whole',
    (s) => void s.delete(`${BETA}revisions/00000001.json`),
    'site-revision-missing',
    `${BETA}revisions/00000001.json`,
  ],
  [
    'a site whose bundles were not copied',
    (s) => {
      for (const path of [...s.keys()]) if (path.startsWith('bundles/')) s.delete(path);
    },
    'verify-object-missing',
    bundle('1.0.0'),
  ],
];

function replayProduct(site: SiteObjects, { otherProduct }: Sites): void {
  for (const [path, bytes] of otherProduct) site.set(path, bytes);
}
function dropFirst(statement: { subject: unknown[]; predicate: { releases: unknown[] } }): void {
  statement.subject.shift();
  statement.predicate.releases.shift();
}
function rename(
  statement: { subject: { name: string }[]; predicate: { releases: { version: string }[] } },
  name: string,
): void {
  for (const subject of statement.subject.slice(0, 1)) subject.name = name;
  for (const release of statement.predicate.releases.slice(0, 1)) release.version = name;
}
function badVersion(statement: Parameters<typeof rename>[0]): void {
  rename(statement, 'v1.0.0');
}
function escapingVersion(statement: Parameters<typeof rename>[0]): void {
  rename(statement, 'revisions/00000001.json');
}
async function resignAs(site: SiteObjects, path: string, counter: number, from = R3): Promise<void> {
  copy(site, from, path);
  await resign(site, path, (statement) => {
    statement.predicate.counter = counter;
  });
}
function firstManual(site: SiteObjects): string {
  return [...site.keys()].find((path) => path.startsWith('attachments/')) ?? '';
}

describe('a tampered site', () => {
  test.each(rows)('%s: found, and the object named', async (name, mutate, code, where) => {
    const site = new Map(/beta|another product/.test(name) ? sites.site : sites.stable);
    await mutate(site, sites);
    const { problems } = await audit(site);
    expect(found(errorsOf(problems))).toContain(`${code} ${typeof where === 'string' ? where : where(site)}`);
  });

  test('has every one of its problems found at once', async () => {
    const site = new Map(sites.site);
    flipByte(site, R1);
    truncate(site, pathOfBundle(site, '1.1.0'));
    site.delete('1.0.0');
    setText(site, 'latest', '"9.9.9"');
    const { problems } = await audit(site);
    expect(found(problems)).toEqual([
      'verify-pointer-differs latest',
      'verify-revision-forked revisions/00000001.json',
      'site-object-unverified revisions/00000001.json',
      'verify-object-missing 1.0.0',
      `verify-object-differs ${pathOfBundle(site, '1.1.0')}`,
    ]);
  });

  test('is found whichever byte of whichever signed object was changed', async () => {
    const signed = [...sites.before.keys()].filter((path) => !path.endsWith('.minisig'));
    const arbitrary = fc.tuple(
      fc.constantFrom(...signed),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 1, max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(arbitrary, async ([path, position, mask]) => {
        const host = memoryHost();
        for (const [name, bytes] of sites.before) host.objects.set(name, bytes);
        const bytes = Uint8Array.from(bytesAt(sites.before, path));
        const at = Math.floor(position * bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        // The line end may become other white space, which says the same.
        fc.pre(at < bytes.length - 1 || !' \t\r'.includes(String.fromCharCode(bytes[at] ?? 0)));
        host.objects.set(path, bytes);
        const { problems } = await auditSite(hostSource(host), { trust: testTrust(), now: NOW, patienceMs: 0 });
        expect(errorsOf(problems).map(({ place }) => place?.file)).toContain(path);
      }),
      { numRuns: 30 },
    );
  });

  test('is found whichever byte of a minisig was changed, apart from its first line, which nobody signs', async () => {
    const path = minisig('1.1.0')(sites.before);
    const bytes = bytesAt(sites.before, path);
    const start = bytes.indexOf(0x0a) + 1;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: start, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const host = memoryHost();
          for (const [name, content] of sites.before) host.objects.set(name, content);
          const changed = Uint8Array.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ mask;
          host.objects.set(path, changed);
          const { problems } = await auditSite(hostSource(host), { trust: testTrust(), now: NOW, patienceMs: 0 });
          expect(found(errorsOf(problems))).toEqual([`verify-minisig-invalid ${path}`]);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('a log that is gone', () => {
  test('is named in part, and the audit goes on', async () => {
    const site = new Map(sites.before);
    await resignAs(site, 'revisions/00001000.json', 1000, R2);
    copy(site, 'revisions/00001000.json', 'index.json');
    const { problems } = await audit(site);
    const missing = found(problems).filter((finding) => finding.startsWith('verify-revision-missing'));
    expect(missing).toHaveLength(100);
    expect(missing[0]).toBe('verify-revision-missing revisions/00000999.json');
  });
});

describe('what is worth a warning', () => {
  // What was done | how | code | object that must be named
  const warnings: readonly (readonly [string, Mutation, Problem['code'], Where])[] = [
    ['a release that no revision lists', (s) => copy(s, '1.0.0', '1.3.0'), 'verify-unfinished-release', '1.3.0'],
    [
      'a bundle that no release has',
      (s) => setText(s, 'bundles/orphan.zip', 'x'),
      'verify-object-orphaned',
      'bundles/orphan.zip',
    ],
    [
      'a schema that no release has',
      (s) => setText(s, 'schemas/orphan.json', '{}'),
      'verify-object-orphaned',
      'schemas/orphan.json',
    ],
    ['a file of no kind', (s) => setText(s, 'backup.tar', 'x'), 'verify-file-unknown', 'backup.tar'],
    [
      'a file with a control character in its name',
      (s) => setText(s, 'a\u001b[31m', 'x'),
      'verify-file-unknown',
      'a\\x1b[31m',
    ],
    [
      'a leftover of a write',
      (s) => setText(s, '.ota-release/tmp-1', 'x'),
      'verify-leftover-temp',
      '.ota-release/tmp-1',
    ],
    [
      'a folder that no channel has',
      (s) => setText(s, 'channels/\u001b[31m/index.json', '{}'),
      'verify-file-unknown',
      'channels/\\x1b[31m/index.json',
    ],
    [
      'a revision of another name',
      (s) => setText(s, 'revisions/9.json', '{}'),
      'verify-object-orphaned',
      'revisions/9.json',
    ],
    ['names that differ in case', (s) => setText(s, 'LATEST', 'x'), 'verify-name-clash', 'latest'],
    [
      'an index about to expire',
      (s) =>
        resignNewest(s, R3, (v) => {
          v.predicate.expires = '2026-03-01T00:00:00Z';
        }),
      'verify-index-expires-soon',
      'index.json',
    ],
    [
      'a clock that went back',
      (s) =>
        resignNewest(s, R3, (v) => {
          v.predicate.created = '2026-01-15T00:00:00Z';
        }),
      'verify-revision-time-back',
      R3,
    ],
  ];
  test.each(warnings)('%s', async (_name, mutate, code, where) => {
    const site = new Map(sites.site);
    await mutate(site, sites);
    const { problems } = await audit(site);
    expect(errorsOf(problems)).toEqual([]);
    expect(found(problems)).toContain(`${code} ${where}`);
  });

  test('pages for people and digests for 0-OS belong to a site', async () => {
    const site = new Map(sites.site);
    for (const path of ['index.html', '_headers', `${pathOfBundle(site, '1.0.0')}.md5`]) setText(site, path, 'x');
    expect((await audit(site)).problems).toEqual([]);
  });

  test('a signed release that is not listed is one warning, not one for each of its objects', async () => {
    const site = new Map(sites.site);
    const longer = await signedSite([{ version: '1.3.0' }]);
    for (const [path, bytes] of longer.objects) if (!site.has(path)) site.set(path, bytes);
    expect(found((await audit(site)).problems)).toEqual(['verify-unfinished-release 1.3.0']);
  });
});

describe('keys', () => {
  const rotated = () =>
    signedSite([
      { version: '1.0.0', signers: ['old', 'new'], trusted: ['old'] },
      { version: '1.1.0', signers: ['old', 'new'], trusted: ['old', 'new'] },
      { version: '1.2.0', signers: ['new'], trusted: ['old', 'new'] },
    ]);

  test('as many as the threshold must have signed', async () => {
    const { objects } = await rotated();
    const { problems } = await audit(objects, { trust: testTrust(['old', 'new'], 2) });
    expect(found(errorsOf(problems))).toContain('site-object-unverified index.json');
  });

  test('revisions of keys that are trusted no more are vouched for by later ones', async () => {
    const { objects } = await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }]);
    await resign(
      objects,
      R1,
      (v) => {
        v.predicate.trustedKeys = listed('old');
      },
      ['old'],
    );
    const previous = createHash('sha256').update(bytesAt(objects, R1)).digest('hex');
    await resignNewest(objects, R2, (v) => {
      v.predicate.previous = previous;
    });
    expect(found((await audit(objects)).problems)).toEqual([`verify-revision-key-retired ${R1}`]);
  });

  test('a revision that is vouched for must still be signed by a key that it lists', async () => {
    const { objects } = await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }]);
    await resign(
      objects,
      R1,
      (v) => {
        v.predicate.trustedKeys = listed('old');
      },
      ['stranger'],
    );
    const previous = createHash('sha256').update(bytesAt(objects, R1)).digest('hex');
    await resignNewest(objects, R2, (v) => {
      v.predicate.previous = previous;
    });
    expect(found((await audit(objects)).problems)).toEqual([`site-object-unverified ${R1}`]);
  });

  test('a whole site of a stranger is refused', async () => {
    const report = await audit(new Map(sites.otherKey));
    expect(found(errorsOf(report.problems))).toContain('site-object-unverified index.json');
    expect(report.channels).toEqual([]);
  });
});

const listed = (name: string) =>
  testTrust([name]).keys.map((key) => ({ keyid: key.keyId, publicKey: Buffer.from(key.raw).toString('base64') }));

describe('what is asked for', () => {
  test('a counter that was seen before is not gone below', async () => {
    expect((await audit(new Map(sites.before), { minCounter: 2 })).problems).toEqual([]);
    const { problems } = await audit(new Map(sites.before), { minCounter: 3 });
    expect(found(problems)).toEqual(['verify-counter-rolled-back index.json']);
  });

  test('a channel alone is audited alone', async () => {
    const site = new Map(sites.site);
    flipByte(site, '1.0.0');
    const report = await audit(site, { channels: ['beta'] });
    expect(report.problems).toEqual([]);
    expect(report.channels.map(({ channel }) => channel)).toEqual(['beta']);
  });

  test('a channel that isn’t there is missed', async () => {
    const { problems } = await audit(new Map(sites.site), { channels: ['nightly'] });
    expect(found(problems)).toEqual(['verify-index-missing channels/nightly/index.json']);
  });

  test('an empty directory has no index', async () => {
    const { problems } = await audit(new Map());
    expect(found(problems)).toEqual(['verify-index-missing index.json']);
  });

  test('one version alone is audited at a cost that does not grow with the history', async () => {
    const cost = async (count: number) => {
      const releases = Array.from({ length: count }, (_, patch) => ({ version: `1.0.${patch}` }));
      const host = await signedSite(releases);
      const only = { channel: 'stable', versions: [`1.0.${count - 1}`] };
      const report = await auditSite(hostSource(host), { trust: testTrust(), now: NOW, patienceMs: 0, only });
      expect(report.problems).toEqual([]);
      return report.objects;
    };
    expect(await cost(12)).toBe(await cost(2));
  });

  test('one version alone is audited in full', async () => {
    const site = new Map(sites.site);
    flipByte(site, pathOfBundle(site, '1.1.0'));
    flipByte(site, pathOfBundle(site, '1.0.0'));
    const { problems } = await audit(site, { only: { channel: 'stable', versions: ['1.1.0'] } });
    expect(found(problems)).toEqual([`verify-object-differs ${pathOfBundle(site, '1.1.0')}`]);
  });

  test('a version that is not released is missed', async () => {
    const { problems } = await audit(new Map(sites.site), { only: { channel: 'stable', versions: ['1.9.0'] } });
    expect(found(problems)).toEqual([`verify-version-unlisted ${R3}`]);
  });

  test('progress counts what is read', async () => {
    const seen: number[] = [];
    const report = await audit(new Map(sites.site), { onProgress: ({ bytes }) => seen.push(bytes) });
    expect(seen).toHaveLength(report.objects);
    expect(seen.at(-1)).toBe(report.bytes);
  });

  test('a release that is just being published is waited for', async () => {
    const host = await signedSite([{ version: '1.0.0' }]);
    const old = new Map(host.objects);
    await signedSite([{ version: '1.1.0', created: new Date('2026-02-03T00:00:00Z') }], host);
    const pointers = ['index.json', 'versions', 'latest'] as const;
    const next = new Map(pointers.map((path) => [path, bytesAt(host.objects, path)]));
    for (const path of pointers) host.objects.set(path, bytesAt(old, path));
    const options = { trust: testTrust(), now: NOW };
    const impatient = await auditSite(hostSource(host), { ...options, patienceMs: 0 });
    expect(found(impatient.problems)).toContain('verify-index-stale index.json');
    const patient = auditSite(hostSource(host), { ...options, patienceMs: 2_000 });
    setTimeout(() => {
      for (const [path, bytes] of next) host.objects.set(path, bytes);
    }, 50);
    expect((await patient).problems).toEqual([]);
  });
});

describe('the commands of docs/verify.md', () => {
  /** Runs the documented commands on a site with the keys beside it, by the machine's own clock. */
  const runDocumented = async (site: SiteObjects) => {
    const root = directory();
    writeSite(join(root, 'site'), site);
    mkdirSync(join(root, 'keys'));
    const [key] = testTrust().keys;
    if (!key) throw new Error('no key');
    writeFileSync(join(root, 'keys/ota.pub'), encodePublicKey(key, 'minisign'));
    writeFileSync(join(root, 'keys/ota.pub.pem'), encodePublicKey(key, 'pem'));
    const text = readFileSync(new URL('../../../docs/verify.md', import.meta.url), 'utf8');
    const [, script = ''] = /```sh\n([\s\S]*?)```/.exec(text) ?? [];
    const { status, stdout } = spawnSync('sh', ['-c', script], { cwd: root, encoding: 'utf8' });
    return { status, stdout };
  };
  let current: SiteObjects;
  beforeAll(async () => {
    const created = new Date(Date.now() - 60_000);
    current = (await signedSite(['1.0.0', '1.1.0'].map((version) => ({ version, created })))).objects;
  });

  test('verify a sound site without this tool', async () => {
    const { status, stdout } = await runDocumented(current);
    expect(stdout).toContain('1.1.0 verified');
    expect(status).toBe(0);
  });

  // what was done | how
  const rows: readonly (readonly [string, (site: SiteObjects) => void])[] = [
    ['a byte of an old revision flipped', (site) => flipByte(site, R1)],
    ['an index rolled back', (site) => copy(site, R1, 'index.json')],
    ['an upgrade object of another version', (site) => copy(site, '1.0.0', '1.1.0')],
    ['a byte of the bundle flipped', (site) => flipByte(site, pathOfBundle(site, '1.1.0'))],
    ['a minisig of another bundle', (site) => copy(site, minisig('1.0.0')(site), minisig('1.1.0')(site))],
  ];
  test.each(rows)('find %s', async (_name, mutate) => {
    const site = new Map(current);
    mutate(site);
    const { status, stdout } = await runDocumented(site);
    expect(stdout).not.toContain('1.1.0 verified');
    expect(status).toBe(1);
  });

  test('find an expired index', async () => {
    const { objects } = await signedSite([
      { version: '1.0.0', expiresDays: 1 },
      { version: '1.1.0', expiresDays: 1 },
    ]);
    expect((await runDocumented(objects)).status).toBe(1);
  });
});

describe('a site that holds a part of its releases', () => {
  /** What an export of the version writes: the log, the objects of that release, and pointers to it. */
  const partOf = (site: SiteObjects, version: string): SiteObjects => {
    const left = ['1.0.0', '1.1.0', '1.2.0'].filter((other) => other !== version);
    const part = new Map(
      [...site].filter(
        ([path]) => !path.startsWith(BETA) && !left.some((other) => path === other || path.includes(`-${other}.zip`)),
      ),
    );
    setText(part, 'versions', `["${version}"]\n`);
    setText(part, 'latest', `"${version}"\n`);
    return part;
  };

  test('is sound for who asks for that part, and says how where nobody does', async () => {
    const part = partOf(sites.site, '1.1.0');
    expect((await audit(part, { excerpt: ['1.1.0'] })).problems).toEqual([]);
    const { problems } = await audit(part);
    expect(found(problems)).toEqual(['verify-site-partial versions']);
    expect(problems[0]?.hint).toContain('--only 1.1.0');
  });

  test('is sound also where a whole site is asked for a part', async () => {
    expect((await audit(sites.site, { excerpt: ['1.1.0', '2.0.0-rc.1'] })).problems).toEqual([]);
  });

  test.each([
    // what happens to it | the problems
    ['the bundle', (part: SiteObjects) => part.delete(pathOfBundle(part, '1.1.0')), 'verify-object-missing'],
    ['the signature', (part: SiteObjects) => part.delete(minisig('1.1.0')(part)), 'verify-object-missing'],
    ['a schema', (part: SiteObjects) => part.delete(pathWith(part, '.foreign-config.json')), 'verify-object-missing'],
    ['a revision', (part: SiteObjects) => part.delete(R2), 'verify-revision-missing'],
    ['the upgrade object', (part: SiteObjects) => flipByte(part, '1.1.0'), 'verify-object-differs'],
    ['latest', (part: SiteObjects) => setText(part, 'latest', '"1.2.0"\n'), 'verify-pointer-differs'],
    ['versions', (part: SiteObjects) => setText(part, 'versions', '["1.1.0","1.2.0"]\n'), 'verify-object-missing'],
  ] as const)('is broken without %s, whoever asks', async (_what, tamper, code) => {
    const part = partOf(sites.site, '1.1.0');
    tamper(part);
    const { problems } = await audit(part, { excerpt: ['1.1.0'] });
    expect(errorsOf(problems).map((problem) => problem.code)).toContain(code);
    expect(errorsOf((await audit(part)).problems)).not.toEqual([]);
  });

  test('has no version that it does not list', async () => {
    const { problems } = await audit(sites.site, { excerpt: ['1.1.0', '7.0.0'] });
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['verify-version-unlisted', 'index.json, channels/beta/index.json does not list 7.0.0.'],
    ]);
  });

  test('still shows what is no part of a site', async () => {
    const part = partOf(sites.site, '1.1.0');
    setText(part, 'notes.txt', 'by hand');
    setText(part, 'bundles/orphan.zip', 'nobody can tell');
    expect(found((await audit(part, { excerpt: ['1.1.0'] })).problems)).toEqual(['verify-file-unknown notes.txt']);
  });
});
