import { describe, expect, test } from 'vitest';
import { yankOperation } from '../../src/operations/yank.js';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { hostSource } from '../../src/site/host-source.js';
import type { MemoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';
import { archivedSite, signedSite } from '../support/site.js';
import { changeSite, channelOn } from '../support/site-change.js';
import { failureOf } from '../support/step-states.js';
import { judgeWithReader } from '../support/zos-reader.js';

const NOW = new Date('2026-03-01T00:00:00Z');
const textOf = (host: MemoryHost, path: string) => host.objects.get(path)?.toString();
const textAt = (host: MemoryHost, path: string) =>
  Buffer.from(host.objects.get(path) ?? [])
    .toString()
    .trim();
const findings = async (host: MemoryHost) =>
  (await auditSite(hostSource(host), { trust: testTrust(), now: NOW })).problems.map(({ code }) => code);
const codes = (proposal: Awaited<ReturnType<typeof changeSite>>) => proposal?.problems?.map(({ code }) => code);

describe('yank', () => {
  test('keeps a tombstone, and latest goes back; the objects stay, and the site verifies', async () => {
    const host = await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }]);
    const objects = [...host.objects.keys()];
    await changeSite(host, yankOperation({ version: '1.1.0', reason: ' bricks gw-100 ' }));
    const { predicate } = await channelOn(host);
    expect(predicate).toMatchObject({
      latest: '1.0.0',
      releases: [
        { version: '1.0.0' },
        { version: '1.1.0', yanked: { reason: 'bricks gw-100', at: '2026-03-01T00:00:00Z' } },
      ],
      change: { kind: 'yank', version: '1.1.0', reason: 'bricks gw-100', by: 'operator' },
    });
    expect([textAt(host, 'versions'), textAt(host, 'latest')]).toEqual(['["1.0.0"]', '"1.0.0"']);
    expect(objects.filter((path) => !host.objects.has(path))).toEqual([]);
    expect(await findings(host)).toEqual([]);
  });

  test('does nothing where it is withdrawn already', async () => {
    const host = await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }]);
    await changeSite(host, yankOperation({ version: '1.1.0', reason: 'bricks' }));
    const before = new Map(host.objects);
    expect(await changeSite(host, yankOperation({ version: '1.1.0', reason: 'again' }))).toBeUndefined();
    expect(host.objects).toEqual(before);
  });

  test('of the only release removes latest, and the copy that devices follow', async () => {
    const host = await signedSite([{ version: '1.0.0', families: { connhex: { alias: true } } }]);
    expect(host.objects.has('connhex/logger.zip')).toBe(true);
    const proposal = await changeSite(host, yankOperation({ version: '1.0.0', reason: 'bricks' }));
    expect(codes(proposal)).toEqual(['yank-leaves-nothing']);
    expect([textOf(host, 'latest'), host.objects.has('connhex/logger.zip')]).toEqual([undefined, false]);
    expect(await findings(host)).toEqual([]);
    host.objects.set('latest', Buffer.from('"1.0.0"\n'));
    expect(await findings(host)).toEqual(['verify-pointer-differs']);
  });

  test('of an archived release brings it back into the index, and its page is written without it', async () => {
    const host = await archivedSite();
    const before = await channelOn(host);
    await changeSite(host, yankOperation({ version: '1.0.3', reason: 'bricks' }));
    const { predicate, directory } = await channelOn(host);
    expect(predicate.releases.find(({ version }) => version === '1.0.3')?.yanked?.reason).toBe('bricks');
    expect(predicate.archive?.releases).toBe((before.predicate.archive?.releases ?? 0) - 1);
    expect(directory.groups.flatMap(({ versions }) => versions)).not.toContain('1.0.3');
    expect(textAt(host, 'versions')).not.toContain('"1.0.3"');
    expect(predicate.latest).toBe('2.0.0');
    expect((await findings(host)).filter((code) => code !== 'verify-object-missing')).toEqual([]);
  });

  test('at every write, a 0-OS node finds its latest among its versions', async () => {
    const host = await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0' }]);
    const seen: (readonly [string | undefined, string | undefined])[] = [];
    const look = () => void seen.push([textAt(host, 'versions'), textAt(host, 'latest')]);
    host.before = look;
    await changeSite(host, yankOperation({ version: '1.2.0', reason: 'bricks' }));
    await changeSite(host, yankOperation({ version: '1.1.0', reason: 'bricks' }));
    look();
    const pairs = [...new Set(seen.map((pair) => JSON.stringify(pair)))].map((pair) => JSON.parse(pair));
    const bodies = pairs.flatMap(([versions, latest]) => [
      { kind: 'versions' as const, body: versions },
      { kind: 'latest' as const, body: latest },
    ]);
    const values = judgeWithReader(bodies).map(({ value }) => value);
    expect(pairs.length).toBeGreaterThan(3);
    for (const [index] of pairs.entries()) expect(values[2 * index]).toContain(values[2 * index + 1]);
  });

  test('writes anew what leads devices without a document of their own to it', async () => {
    const host = await signedSite([
      { version: '1.0.0', families: { ioto: {} } },
      { version: '1.1.0', families: { ioto: {} } },
    ]);
    const past = 'ioto/logger/stable/from/0.1.0/tok/provision/update';
    host.objects.set(past, Buffer.from('{"url":"…1.1.0"}'));
    await changeSite(host, yankOperation({ version: '1.1.0', reason: 'bricks' }));
    expect(textAt(host, past)).not.toContain('1.1.0');
    expect(host.objects.has('ioto/logger/stable/from/0.2.0/tok/provision/update')).toBe(false);
  });

  test.each([
    // input, code
    [{ version: '1.0.0', reason: undefined }, 'yank-reason-missing'],
    [{ version: '1.0.0', reason: ' ' }, 'yank-reason-missing'],
    [{ version: '1.0.0', reason: 'two\nlines' }, 'yank-reason-invalid'],
    [{ version: '1.0.0', reason: 'x'.repeat(501) }, 'yank-reason-invalid'],
    [{ version: '9.9.9', reason: 'bricks' }, 'operation-version-unknown'],
    [{ version: 'v1', reason: 'bricks' }, 'operation-version-unknown'],
  ])('of %j is refused', async (input, code) => {
    const host = await signedSite([{ version: '1.0.0' }]);
    expect((await failureOf(async () => changeSite(host, yankOperation(input)))).code).toBe(code);
  });
});

