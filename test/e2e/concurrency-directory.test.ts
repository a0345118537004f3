import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { directoryTarget, withoutWorkArea } from '../support/faults/directory-target.js';
import { race } from '../support/faults/race.js';
import { openPublishers, type Publishers } from '../support/publisher.js';
import { startNginx, type WebServer } from '../support/servers.js';
import { readOverHttp } from '../support/site-readers.js';
import { expectRace, sixteenVersions } from '../support/sixteen.js';

let publishers: Publishers;
let site: string;
let server: WebServer;

beforeAll(async () => {
  publishers = await openPublishers(sixteenVersions);
  site = mkdtempSync(join(tmpdir(), 'ota-race-'));
  server = await startNginx(site);
});
afterAll(async () => {
  await server.stop();
  rmSync(site, { recursive: true, force: true });
  publishers.dispose();
});

describe('sixteen publishers of sixteen versions at once', () => {
  test('all land in one directory, and readers of nginx never see anything missing, unsigned or going back', async () => {
    const target = directoryTarget(site);
    const settled = { ...target, objects: async () => withoutWorkArea(await target.objects()) };
    expectRace(await race(settled, sixteenVersions.map(publishers.of), () => readOverHttp(server.url)));
  });
});
