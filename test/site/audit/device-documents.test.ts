import { beforeAll, describe, expect, test } from 'vitest';
import { auditDeviceDocuments, documentPaths } from '../../../src/site/audit/device-documents.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { readChannel } from '../../../src/site/channel-state.js';
import { hostSource } from '../../../src/site/host-source.js';
import { channelLayout } from '../../../src/site/layout.js';
import { EMPTY_ARCHIVE } from '../../../src/site/next-index.js';
import { memoryHost } from '../../support/memory-host.js';
import { testTrust } from '../../support/signing.js';
import { type SiteObjects, signedSite } from '../../support/site.js';

const layout = channelLayout('stable');
const ALIAS = 'connhex/logger.zip';
const BUNDLE = Buffer.alloc(100_000, 'bundle');
let site: SiteObjects;
beforeAll(async () => {
  const families = { connhex: { alias: true } };
  site = (await signedSite([{ version: '1.0.0', bundle: BUNDLE, families }])).objects;
});

const audit = async (change: (objects: SiteObjects) => void = () => {}) => {
  const host = memoryHost({ objects: new Map(site) });
  change(host.objects);
  const { newest } = await readChannel(host, layout, testTrust());
  if (!newest) throw new Error('no revision');
  const context = { reader: siteReader(hostSource(host)), layout };
  return { newest, problems: await auditDeviceDocuments(context, newest, EMPTY_ARCHIVE) };
};

describe('a copy for devices', () => {
  test('is what the revision makes of it, and its path is known', async () => {
    const { newest, problems } = await audit();
    expect(problems).toEqual([]);
    expect(documentPaths(layout, newest, EMPTY_ARCHIVE)).toEqual([ALIAS]);
    expect(documentPaths(layout, newest, undefined)).toEqual([]);
  });

  test.each([
    // what became of it, the problem
    ['missing', (objects: SiteObjects) => void objects.delete(ALIAS), 'verify-object-missing'],
    [
      'changed at its length',
      (objects: SiteObjects) => void objects.set(ALIAS, Buffer.alloc(BUNDLE.length)),
      'verify-document-differs',
    ],
    [
      'longer',
      (objects: SiteObjects) => void objects.set(ALIAS, Buffer.concat([BUNDLE, BUNDLE])),
      'verify-document-differs',
    ],
    ['shorter', (objects: SiteObjects) => void objects.set(ALIAS, Buffer.of()), 'verify-document-differs'],
  ])('that is %s is found', async (_what, change, code) => {
    const { problems } = await audit(change);
    expect(problems.map((found) => [found.code, found.place?.file])).toEqual([[code, ALIAS]]);
  });
});
