import { beforeAll, expect, test } from 'vitest';
import { prepareMirror, writeMirror } from '../../src/transfer/mirror-site.js';
import { missingPaths } from '../../src/transfer/missing-paths.js';
import { memoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';
import { type SiteObjects, signedSite } from '../support/site.js';
import { countedSource, NOW, spools } from '../support/transfer.js';

const openSpool = spools();
const trust = testTrust();
const clock = () => NOW;
let site: SiteObjects;
beforeAll(async () => {
  site = (await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }])).objects;
});

test.each([true, false])(
  'what a mirror would write is what it writes, whether it can be listed (%s) or not',
  async (lists) => {
    const host = memoryHost();
    Object.assign(host, { capabilities: { ...host.capabilities, lists, uploadsAtOnce: 1 } });
    const bundle = [...site.keys()].find((path) => path.endsWith('logger-1.0.0.zip')) ?? '';
    host.objects.set(bundle, site.get(bundle) ?? new Uint8Array());
    const spool = await openSpool();
    const prepared = await prepareMirror({ source: countedSource(site), host, trust, spool, clock });
    const planned = await missingPaths(host, prepared);
    expect(host.writes).toEqual([]);
    await writeMirror(prepared, { host, trust, spool, clock, backOff: async () => {} });
    expect(planned).toEqual(host.writes.map((write) => write.replace(/^\w+ /, '')));
    expect(planned).not.toContain(bundle);
    const again = await prepareMirror({ source: countedSource(site), host, trust, spool, clock });
    expect(await missingPaths(host, again)).toEqual([]);
  },
);
