import { expect, test } from 'vitest';
import { closing } from '../support/closing.js';
import { startLighttpdDav } from '../support/dav-servers.js';
import { putTarget } from '../support/faults/put-target.js';
import { byVersion, indexOf, jsonOf } from '../support/faults/signed-json.js';
import { startCli } from '../support/faults/started-cli.js';
import { readOverHttp, startReader } from '../support/site-readers.js';
import { sixteenVersions } from '../support/sixteen.js';
import { SECRET } from '../support/workspace.js';
import { workspaces } from '../support/workspaces.js';

const workspace = workspaces();
const later = closing();

/** Sixteen programs share two cores with everything else that is tested. */
const TIMEOUT_MS = 300_000;

test(
  'sixteen processes on sixteen machines release sixteen versions to lighttpd, and all land',
  async () => {
    const server = await startLighttpdDav();
    later(server.stop);
    const target = putTarget('lighttpd', server);
    const w = workspace({ extra: 'publicCheck: off\n' });
    const machines = sixteenVersions.map((version, i) => {
      const machine = w.clone(`machine-${i}`);
      machine.bump(version, `release-${i}`);
      return machine;
    });
    const reader = startReader(() => readOverHttp(target.site().url));
    const args = ['release', '--json', '--host', target.hostText(target.url)];
    const env = { ...target.environment, OTA_SIGNING_KEY: SECRET };
    const runs = await Promise.all(machines.map(({ repo }) => startCli(args, { cwd: repo, env }).ended));
    const seen = await reader.stop();
    expect(runs.flatMap(({ json, output }) => (json.outcome === 'published' ? [] : [output]))).toEqual([]);
    expect(seen.faults).toEqual([]);
    const site = await target.objects();
    const sorted = [...sixteenVersions].sort(byVersion);
    expect(jsonOf(site.get('versions') ?? new Uint8Array())).toEqual(sorted);
    expect(jsonOf(site.get('latest') ?? new Uint8Array())).toBe(sorted.at(-1));
    const log = [...site.keys()].filter((path) => path.startsWith('revisions/')).sort();
    const indexes = log.map((path) => indexOf(site.get(path) ?? new Uint8Array()));
    expect(indexes.map((index) => index?.counter)).toEqual(sorted.map((_, i) => i + 1));
    expect(site.get('index.json')).toEqual(site.get(log.at(-1) ?? ''));
    expect(w.remoteTags().length).toBe(sorted.length);
  },
  TIMEOUT_MS,
);
