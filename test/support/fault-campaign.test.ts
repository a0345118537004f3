import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closing } from './closing.js';
import { BROKEN_HOSTS } from './faults/broken-hosts.js';
import { runCampaign, undisturbed } from './faults/campaign.js';
import { FAULT_KINDS } from './faults/fault.js';
import { plainPutHost } from './faults/plain-put-host.js';
import { startPutServer } from './faults/put-server.js';
import { race } from './faults/race.js';
import { everyFault, spreadFaults } from './faults/schedule.js';
import type { Target } from './faults/target.js';
import { hurried } from './hurried.js';
import { openPublishers, type Publishers } from './publisher.js';
import { readOverHttp } from './site-readers.js';

const later = closing();
const VERSIONS = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0', '1.5.0'];
const NOTHING = new Map<string, Uint8Array>();

let publishers: Publishers;

beforeAll(async () => {
  publishers = await openPublishers(VERSIONS);
});
afterAll(() => publishers.dispose());

/** The smallest host over HTTP that is right, or one that is made of it. */
const target = async (
  change: (host: ReturnType<typeof plainPutHost>) => typeof host = (host) => host,
): Promise<Target> => {
  const server = await startPutServer();
  later(server.stop);
  return {
    name: 'plain PUT',
    url: server.url,
    environment: {},
    hostText: (url) => url,
    open: async (url) => change(plainPutHost(url)),
    objects: async () => new Map(server.objects),
    reset: async (objects) => {
      server.objects.clear();
      for (const [path, bytes] of objects) server.objects.set(path, bytes);
    },
  };
};

/** A campaign of a release over an existing site. */
const campaign = async (on: Target, faults: number) => {
  const first = await undisturbed(on, publishers.of('1.0.0'), NOTHING);
  const expected = await undisturbed(on, publishers.of('1.1.0'), first.after);
  return runCampaign([on], expected, spreadFaults(expected.requests, faults));
};

describe('a campaign of faults', () => {
  test('finds nothing wrong with a host that keeps its promises', async () => {
    const report = await campaign(await target(), 50);
    expect(report.failures).toEqual([]);
    expect(report.injected).toBe(50);
    expect([...report.byKind.keys()].sort()).toEqual([...FAULT_KINDS].sort());
    // It gives up at the first fault, so that only what isn't one is survived.
    expect(report.survived).toBeGreaterThan(0);
    expect(report.survived).toBeLessThan(20);
  });

  test.each([
    // what the host does wrong, what is told of it
    ['writes pointers before what they point to', /latest is 1\.1\.0, which versions doesn’t have/],
    ['takes every failed write for done', /which is not there/],
    ['keeps half of an upload that was cut off', /after the re-run, it ended with/],
  ])('finds a host that %s', async (how, told) => {
    const on = await target(BROKEN_HOSTS[how]);
    const first = await undisturbed(on, publishers.of('1.0.0'), NOTHING);
    const expected = await undisturbed(on, publishers.of('1.1.0'), first.after);
    const writes = expected.requests.filter(({ method }) => method === 'PUT');
    const faults = writes.map(({ number }) => ({ kind: 'cut-before', at: number, lasting: 'once' }) as const);
    const report = await runCampaign([on], expected, faults);
    expect(report.failures.join('\n')).toMatch(told);
  });

  test('finds a host that leaves its temporary objects', async () => {
    const on = await target(BROKEN_HOSTS['leaves its temporary objects']);
    await expect(undisturbed(on, publishers.of('1.0.0'), NOTHING)).rejects.toThrow('two undisturbed runs differ');
  });
});

describe('a race', () => {
  const publish = async (how?: keyof typeof BROKEN_HOSTS) => {
    const on = await target(how === undefined ? undefined : BROKEN_HOSTS[how]);
    return race(on, VERSIONS.map(publishers.of), () => readOverHttp(on.url));
  };

  test('finds nothing wrong with a host that keeps its promises', async () => {
    const report = await publish();
    expect({ ...report, readers: report.readers.map(({ faults }) => faults) }).toMatchObject({
      failed: [],
      faults: [],
      readers: [[], []],
    });
    for (const { looks, changes } of report.readers) {
      expect(looks).toBeGreaterThan(3);
      expect(changes).toBeGreaterThan(1);
    }
  });

  test('finds a host that creates over what is there', async () => {
    const { faults } = await hurried(() => publish('creates over what is there'));
    expect(faults.join('\n')).toMatch(/versions: .* instead of|doesn’t follow|doesn’t list/);
  });
});

describe('the spread of faults', () => {
  const requests = Array.from({ length: 30 }, (_, i) => ({ number: i + 1, bodyBytes: i % 3 === 0 ? 100 : 0 }));

  test('brings several kinds to every request, and every kind to several requests', () => {
    const faults = spreadFaults(requests, 150);
    expect(faults).toHaveLength(150);
    for (const { number } of requests)
      expect(new Set(faults.filter(({ at }) => at === number).map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(4);
    for (const kind of FAULT_KINDS) {
      const met = faults.filter((fault) => fault.kind === kind);
      expect(new Set(met.map(({ at }) => at)).size, kind).toBeGreaterThanOrEqual(2);
      expect(new Set(met.map(({ lasting }) => lasting)).size, kind).toBe(2);
    }
  });

  test('can’t give more than there are', () => {
    const every = everyFault(requests);
    expect(every).toHaveLength(30 * FAULT_KINDS.length * 2 - 20 * 2);
    expect(spreadFaults(requests, 10_000).length).toBeLessThanOrEqual(every.length);
  });
});
