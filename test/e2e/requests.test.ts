import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closing } from '../support/closing.js';
import { startLighttpdDav } from '../support/dav-servers.js';
import { undisturbed } from '../support/faults/campaign.js';
import { startGitTarget } from '../support/faults/git-target.js';
import { siteWithHistory } from '../support/faults/long-history.js';
import { memoryForge } from '../support/faults/memory-forge.js';
import { putTarget } from '../support/faults/put-target.js';
import { openS3Target } from '../support/faults/s3-target.js';
import type { Objects } from '../support/faults/soundness.js';
import type { Target } from '../support/faults/target.js';
import { memoryHost } from '../support/memory-host.js';
import { openPublishers, type Publishers } from '../support/publisher.js';
import { startRadosgw } from '../support/radosgw.js';

const later = closing();

/** As many as are there already: one, almost as many as an index lists, as many, and more, some of which are in the archive. */
const HISTORIES = [1, 99, 100, 120, ...(process.env.OTA_REQUESTS_10000 === '1' ? [10_000] : [])];
const TIMEOUT_MS = 600_000;
/** The archive's directory is read, or a page moves there. */
const FOR_THE_ARCHIVE = 8;

let publishers: Publishers;
const sites = new Map<number, Objects>();

beforeAll(async () => {
  publishers = await openPublishers(['1.0.0', '2.0.0']);
  for (const releases of HISTORIES) sites.set(releases, await siteWithHistory(publishers.of('1.0.0'), releases));
}, TIMEOUT_MS);
afterAll(() => publishers.dispose());

const KINDS: readonly [string, () => Promise<Target>][] = [
  [
    'a server that takes PUT',
    async () => {
      const server = await startLighttpdDav();
      later(server.stop);
      return putTarget('lighttpd', server);
    },
  ],
  [
    'object storage',
    async () => {
      const store = await startRadosgw();
      later(store.stop);
      return openS3Target(store);
    },
  ],
  [
    'a git server',
    async () => {
      const target = await startGitTarget();
      later(target.stop);
      return target;
    },
  ],
];

describe.each(KINDS)('a publish to %s', (_, start) => {
  test('asks as often, however many releases are there', { timeout: TIMEOUT_MS }, async () => {
    const target = await start();
    const counts = new Map<number, number>();
    for (const releases of HISTORIES) {
      const before = sites.get(releases);
      if (!before) throw new Error('made before');
      const { requests } = await undisturbed(target, publishers.of('2.0.0'), before);
      counts.set(releases, requests.length);
    }
    const [one = 0, ...others] = HISTORIES.map((releases) => counts.get(releases) ?? 0);
    expect(one).toBeGreaterThan(5);
    for (const count of others) {
      expect(count, JSON.stringify([...counts])).toBeLessThanOrEqual(one + FOR_THE_ARCHIVE);
      expect(count, JSON.stringify([...counts])).toBeGreaterThanOrEqual(one - 1);
    }
    expect(counts.get(99)).toBe(one);
  });
});

test('a publish asks once for a page for people that stands, and writes one that doesn’t', async () => {
  const host = memoryHost();
  const asked = async (version: string): Promise<readonly string[]> => {
    const calls: string[] = [];
    host.before = (operation, path) =>
      void (/^(?:index\.html$|pages\/)/.test(path) && calls.push(`${operation} ${path.replace(/\/.*/, '')}`));
    await publishers.of(version).publish({ openHost: async () => host, forge: memoryForge() });
    return calls;
  };
  expect(await asked('1.0.0')).toEqual([
    'read index.html',
    'create pages',
    'compareCopy index.html',
    'replace index.html',
    'read pages',
  ]);
  expect(await asked('2.0.0')).toEqual(['compareCopy index.html']);
});
