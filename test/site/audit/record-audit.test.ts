import { beforeAll, describe, expect, test } from 'vitest';
import { auditSite } from '../../../src/site/audit/audit-site.js';
import { auditRecord, leftRecords } from '../../../src/site/audit/record-audit.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { readChannel } from '../../../src/site/channel-state.js';
import { hostSource } from '../../../src/site/host-source.js';
import type { IndexRelease } from '../../../src/site/index-statement.js';
import { sha256Hex } from '../../../src/site/json-bytes.js';
import { channelLayout, provenancePath, recordPath } from '../../../src/site/layout.js';
import { verifyUpgradeObject } from '../../../src/site/upgrade-object.js';
import { memoryHost } from '../../support/memory-host.js';
import { testTrust } from '../../support/signing.js';
import { type SiteObjects, signedSite } from '../../support/site.js';
import { bytesAt, flipByte, pathWith, resign, resignNewest } from '../../support/tamper.js';

const layout = channelLayout('stable');
const REVISION = layout.revision(1);
let sound: SiteObjects;

beforeAll(async () => {
  sound = (await signedSite([{ version: '1.0.0', recorded: true }])).objects;
});

const hostOf = (objects: SiteObjects) => memoryHost({ objects });
const verify = async (objects: SiteObjects) => {
  const options = { trust: testTrust(), now: new Date('2026-02-02T00:00:00Z'), patienceMs: 0 };
  const { problems } = await auditSite(hostSource(hostOf(objects)), options);
  return problems.map(({ code }) => code);
};

const recordOf = (site: SiteObjects): string => pathWith(site, 'records/');
const provenanceOf = (site: SiteObjects): string => pathWith(site, 'provenance/');

/** Moves a signed object to the name that its digest gives, and lets what names it follow: what a misused key could do. */
const renamed = (site: SiteObjects, from: string, to: (sha256: string) => string): string => {
  const bytes = bytesAt(site, from);
  const sha256 = sha256Hex(bytes);
  site.delete(from);
  site.set(to(sha256), bytes);
  return sha256;
};

// biome-ignore lint/suspicious/noExplicitAny: a tampering test reaches into documents that it is about to break
type Change = (statement: any) => void;

const forgeRecord = async (site: SiteObjects, change: Change, signers?: readonly string[]): Promise<void> => {
  await resign(site, recordOf(site), change, signers);
  const sha256 = renamed(site, recordOf(site), recordPath);
  await resignNewest(site, REVISION, ({ predicate }) => {
    predicate.releases[0].record.sha256 = sha256;
  });
};

const forgeProvenance = async (site: SiteObjects, change: Change, signers?: readonly string[]): Promise<void> => {
  await resign(site, provenanceOf(site), change, signers);
  const sha256 = renamed(site, provenanceOf(site), (digest) => provenancePath(digest, 'logger', '1.0.0'));
  const path = provenancePath(sha256, 'logger', '1.0.0');
  const size = bytesAt(site, path).length;
  await forgeRecord(site, ({ predicate }) => {
    predicate.provenance = { path, sha256, size };
  });
};

const nothing: Change = () => {};

const FORGERIES: readonly (readonly [
  what: string,
  code: string,
  forge: (site: SiteObjects) => Promise<void> | void,
])[] = [
  ['a record that is gone', 'record-missing', (site) => void site.delete(recordOf(site))],
  ['a record with a bit flipped', 'record-differs', (site) => flipByte(site, recordOf(site))],
  ['a record of another key', 'record-unverified', (site) => forgeRecord(site, nothing, ['stranger'])],
  ['a record of another kind', 'record-unverified', (site) => forgeRecord(site, (s) => (s.predicateType = 'urn:x'))],
  [
    'a record of another version',
    'record-disagrees',
    (site) => forgeRecord(site, (s) => (s.predicate.version = '2.0.0')),
  ],
  ['a record of another product', 'record-disagrees', (site) => forgeRecord(site, (s) => (s.predicate.product = 'x'))],
  [
    'a record of another channel',
    'record-disagrees',
    (site) => forgeRecord(site, (s) => (s.predicate.channel = 'beta')),
  ],
  [
    'a record of another commit',
    'record-disagrees',
    (site) => forgeRecord(site, (s) => (s.predicate.commit = 'd'.repeat(40))),
  ],
  [
    'a record without the attachment',
    'record-disagrees',
    (site) => forgeRecord(site, (s) => (s.predicate.attachments = [])),
  ],
  [
    'a record of another bundle',
    'record-disagrees',
    (site) => forgeRecord(site, (s) => (s.subject[1].digest.sha256 = '0'.repeat(64))),
  ],
  ['a provenance that is gone', 'provenance-missing', (site) => void site.delete(provenanceOf(site))],
  ['a provenance with a bit flipped', 'provenance-differs', (site) => flipByte(site, provenanceOf(site))],
  ['a provenance of another key', 'provenance-unverified', (site) => forgeProvenance(site, nothing, ['stranger'])],
  [
    'a provenance of another bundle',
    'provenance-disagrees',
    (site) => forgeProvenance(site, (s) => (s.subject[0].digest.sha256 = '0'.repeat(64))),
  ],
  [
    'a provenance of another commit',
    'provenance-disagrees',
    (site) =>
      forgeProvenance(
        site,
        (s) => (s.predicate.buildDefinition.resolvedDependencies[0].digest.gitCommit = 'd'.repeat(40)),
      ),
  ],
];

