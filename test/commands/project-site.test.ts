import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runVerify } from '../../src/commands/verify.js';
import type { HostSpec } from '../../src/project/project.js';
import type { HostUse, Services } from '../../src/steps/services.js';
import { commandRuns } from '../support/command-runs.js';
import { loopbackServers, siteListener } from '../support/loopback.js';
import type { MemoryHost } from '../support/memory-host.js';
import { testPacing } from '../support/pacing.js';
import { testSigner } from '../support/signing.js';
import { type SiteObjects, signedSite, writeSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const run = commandRuns();
const newDirectory = temporaryDirectories();
const serve = loopbackServers();
const KEY = Buffer.from(testSigner().publicKey.raw).toString('base64');
const NOW = { OTA_RELEASE_CLOCK: '2026-03-01T00:00:00Z' };
const RELEASES = [{ version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0-rc.1', channel: 'beta' }].map(
  (release, day) => ({ ...release, created: new Date(Date.UTC(2026, 1, 1 + day)) }),
);

let directory: string;
let host: MemoryHost;
beforeEach(async () => {
  directory = newDirectory();
  host = await signedSite(RELEASES);
});

/** The site before 1.1.0. */
const olderSite = async (): Promise<SiteObjects> =>
  (await signedSite([RELEASES[0], RELEASES[2]].flatMap((r) => r ?? []))).objects;

const project = (lines: string): void => {
  const signing = `signing: {trustedKeys: [${KEY}]}`;
  writeFileSync(
    join(directory, 'ota-release.yaml'),
    `product: logger\nmodels: [tl-100]\nbundle: {root: .}\n${signing}\n${lines}\n`,
  );
};
const verify = (flags = {}, services: Partial<Services> = {}) =>
  run(runVerify, directory, {
    flags: { json: true, ...flags },
    environment: NOW,
    services: { pacing: testPacing(), ...services },
  });
const codesOf = (json: unknown): readonly string[] => {
  const { problems } = json as { readonly problems: readonly { readonly code: string }[] };
  return [...new Set(problems.map(({ code }) => code))].filter((code) => !/flist-elsewhere|url-unfit/.test(code));
};

describe('verify without a site', () => {
  test('audits the project’s own, in all its channels, and leaves a directory’s public URL alone', async () => {
    writeSite(join(directory, 'site'), host.objects);
    project('host: site\npublicUrl: http://127.0.0.1:1');
    const { exitCode, json } = await verify();
    expect(json()).toMatchObject({ ok: true, site: 'site', channels: [{ channel: 'stable' }, { channel: 'beta' }] });
    expect([exitCode, json()]).toEqual([0, expect.not.objectContaining({ public: expect.anything() })]);
  });

  test('asks the public URL about each channel where it is wanted', async () => {
    writeSite(join(directory, 'site'), host.objects);
    const url = await serve(siteListener(host.objects));
    project(`host: site\npublicUrl: ${url}`);
    const { exitCode, json } = await verify({ publicCheck: 'on' });
    expect(json()).toMatchObject({
      public: [
        { url, revision: 2 },
        { url, revision: 1 },
      ],
    });
    expect([exitCode, codesOf(json())]).toEqual([0, []]);
    const { text } = await verify({ publicCheck: 'on', json: false });
    expect(text).toContain(`\n${url} shows revision 2, `);
  });

  test('asks for no longer than is said, and ends with exit code 3 where devices don’t get it', async () => {
    writeSite(join(directory, 'site'), host.objects);
    project(`host: site\npublicUrl: ${await serve(siteListener(await olderSite()))}\npublicCheck: on`);
    const pacing = testPacing();
    const { exitCode, json } = await verify({ publicWait: 7 }, { pacing });
    expect([exitCode, codesOf(json())]).toEqual([3, ['public-origin-stale']]);
    expect(pacing.slept.reduce((sum, each) => sum + each, 0)).toBe(7000);
    expect(json()).toMatchObject({ ok: false, public: [{ revision: null, waitedSeconds: 7 }, { revision: 1 }] });
  });

  test('asks by default where the host is what devices reach, and not where it must not', async () => {
    const url = await serve(siteListener(host.objects));
    project(`host: s3://updates-example\npublicUrl: ${url}`);
    const openHost = async () => host;
    expect((await verify({}, { openHost })).json()).toMatchObject({ site: 'memory', public: [{ url }, { url }] });
    expect((await verify({ publicCheck: 'off' }, { openHost })).json()).not.toHaveProperty('public');
  });

  test('opens the host with all that the project says of it, and changes nothing anywhere', async () => {
    const opened: (readonly [HostSpec, HostUse | undefined])[] = [];
    const nudged = { ...host, nudge: async () => expect.unreachable() };
    const openHost = async (spec: HostSpec, use?: HostUse) => {
      opened.push([spec, use]);
      return nudged;
    };
    project(
      `host: s3://updates-example\npublicUrl: ${await serve(siteListener(await olderSite()))}\noneAtATime: true\npurge: {command: [purge]}`,
    );
    host.writes.length = 0;
    const { exitCode } = await verify({}, { openHost, purge: async () => expect.unreachable() });
    expect(exitCode).toBe(3);
    expect(opened).toMatchObject([
      [
        { kind: 's3', bucket: 'updates-example' },
        { oneAtATime: true, tagRemote: 'origin' },
      ],
    ]);
    expect(host.writes).toEqual([]);
  });

  test('goes by the index of the project’s channel where the host can’t list', async () => {
    const mute = { ...host, capabilities: { ...host.capabilities, lists: false } };
    project('host: https://dav.example.com/ota\nchannel: beta');
    const { json } = await verify({}, { openHost: async () => mute });
    expect(json()).toMatchObject({ ok: true, channels: [{ channel: 'beta', latest: '1.2.0-rc.1' }] });
  });

  test('tells what the host’s own audit has told only once', async () => {
    const url = await serve(siteListener(host.objects));
    project(`host: s3://updates-example\npublicUrl: ${url}`);
    const late = { environment: { OTA_RELEASE_CLOCK: '2026-07-20T00:00:00Z' } };
    const { json } = await run(runVerify, directory, {
      flags: { json: true, channel: 'stable' },
      ...late,
      services: { pacing: testPacing(), openHost: async () => host },
    });
    const { problems } = json() as { readonly problems: readonly { readonly code: string }[] };
    expect(problems.filter(({ code }) => code === 'verify-index-expires-soon')).toHaveLength(1);
  });

  test('skips a channel that can’t be read: its audit has said so', async () => {
    host.objects.set('index.json', Buffer.from('{}'));
    host.objects.delete('revisions/00000001.json');
    host.objects.delete('revisions/00000002.json');
    const url = await serve(siteListener(host.objects));
    project(`host: s3://updates-example\npublicUrl: ${url}`);
    const { exitCode, json } = await verify({}, { openHost: async () => host });
    expect([exitCode, json()]).toMatchObject([3, { public: [{ revision: 1 }] }]);
  });

  test.each([
    // what is wrong, set up, flags, code
    ['there is no project file', () => undefined, {}, 'cli-operand-missing'],
    ['the project file that was named is not there', () => undefined, { project: 'none.yaml' }, 'project-file-missing'],
    ['the project file is wrong', () => project('hots: site'), {}, 'project-unknown-key'],
    ['the project has no host', () => project(''), {}, 'site-host-missing'],
    ['the host is a directory that is not there', () => project('host: site'), {}, 'verify-location-invalid'],
  ])('ends the run where %s', async (_what, setUp, flags, code) => {
    setUp();
    expect(await failureOf(() => verify(flags))).toMatchObject({ code, exitCode: 2 });
  });

  test('works from a directory below the project’s, by its file', async () => {
    writeSite(join(directory, 'site'), host.objects);
    project('host: site');
    mkdirSync(join(directory, 'below'));
    const { exitCode } = await run(runVerify, join(directory, 'below'), {
      flags: { json: true, project: '../ota-release.yaml' },
      environment: NOW,
    });
    expect(exitCode).toBe(0);
  });
});
