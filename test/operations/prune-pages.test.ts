import { describe, expect, test } from 'vitest';
import { pruneOperation } from '../../src/operations/prune.js';
import { putBackPages } from '../../src/operations/prune-pages.js';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { hostSource } from '../../src/site/host-source.js';
import type { MemoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';
import { signedSite } from '../support/site.js';
import { changeSite, channelOn } from '../support/site-change.js';
import { testPage } from '../support/site-page.js';
import { NOW } from '../support/transfer.js';

/** A page of each version of the tool, and one of another channel. */
const siteWithPages = () =>
  signedSite([
    { version: '1.0.0', page: testPage('1') },
    { version: '1.1.0-rc.1', channel: 'beta', page: testPage('1', 'beta') },
    { version: '1.1.0', page: testPage('2') },
    { version: '1.2.0', page: testPage('3') },
  ]);
const textsOf = (host: MemoryHost) =>
  [...host.objects]
    .filter(([path]) => path.startsWith('pages/'))
    .map(([, bytes]) => Buffer.from(bytes).toString())
    .map((text) => `${/page \d/.exec(text)?.[0] ?? text} ${/"channel":"(\w+)"/.exec(text)?.[1] ?? ''}`.trim())
    .sort();
const prune = (host: MemoryHost) => changeSite(host, pruneOperation(), { project: { prune: { keep: 5 } } });
const findings = async (host: MemoryHost) =>
  (await auditSite(hostSource(host), { trust: testTrust(), now: NOW })).problems.map(({ code }) => code);

describe('pruning pages for people', () => {
  test('removes those that only earlier revisions name, of no channel the newest', async () => {
    const host = await siteWithPages();
    expect(textsOf(host)).toHaveLength(4);
    await prune(host);
    expect(textsOf(host)).toEqual(['page 1 beta', 'page 3 stable']);
    expect(await findings(host)).toEqual([]);
  });

  test('leaves one that no revision names: a run may be about to', async () => {
    const host = await siteWithPages();
    host.objects.set(`pages/${'0'.repeat(64)}.html`, Buffer.from('new'));
    await prune(host);
    expect(textsOf(host)).toContain('new');
  });

  test('removes nothing where a revision came meanwhile, and then what that doesn’t name', async () => {
    const host = await siteWithPages();
    let landed = false;
    host.before = async (operation, path) => {
      if (landed || operation !== 'read' || path !== 'revisions/00000003.json') return;
      landed = true;
      // An older version of the tool comes back to its page.
      await signedSite([{ version: '1.3.0', page: testPage('1'), created: NOW }], host);
    };
    await prune(host);
    host.before = () => {};
    expect((await channelOn(host)).predicate.counter).toBe(4);
    expect(textsOf(host)).toContain('page 1 stable');
    expect(await findings(host)).toEqual([]);
  });

  test('puts a page back that was removed as it was named again', async () => {
    const host = await siteWithPages();
    const { predicate, directory, layout } = await channelOn(host);
    const path = predicate.page?.path ?? '';
    const bytes = host.objects.get(path) ?? Buffer.of();
    host.objects.delete(path);
    await putBackPages({ host, trust: testTrust() }, [{ layout, predicate, directory }], new Map([[path, bytes]]));
    expect(host.objects.get(path)).toEqual(bytes);
  });
});
