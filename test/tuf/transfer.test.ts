import { beforeAll, expect, test } from 'vitest';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { hostSource } from '../../src/site/host-source.js';
import { pathsToCopy } from '../../src/transfer/copy-channels.js';
import { prepareExport } from '../../src/transfer/export-site.js';
import { prepareMirror, writeMirror } from '../../src/transfer/mirror-site.js';
import { viewsOfSelection } from '../../src/transfer/selection-views.js';
import { memoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';
import { type SiteObjects, signedSite } from '../support/site.js';
import { countedSource, NOW, spools } from '../support/transfer.js';
import { TUF } from '../support/tuf.js';

const openSpool = spools();
const trust = testTrust(['a', 'b']);
const isTuf = (path: string): boolean => /^(metadata|releases)\//.test(path);

let earlier: SiteObjects;
let site: SiteObjects;
beforeAll(async () => {
  const host = await signedSite([
    { version: '1.0.0', signers: ['a'], tuf: TUF },
    { version: '1.1.0', signers: ['a', 'b'], tuf: TUF },
  ]);
  earlier = new Map(host.objects);
  await signedSite(
    [{ version: '1.2.0', signers: ['a', 'b'], tuf: TUF, created: new Date('2026-02-05T00:00:00Z') }],
    host,
  );
  site = host.objects;
});

test('a mirror has every root and the metadata of today, made without a key, and verifies', async () => {
  const host = memoryHost();
  for (const objects of [earlier, site]) {
    const spool = await openSpool();
    const services = { host, trust, spool, clock: () => NOW, backOff: async () => {} };
    await writeMirror(await prepareMirror({ ...services, source: countedSource(objects) }), services);
  }
  for (const path of ['1.root', '2.root', '3.targets', '3.snapshot', 'timestamp'].map(
    (name) => `metadata/${name}.json`,
  ))
    expect(host.objects.get(path)).toEqual(site.get(path));
  const { problems } = await auditSite(hostSource(host), { trust, now: NOW, patienceMs: 0 });
  expect(problems).toEqual([]);
});

test('an export of all has them too, and one of some releases has no metadata, which would name what it lacks', async () => {
  const spool = await openSpool();
  const exported = async (only?: readonly string[]) => {
    const choice = only ? { only } : {};
    const { selection } = await prepareExport({ source: countedSource(site), trust, now: NOW, spool, ...choice });
    return [...pathsToCopy(selection), ...selection.flatMap(viewsOfSelection).map(({ path }) => path)].filter(isTuf);
  };
  expect((await exported()).filter((path) => path.startsWith('metadata/'))).toEqual([
    'metadata/1.root.json',
    'metadata/2.root.json',
    'metadata/3.targets.json',
    'metadata/3.snapshot.json',
    'metadata/timestamp.json',
  ]);
  expect(await exported(['1.2.0'])).toEqual([]);
});
