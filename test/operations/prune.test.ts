import { describe, expect, test } from 'vitest';
import type { Operation } from '../../src/operations/operation.js';
import { pruneOperation } from '../../src/operations/prune.js';
import { yankOperation } from '../../src/operations/yank.js';
import type { Project } from '../../src/project/project.js';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { hostSource } from '../../src/site/host-source.js';
import { prepareMirror, writeMirror } from '../../src/transfer/mirror-site.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';
import { type SiteRelease, signedSite } from '../support/site.js';
import { changeSite, channelOn } from '../support/site-change.js';
import { failureOf } from '../support/step-states.js';
import { NOW, spools } from '../support/transfer.js';

const openSpool = spools();
const project = { prune: { keep: 1 } };
const four: readonly SiteRelease[] = ['1.0.0', '1.1.0', '1.2.0', '1.3.0'].map((version) => ({ version }));
const findings = async (host: MemoryHost) =>
  (await auditSite(hostSource(host), { trust: testTrust(), now: NOW })).problems.map(({ code }) => code);
const prune = (host: MemoryHost, changes: Pick<Project, 'prune'> = project) =>
  changeSite(host, pruneOperation(), { project: changes });
const mirror = async (from: MemoryHost, host: MemoryHost) => {
  const [spool, trust, clock] = [await openSpool(), testTrust(), () => NOW];
  const prepared = await prepareMirror({ source: hostSource(from), host, trust, spool, clock });
  return writeMirror(prepared, { host, trust, spool, clock, backOff: async () => {} });
};
const bundles = (host: MemoryHost) =>
  [...host.objects.keys()]
    .filter((path) => path.endsWith('.zip'))
    .map((path) => path.replace(/^.*-(.*)\.zip$/, '$1'))
    .sort();

describe('prune', () => {
  test('removes the bytes of what nobody is offered any more, and nothing that a kept release names', async () => {
    const host = await signedSite(four);
    const proposal = await prune(host);
    expect(bundles(host)).toEqual(['1.3.0']);
    expect(['1.0.0', '1.1.0', '1.2.0'].every((version) => host.objects.has(version))).toBe(true);
    // Each release has a template and a manual of its own; the two schemas are shared by all.
    expect([...host.objects.keys()].filter((path) => /^(?:schemas|attachments)\//.test(path))).toHaveLength(4);
    expect(proposal?.told?.[0]).toMatch(/^removed: 12 files, .* of 3 releases$/);
    const { predicate, directory } = await channelOn(host);
    expect(directory).toMatchObject({ groups: [], pruned: ['1.0.0', '1.1.0', '1.2.0'] });
    expect(predicate).toMatchObject({ latest: '1.3.0', change: { kind: 'prune', what: '3 releases, 1.0.0 to 1.2.0' } });
    expect(await findings(host)).toEqual([]);
  });

  test('writes one revision, and none where nothing is to be removed', async () => {
    const host = await signedSite(four);
    await prune(host);
    const before = new Map(host.objects);
    expect(await prune(host)).toBeUndefined();
    expect(host.objects).toEqual(before);
    expect(host.objects.has('revisions/00000005.json')).toBe(true);
    expect(host.objects.has('revisions/00000006.json')).toBe(false);
  });

  test('removes only once revision and pointers are there, and goes on where it was cut short', async () => {
    const host = await signedSite(four);
    const { remove } = host;
    let left = 4;
    const killed = new Error('killed');
    Object.assign(host, {
      remove: async (path: string) => {
        expect(Buffer.from(host.objects.get('versions') ?? []).toString()).toBe('["1.3.0"]\n');
        if (left === 0) throw killed;
        left -= 1;
        await remove(path);
      },
    });
    await expect(prune(host)).rejects.toBe(killed);
    expect((await findings(host)).filter((code) => code !== 'verify-object-orphaned')).toEqual([]);
    left = 100;
    expect(await prune(host)).toBeUndefined();
    expect(bundles(host)).toEqual(['1.3.0']);
    expect(await findings(host)).toEqual([]);
  });

  test('keeps what another channel of the site names', async () => {
    const host = await signedSite([...four, { version: '1.0.0', channel: 'beta' }]);
    await prune(host);
    expect(bundles(host)).toEqual(['1.0.0', '1.3.0']);
    expect(await findings(host)).toEqual([]);
  });

  test('keeps a barrier, a step of others, and whatever is younger than the policy asks', async () => {
    const host = await signedSite([
      { version: '1.0.0' },
      { version: '1.1.0', barrier: 'converts the database' },
      { version: '1.2.0' },
      { version: '1.3.0' },
      { version: '1.4.0', upgradeFrom: '>=1.3.0' },
    ]);
    // Every release of a test site is of 2026-01-01.
    expect(await prune(host, { prune: { keep: 1, olderThanDays: 100 } })).toBeUndefined();
    await prune(host);
    expect(bundles(host)).toEqual(['1.1.0', '1.3.0', '1.4.0']);
  });

  test('leaves the documents of devices leading to what is there', async () => {
    const families = { ioto: {} };
    const host = await signedSite(four.map((release) => ({ ...release, families })));
    await prune(host);
    const path = 'ioto/logger/stable/from/1.0.0/tok/provision/update';
    expect(host.objects.has(path)).toBe(true);
    expect(await findings(host)).not.toContain('verify-document-differs');
  });

  test('leaves a site that a mirror takes, whole or with what it has', async () => {
    const host = await signedSite(four);
    const [fresh, behind] = [memoryHost(), memoryHost()];
    await mirror(host, behind);
    await prune(host);
    const { created } = await mirror(host, behind);
    await mirror(host, fresh);
    expect(await findings(fresh)).toEqual([]);
    expect([bundles(fresh), bundles(behind)]).toEqual([['1.3.0'], ['1.0.0', '1.1.0', '1.2.0', '1.3.0']]);
    // Directory, page and revision: nothing that it has is copied again.
    expect(created).toBe(3);
  });

  test('a pruned release can’t be withdrawn, and counts as one of the field for good', async () => {
    const host = await signedSite(four);
    await prune(host);
    const failure = await failureOf(() => changeSite(host, yankOperation({ version: '1.0.0', reason: 'bricks' })));
    expect(failure.code).toBe('yank-pruned');
  });

  test('keeps what is rolled out to a part of the fleet', async () => {
    const host = await signedSite(four);
    const rollout = (percent: number): Operation => ({
      kind: 'rollout',
      propose: async () => ({
        note: {},
        releases: (current) =>
          current.map((entry) => (entry.version === '1.1.0' ? { ...entry, rollout: { percent } } : entry)),
      }),
    });
    await changeSite(host, rollout(10));
    await prune(host);
    expect(bundles(host)).toEqual(['1.1.0', '1.3.0']);
    await changeSite(host, rollout(100));
    await prune(host);
    expect(bundles(host)).toEqual(['1.3.0']);
  });

  test('needs a policy, and a release that can be read', async () => {
    const host = await signedSite(four);
    expect((await failureOf(() => changeSite(host, pruneOperation()))).code).toBe('prune-policy-missing');
    host.objects.delete('1.1.0');
    expect((await failureOf(() => prune(host))).code).toBe('prune-object-unreadable');
  });
});
