import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runMirror } from '../../src/commands/mirror.js';
import { problem } from '../../src/errors/problem.js';
import type { HostUse } from '../../src/steps/services.js';
import { commandRuns } from '../support/command-runs.js';
import { memoryHost } from '../support/memory-host.js';
import { testSigner } from '../support/signing.js';
import { PUBLIC_URL, type SiteObjects, signedSite, writeSite } from '../support/site.js';
import { failureOf, recordingReporter } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { readTree } from '../support/tree.js';

const run = commandRuns();
const temporaryDirectory = temporaryDirectories();
const KEY = Buffer.from(testSigner('release').publicKey.raw).toString('base64');
const environment = { OTA_RELEASE_CLOCK: '2026-03-01T00:00:00Z' };

let site: SiteObjects;
let directory: string;
beforeAll(async () => {
  site = (await signedSite([{ version: '1.0.0' }, { version: '1.1.0', recorded: true }])).objects;
});
beforeEach(() => {
  directory = temporaryDirectory();
  writeSite(join(directory, 'site'), site);
});

const mirror = (flags = {}, operands: readonly string[] = ['site', 'copy'], services = {}) =>
  run(runMirror, directory, { operands, flags: { key: [KEY], ...flags }, environment, services });

describe('mirror', () => {
  test('copies the site, warns of what it can’t change, and then has nothing to do', async () => {
    const reporter = recordingReporter();
    const { exitCode, text } = await mirror({}, ['site', 'copy'], { reporter });
    expect(exitCode).toBe(0);
    expect(readTree(join(directory, 'copy'))).toEqual(readTree(join(directory, 'site')));
    expect(text.split('\n')).toEqual([
      'logger, channel stable: revision 2, latest 1.1.0, 2 releases new to it',
      expect.stringMatching(/^✓ mirrored: \d+ objects, [\d.]+ KiB written to .*copy$/),
    ]);
    expect(reporter.lines.join('\n')).toContain('transfer-flist-elsewhere');
    const again = await mirror({ json: true });
    expect(again.json()).toMatchObject({ ok: true, outcome: 'unchanged', objects: 0, findings: [] });
    expect((await mirror()).text).toMatch(/✓ unchanged: .*copy has all of it$/);
  });

  test('prints the result as JSON', async () => {
    const { json } = await mirror({ json: true });
    expect(json()).toMatchObject({
      ok: true,
      from: 'site',
      to: expect.stringMatching(/copy$/),
      outcome: 'published',
      objects: site.size,
      same: 0,
      addresses: [PUBLIC_URL],
      findings: [{ code: 'transfer-flist-elsewhere', severity: 'warning' }],
      channels: [{ channel: 'stable', product: 'logger', counter: 2, latest: '1.1.0', versions: 2, releases: 2 }],
    });
  });

  test('lists what it would write in a dry run, and writes nothing', async () => {
    const { exitCode, text } = await mirror({ dryRun: true });
    expect(exitCode).toBe(0);
    expect(existsSync(join(directory, 'copy'))).toBe(false);
    const planned = text
      .split('\n')
      .filter((line) => line.startsWith('  '))
      .map((line) => line.trim());
    expect([...planned].sort()).toEqual([...site.keys()].sort());
    expect(planned.slice(-3)).toEqual(['index.json', 'versions', 'latest']);
    expect((await mirror({ dryRun: true, json: true })).json()).toMatchObject({ outcome: 'planned', writes: planned });
  });

  test('asks for both places, as operands or as the action’s inputs', async () => {
    expect((await failureOf(() => mirror({}, []))).message).toBe('`mirror` needs FROM.');
    expect((await failureOf(() => mirror({}, ['site']))).message).toBe('`mirror` needs TO.');
    expect((await mirror({ site: 'site', to: 'copy' }, [])).exitCode).toBe(0);
  });

  test('is of one channel where it is told to, and refuses one that is not there', async () => {
    expect(await failureOf(() => mirror({ channel: 'beta' }))).toMatchObject({
      code: 'verify-index-missing',
      exitCode: 3,
    });
    expect((await mirror({ channel: 'stable' })).exitCode).toBe(0);
  });

  test('writes to no host that may not be written to, and hands the team’s word on', async () => {
    const uses: HostUse[] = [];
    const refusing = {
      ...memoryHost(),
      preflight: async () => [problem('host-ignores-conditions', { location: 'memory', shown: 'If-None-Match' })],
    };
    const services = {
      openHost: async (_: unknown, use: HostUse) => {
        uses.push(use);
        return refusing;
      },
    };
    const url = 's3://bucket/site';
    const failure = await failureOf(() => mirror({ oneAtATime: true }, ['site', url], { ...services }));
    expect(failure).toMatchObject({ code: 'host-ignores-conditions', exitCode: 2 });
    expect(uses.at(-1)).toMatchObject({ oneAtATime: true });
    expect(refusing.writes).toEqual([]);
  });
});
