import { beforeAll, describe, expect, test } from 'vitest';
import { auditRelease } from '../../../src/site/audit/release-audit.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { readChannel } from '../../../src/site/channel-state.js';
import { hostSource } from '../../../src/site/host-source.js';
import type { IndexRelease } from '../../../src/site/index-statement.js';
import { channelLayout } from '../../../src/site/layout.js';
import { memoryHost } from '../../support/memory-host.js';
import { testTrust } from '../../support/signing.js';
import { PUBLIC_URL, type SiteObjects, signedSite } from '../../support/site.js';
import { resign } from '../../support/tamper.js';

const layout = channelLayout('stable');
let site: SiteObjects;
let entry: IndexRelease;

beforeAll(async () => {
  const host = await signedSite([{ version: '1.0.0' }]);
  site = host.objects;
  const listed = (await readChannel(host, layout, testTrust())).newest?.predicate.releases[0];
  if (!listed) throw new Error('no release');
  entry = listed;
});

const audit = (objects: SiteObjects, listed = entry, publicUrl: string | undefined = PUBLIC_URL) => {
  const host = memoryHost();
  for (const [path, bytes] of objects) host.objects.set(path, bytes);
  const context = { reader: siteReader(hostSource(host)), layout, trust: testTrust(), product: 'logger', publicUrl };
  return auditRelease(context, { entry: listed, listedIn: layout.revision(1) });
};

describe('a release', () => {
  test('names what it needs: the bundle, its schemas, its template and its attachment', async () => {
    const { problems, needed, complete } = await audit(site);
    expect(problems).toEqual([]);
    expect(complete).toBe(true);
    expect(needed.map(({ kind, path, neededBy }) => [kind, path.replace(/[0-9a-f]{64}/, '#'), neededBy])).toEqual([
      ['bundle', 'bundles/#.logger-1.0.0.zip', 'revisions/00000001.json'],
      ['document', 'schemas/#.config.json', '1.0.0'],
      ['document', 'schemas/#.foreign-config.json', '1.0.0'],
      ['document', 'schemas/#.template.json', '1.0.0'],
      ['document', 'attachments/#.manual.txt', '1.0.0'],
    ]);
  });

  test('without its upgrade object still needs its bundle', async () => {
    const objects = new Map(site);
    objects.delete('1.0.0');
    const { problems, needed, complete } = await audit(objects);
    expect(problems).toMatchObject([{ code: 'verify-object-missing', place: { file: '1.0.0' } }]);
    expect(needed.map(({ kind }) => kind)).toEqual(['bundle']);
    expect(complete).toBe(false);
  });

  test('that was withdrawn may be gone', async () => {
    const yanked = { ...entry, yanked: { reason: 'bad', at: '2026-02-02T00:00:00Z' } };
    expect(await audit(new Map(), yanked)).toEqual({ problems: [], needed: [], complete: true });
    expect((await audit(site, yanked)).needed).toHaveLength(5);
  });

  test('asks for nothing in the name of an object that is not the listed one', async () => {
    const objects = new Map(site);
    await resign(objects, '1.0.0', (statement) => {
      statement.predicate.attachments[0].path = 'attachments/elsewhere';
    });
    const { problems, needed } = await audit(objects);
    expect(problems.map(({ code }) => code)).toEqual(['verify-object-differs', 'verify-release-disagrees']);
    expect(needed.map(({ kind }) => kind)).toEqual(['bundle']);
  });

  test.each(['../../etc/passwd', 'latest', 'v1.0.0', '1.0', ''])('is never looked for under %j', async (version) => {
    const { problems, needed } = await audit(site, { ...entry, version });
    expect(problems).toMatchObject([{ code: 'verify-version-invalid', place: { file: layout.revision(1) } }]);
    expect(needed).toEqual([]);
  });

  test('read from a mirror sends devices elsewhere', async () => {
    expect((await audit(site, entry, 'https://mirror.example.com')).problems).toMatchObject([
      { code: 'verify-flist-elsewhere', severity: 'warning' },
    ]);
  });
});