describe('who is left with what', () => {
  test('families that never go down are named, with what brings them on', async () => {
    const host = await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }]);
    const project = { devices: ['zos', 'ivy'] as const };
    const proposal = await changeSite(host, yankOperation({ version: '1.1.0', reason: 'bricks' }), { project });
    expect(proposal?.told?.join('\n')).toMatch(/0-OS on 1\.1\.0: stays.*\nIvy on 1\.1\.0: goes down to 1\.0\.0/);
    expect(proposal?.problems).toMatchObject([
      { code: 'yank-keeps-devices', severity: 'warning', hint: expect.stringContaining('reissue 1.0.0 --as 1.1.1') },
    ]);
  });

  test.each([{ devices: [] }, { devices: ['pantavisor'] as const }])(
    '%j: versions without a way any more',
    async (project) => {
      const ofRelease = { pantavisor: {} };
      const host = await signedSite([
        { version: '1.0.0', ofRelease },
        { version: '1.1.0', ofRelease },
        { version: '1.2.0', ofRelease, upgradeFrom: '>=1.1.0' },
      ]);
      const proposal = await changeSite(host, yankOperation({ version: '1.1.0', reason: 'bricks' }), { project });
      expect(proposal?.problems).toMatchObject([
        { code: 'yank-strands-devices', message: expect.stringContaining('on 1.0.0 would have no way to 1.2.0') },
      ]);
    },
  );
});