describe('an audit', () => {
  test('takes a release with record and provenance, and reads each once', async () => {
    const host = hostOf(new Map(sound));
    const read: string[] = [];
    host.before = (operation, path) => void (operation === 'read' && read.push(path));
    const options = { trust: testTrust(), now: new Date('2026-02-02T00:00:00Z'), patienceMs: 0 };
    const { problems } = await auditSite(hostSource(host), options);
    expect(problems).toEqual([]);
    expect(read.filter((path) => /^(records|provenance)\//.test(path))).toEqual([recordOf(sound), provenanceOf(sound)]);
  });

  test('takes one of before there were records', async () => {
    expect(await verify((await signedSite([{ version: '1.0.0' }])).objects)).toEqual([]);
  });

  test.each(FORGERIES)('finds %s', async (_what, code, forge) => {
    const site = new Map(sound);
    await forge(site);
    expect(new Set(await verify(site))).toEqual(new Set([code]));
  });

  test('needs as many signatures as the trust asks for', async () => {
    const context = { reader: siteReader(hostSource(hostOf(sound))), layout, product: 'logger' };
    const trust = testTrust(['release', 'second'], 2);
    const { problems, objects } = await auditRecord({ ...context, trust }, { entry: await entryOf(sound) }, REVISION);
    expect(problems.map(({ code }) => code)).toEqual(['record-unverified']);
    expect(objects.map(({ path }) => path)).toEqual([recordOf(sound)]);
  });

  test('gives back what it read, and the objects that travel with the release', async () => {
    const context = { reader: siteReader(hostSource(hostOf(sound))), layout, product: 'logger', trust: testTrust() };
    const { statement } = verifyUpgradeObject(bytesAt(sound, '1.0.0'), '1.0.0', testTrust());
    const entry = await entryOf(sound);
    const audit = await auditRecord(context, { entry, statement: statement.predicate }, REVISION);
    expect(audit.record?.predicate).toMatchObject({ product: 'logger', by: 'operator' });
    expect(audit.provenance?.predicate.runDetails.builder.id).toContain('github.com/acme/logger');
    expect(audit.objects).toEqual([
      { path: recordOf(sound), sha256: entry.record?.sha256, size: undefined, neededBy: REVISION },
      {
        path: provenanceOf(sound),
        sha256: sha256Hex(bytesAt(sound, provenanceOf(sound))),
        size: bytesAt(sound, provenanceOf(sound)).length,
        neededBy: recordOf(sound),
      },
    ]);
  });
});

const entryOf = async (objects: SiteObjects): Promise<IndexRelease> => {
  const entry = (await readChannel(hostOf(objects), layout, testTrust())).newest?.predicate.releases[0];
  if (!entry) throw new Error('no release');
  return entry;
};

describe('what a run left that was ended before its revision', () => {
  /** The release as an older tool would list it: nothing names record and provenance. */
  const unnamed = async (): Promise<SiteObjects> => {
    const site = new Map(sound);
    await resignNewest(site, REVISION, ({ predicate }) => {
      delete predicate.releases[0].record;
    });
    return site;
  };

  test('is no fault where it is signed', async () => {
    expect(await verify(await unnamed())).toEqual([]);
  });

  test('is told of where it is not what its name says, or signed by nobody that is trusted', async () => {
    const flipped = await unnamed();
    flipByte(flipped, recordOf(flipped));
    flipped.set('provenance/x', Buffer.from('x'));
    expect(await verify(flipped)).toEqual(['verify-object-orphaned', 'verify-object-orphaned']);
    const reader = siteReader(hostSource(hostOf(await unnamed())));
    expect(await leftRecords(reader, testTrust(['stranger']), [recordOf(sound)], new Set())).toEqual([]);
  });
});
