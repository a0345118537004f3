import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HostUse } from '../../src/steps/services.js';
import { type StartDav, startApacheDav, startLighttpdDav, startNginxDav } from '../support/dav-servers.js';
import { directoryTarget, withoutWorkArea } from '../support/faults/directory-target.js';
import { meetingOf } from '../support/faults/meeting.js';
import { memoryForge } from '../support/faults/memory-forge.js';
import { type PutTarget, putTarget } from '../support/faults/put-target.js';
import { race, raceFaults } from '../support/faults/race.js';
import { openPublishers, type Publishers } from '../support/publisher.js';
import { startNginx } from '../support/servers.js';
import { readOverHttp, startReader } from '../support/site-readers.js';
import { expectRace, sixteenVersions } from '../support/sixteen.js';

let publishers: Publishers;

beforeAll(async () => {
  publishers = await openPublishers(sixteenVersions);
});
afterAll(() => publishers.dispose());

describe('sixteen publishers of sixteen versions at once', () => {
  test('all land in one directory, and readers of nginx never see anything missing, unsigned or going back', async () => {
    const site = mkdtempSync(join(tmpdir(), 'ota-race-'));
    const server = await startNginx(site);
    try {
      const target = directoryTarget(site);
      const settled = { ...target, objects: async () => withoutWorkArea(await target.objects()) };
      expectRace(await race(settled, sixteenVersions.map(publishers.of), () => readOverHttp(server.url)));
    } finally {
      await server.stop();
      rmSync(site, { recursive: true, force: true });
    }
  });

  test('all land on lighttpd by PUT, and its readers never see anything missing, unsigned or going back', async () => {
    const server = await startLighttpdDav();
    try {
      const target = putTarget('lighttpd', server);
      expectRace(await race(target, sixteenVersions.map(publishers.of), () => readOverHttp(target.site().url)));
      expect(target.probes()).toEqual([]);
    } finally {
      await server.stop();
    }
  });
});

describe.each<[string, StartDav]>([
  ['nginx, which ignores conditions', startNginxDav],
  ['Apache, which lets several through', startApacheDav],
])('%s', (name, start) => {
  let server: Awaited<ReturnType<StartDav>>;
  let target: PutTarget;
  beforeAll(async () => {
    server = await start();
    target = putTarget(name, server);
  });
  afterAll(() => server.stop());

  const publish = (version: string, oneAtATime: boolean) =>
    publishers
      .of(version)
      .publish({ openHost: (use) => target.open(target.url, use), forge: memoryForge(), oneAtATime });

  test('is not published to without the team’s word', async () => {
    await expect(publish('1.1.0', false)).rejects.toMatchObject({ code: 'host-ignores-conditions' });
    expect([...(await target.objects()).keys()]).toEqual([]);
  });

  test('takes one release after the other, and its readers see nothing wrong', async () => {
    const versions = ['1.1.0', '1.3.0', '1.2.0', '1.4.0'];
    const reader = startReader(() => readOverHttp(target.site().url));
    for (const version of versions) expect(await publish(version, true)).toBe('published');
    const seen = await reader.stop();
    expect(seen.faults).toEqual([]);
    expect(raceFaults(await target.objects(), new Map(), versions.map(publishers.of))).toEqual([]);
  });

  test('ends well where two releases write at the very same moment, time and again', async () => {
    const before = await target.objects();
    const pairs = [
      ['1.5.0', '1.6.0'],
      ['1.8.0', '1.7.0'],
      ['1.9.0', '1.10.0'],
      ['1.12.0', '1.11.0'],
    ];
    for (const pair of pairs) {
      const meeting = meetingOf(2, /\/revisions\//);
      const forge = memoryForge();
      const openHost = (use: HostUse) => target.openWith(use, { held: meeting.held });
      const at = { openHost, forge, oneAtATime: true };
      expect(await Promise.all(pair.map((version) => publishers.of(version).publish(at)))).toEqual([
        'published',
        'published',
      ]);
      expect(meeting.arrived()).toBe(2);
    }
    expect(raceFaults(await target.objects(), before, pairs.flat().map(publishers.of))).toEqual([]);
  });
});
