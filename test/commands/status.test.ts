import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runRefresh } from '../../src/commands/refresh.js';
import { runStatus } from '../../src/commands/status.js';
import { commandRuns } from '../support/command-runs.js';
import { loopbackServers, siteListener } from '../support/loopback.js';
import type { MemoryHost } from '../support/memory-host.js';
import { testSigner } from '../support/signing.js';
import { signedSite, writeSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { releasedWorkspaces } from '../support/workspaces.js';

const run = commandRuns();
const temporaryDirectory = temporaryDirectories();
const serve = loopbackServers();
const released = releasedWorkspaces();

const KEY = Buffer.from(testSigner().publicKey.raw).toString('base64');

let directory: string;
let host: MemoryHost;
beforeEach(async () => {
  directory = temporaryDirectory();
  // The first index is good until 2026-07-31, that of beta until 2026-03-04.
  host = await signedSite([{ version: '1.0.0' }, { version: '1.1.0-rc.1', channel: 'beta', expiresDays: 30 }]);
  writeSite(join(directory, 'site'), host.objects);
});

const status = (flags = {}, { clock = '2026-02-03T00:00:00Z', operands = ['site'] as readonly string[] } = {}) =>
  run(runStatus, directory, { operands, flags: { key: [KEY], ...flags }, environment: { OTA_RELEASE_CLOCK: clock } });

describe('status of a site', () => {
  test('tells each channel and that all is in order', async () => {
    const { exitCode, text } = await status();
    expect(exitCode).toBe(0);
    expect(text.split('\n').filter((line) => !line.startsWith('  '))).toEqual([
      'logger, channel stable: good until 2026-07-31T00:00:00Z, 178 days left (at least 30 are asked for)',
      'logger, channel beta: good until 2026-03-04T00:00:00Z, 29 days left (at least 5 are asked for)',
      '✓ in order: 2 channels, good for 29 days or more',
    ]);
  });

  test.each([
    // flags, clock, exit code, states by channel
    [{}, '2026-02-27T00:00:00Z', 0, ['fresh', 'fresh']],
    [{}, '2026-02-27T00:00:01Z', 3, ['fresh', 'stale']],
    [{ channel: 'stable' }, '2026-02-27T00:00:01Z', 0, ['fresh']],
    [{ within: '14d' }, '2026-02-20T00:00:00Z', 3, ['fresh', 'stale']],
    [{ within: '2' }, '2026-02-27T00:00:01Z', 0, ['fresh', 'fresh']],
    [{}, '2026-03-04T00:00:00Z', 3, ['fresh', 'expired']],
    [{}, '2026-08-01T00:00:00Z', 3, ['expired', 'expired']],
  ])('with %j at %s ends with exit code %i', async (flags, clock, expected, states) => {
    const { exitCode, json } = await status({ json: true, ...flags }, { clock });
    expect(exitCode).toBe(expected);
    expect(json()).toMatchObject({ ok: expected === 0, site: 'site', channels: states.map((state) => ({ state })) });
  });

  test('refuses a time to spare that is none', async () => {
    const { code, problems } = await failureOf(() => status({ within: '2 weeks' }));
    expect([code, problems.length]).toEqual(['freshness-within-invalid', 1]);
  });

  test('verifies: what nobody trusted has signed is no status', async () => {
    const stranger = Buffer.from(testSigner('stranger').publicKey.raw).toString('base64');
    const { exitCode, json } = await status({ json: true, key: [stranger] });
    expect(exitCode).toBe(3);
    expect(json()).toMatchObject({
      ok: false,
      channels: [],
      problems: [{ code: 'site-object-unverified' }, { code: 'site-object-unverified' }],
    });
  });

  test('tells of a channel that is not there', async () => {
    const { exitCode, text } = await status({ channel: 'nightly' });
    expect(exitCode).toBe(3);
    expect(text).toContain('site has no channels/nightly/index.json.');
    expect(text).toMatch(/✗ not in order: what is wrong is said above$/);
  });

  test('of a web server judges the index that devices are shown', async () => {
    const old = host.objects.get('index.json') ?? new Uint8Array();
    await signedSite([{ version: '1.1.0', created: new Date('2026-06-01T00:00:00Z') }], host);
    host.objects.set('index.json', old);
    const url = await serve(siteListener(host.objects));
    const { exitCode, json } = await status({ json: true }, { operands: [url], clock: '2026-07-15T00:00:00Z' });
    expect(exitCode).toBe(3);
    expect(json()).toMatchObject({ channels: [{ channel: 'stable', counter: 2, expires: '2026-07-31T00:00:00Z' }] });
  });
});

describe('of a project', () => {
  const own = (repo: string, flags = {}, clock = '2026-01-20T12:00:00Z') =>
    run(runStatus, repo, { flags, environment: { OTA_RELEASE_CLOCK: clock } });

  test('status fails when no refresh has come in time, and refresh puts it right', async () => {
    const { repo } = await released();
    const late = '2026-06-30T00:00:00Z';
    expect((await own(repo)).exitCode).toBe(0);
    const stale = await own(repo, {}, late);
    expect(stale.exitCode).toBe(3);
    expect(stale.text).toMatch(/✗ not in order: stable must be refreshed$/);
    const refreshed = await run(runRefresh, repo, { environment: { OTA_RELEASE_CLOCK: late } });
    expect(refreshed.exitCode).toBe(0);
    expect(refreshed.text).toMatch(
      /refresh published\n.*\n {2}index {4}revision 1 → 2, good until 2026-12-27T00:00:00Z/,
    );
    expect((await own(repo, {}, late)).exitCode).toBe(0);
  });

  test('says which views are behind, which is an error where it is strict', async () => {
    const { repo, site } = await released();
    rmSync(join(site, 'versions'));
    const loose = await own(repo, { json: true });
    expect(loose.exitCode).toBe(0);
    expect(loose.json()).toMatchObject({
      channels: [{ behind: ['versions'] }],
      problems: [{ code: 'freshness-views-behind', severity: 'warning' }],
    });
    expect((await own(repo, { strict: true })).exitCode).toBe(3);
  });

  test('without a project file a site has to be named', async () => {
    const empty = temporaryDirectory();
    writeFileSync(join(empty, 'note'), '');
    expect((await failureOf(() => own(empty))).code).toBe('cli-operand-missing');
  });
});
