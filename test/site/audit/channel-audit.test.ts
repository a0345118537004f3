import { beforeAll, describe, expect, test } from 'vitest';
import { auditChannel, pathsOf } from '../../../src/site/audit/channel-audit.js';
import type { AuditOptions } from '../../../src/site/audit/report.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { hostSource } from '../../../src/site/host-source.js';
import { channelLayout } from '../../../src/site/layout.js';
import type { MemoryHost } from '../../support/memory-host.js';
import { testTrust } from '../../support/signing.js';
import { signedSite } from '../../support/site.js';

let host: MemoryHost;
beforeAll(async () => {
  host = await signedSite(['1.10.0', '1.2.0', '1.3.0'].map((version) => ({ version, channel: 'beta' })));
});

const audit = (options: Partial<AuditOptions> = {}) =>
  auditChannel({
    reader: siteReader(hostSource(host)),
    layout: channelLayout('beta'),
    site: 'memory',
    publicUrl: undefined,
    listed: [1, 2, 3],
    options: { trust: testTrust(), now: new Date('2026-02-10T00:00:00Z'), patienceMs: 0, ...options },
  });

describe('a channel', () => {
  test('gives its facts, what its releases need and the paths that are accounted for', async () => {
    const { problems, report, needed, complete, known, sample } = await audit();
    expect(problems).toEqual([]);
    expect(report).toMatchObject({ channel: 'beta', product: 'logger', counter: 3, latest: '1.10.0', versions: 3 });
    expect(needed.filter(({ kind }) => kind === 'bundle').map(({ path }) => path.slice(73))).toEqual([
      'logger-1.2.0.zip',
      'logger-1.3.0.zip',
      'logger-1.10.0.zip',
    ]);
    expect(complete).toBe(true);
    expect(sample?.version).toBe('1.10.0');
    const accounted = new Set([...known, ...needed.flatMap(pathsOf)]);
    expect([...host.objects.keys()].filter((path) => !accounted.has(path))).toEqual([]);
  });

  test('is audited for the versions that are named alone', async () => {
    const { needed, sample } = await audit({ only: { channel: 'beta', versions: ['1.3.0'] } });
    expect(needed.filter(({ kind }) => kind === 'bundle')).toHaveLength(1);
    expect(sample?.version).toBe('1.3.0');
  });

  test('without a revision to believe has no facts', async () => {
    const { problems, report, complete } = await audit({ trust: testTrust(['stranger']) });
    expect(problems.length).toBeGreaterThan(0);
    expect(report).toBeUndefined();
    expect(complete).toBe(false);
  });
});

test('a bundle takes up its path and that of its signature', () => {
  expect(pathsOf({ kind: 'bundle', path: 'bundles/a.zip' })).toEqual(['bundles/a.zip', 'bundles/a.zip.minisig']);
  expect(pathsOf({ kind: 'document', path: 'schemas/a.json' })).toEqual(['schemas/a.json']);
});
