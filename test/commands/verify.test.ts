import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { runVerify } from '../../src/commands/verify.js';
import { commandRuns } from '../support/command-runs.js';
import { loopbackServers, siteListener } from '../support/loopback.js';
import type { MemoryHost } from '../support/memory-host.js';
import { testSigner } from '../support/signing.js';
import { signedSite, writeSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const run = commandRuns();
const temporaryDirectory = temporaryDirectories();
const serve = loopbackServers();

const keyOf = (name: string): string => Buffer.from(testSigner(name).publicKey.raw).toString('base64');
const KEY = keyOf('release');
/** The test site’s index was made on 2026-02-02. */
const NOW = { OTA_RELEASE_CLOCK: '2026-03-01T00:00:00Z' };

let directory: string;
let host: MemoryHost;
beforeEach(async () => {
  directory = temporaryDirectory();
  host = await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0-rc.1', channel: 'beta' }]);
  writeSite(join(directory, 'site'), host.objects);
});

const verify = (flags = {}, operands: readonly string[] = ['site'], environment = {}) =>
  run(runVerify, directory, { operands, flags: { key: [KEY], ...flags }, environment: { ...NOW, ...environment } });

describe('verify', () => {
  test('tells each channel and that all of it verifies', async () => {
    const { exitCode, text } = await verify();
    expect(exitCode).toBe(0);
    expect(text.split('\n')).toEqual([
      'logger, channel stable: 2 versions, latest 1.1.0, revision 2, good until 2026-08-01T00:00:00Z',
      'logger, channel beta: 1 version, latest 1.2.0-rc.1, revision 1, good until 2026-08-02T00:00:00Z',
      expect.stringMatching(/^✓ verified: \d+ objects, [\d.]+ KiB, no findings$/),
    ]);
  });

  test('prints the report as JSON', async () => {
    const { json } = await verify({ json: true });
    expect(json()).toMatchObject({ ok: true, site: 'site', problems: [], channels: [{ counter: 2 }, { counter: 1 }] });
  });

  test('ends with exit code 3 and tells what does not verify', async () => {
    writeFileSync(join(directory, 'site/1.0.0'), '{}');
    const { exitCode, text } = await verify();
    expect(exitCode).toBe(3);
    expect(text).toMatch(/^1\.0\.0: error: .*\n {2}fix: .*/m);
    expect(text.split('\n').at(-1)).toMatch(/^✗ not verified: .* \d+ errors?/);
    expect((await verify({ json: true })).json()).toMatchObject({ ok: false });
  });

  test('verifies nothing with keys that did not sign', async () => {
    const { exitCode } = await verify({ key: [keyOf('stranger')] });
    expect(exitCode).toBe(3);
  });

  test.each([
    // flags, exit code
    [{ channel: 'beta' }, 0],
    [{ channel: 'nightly' }, 3],
    [{ minCounter: 2, channel: 'stable' }, 0],
    [{ minCounter: 3, channel: 'stable' }, 3],
    [{ threshold: 2, key: [KEY, keyOf('second')] }, 3],
    [{ threshold: 1, key: [KEY, keyOf('second')] }, 0],
  ])('with %j ends with exit code %i', async (flags, expected) => {
    expect((await verify(flags)).exitCode).toBe(expected);
  });

  test('looks at one channel alone where it is told to', async () => {
    const { text } = await verify({ channel: 'beta' });
    expect(text).toContain('channel beta');
    expect(text).not.toContain('channel stable');
  });

  test('a warning is one, and an error where it is strict', async () => {
    writeFileSync(join(directory, 'site/notes.txt'), 'by hand');
    expect((await verify()).text.split('\n').at(-1)).toMatch(/^✓ verified: .* 1 warning$/);
    const strict = await verify({ strict: true });
    expect([strict.exitCode, strict.text.split('\n').at(-1)]).toEqual([
      3,
      expect.stringMatching(/^✗ not verified: .* 1 error$/),
    ]);
  });

  test('takes the clock of the run for the expiry', async () => {
    const late = await verify({}, ['site'], { OTA_RELEASE_CLOCK: '2027-01-01T00:00:00Z' });
    expect(late.exitCode).toBe(3);
    expect(late.text).toContain('[verify-index-expired]');
  });

  test('reads a key from a file, and the site from a file URL', async () => {
    writeFileSync(join(directory, 'ota.pub'), `${KEY}\n`);
    const { exitCode } = await verify({ key: ['ota.pub'] }, [pathToFileURL(join(directory, 'site')).href]);
    expect(exitCode).toBe(0);
  });

  test('reads a site over HTTP', async () => {
    const url = await serve(siteListener(host.objects));
    const { exitCode, json } = await verify({ json: true, channel: 'stable' }, [url]);
    expect(json()).toMatchObject({ site: url, channels: [{ latest: '1.1.0' }] });
    expect(exitCode).toBe(0);
  });
});

describe('the keys that verify trusts', () => {
  const project = (lines: string): void =>
    writeFileSync(
      join(directory, 'ota-release.yaml'),
      `product: logger\nmodels: [tl-100]\nbundle: {root: .}\n${lines}`,
    );
  const withoutKey = (flags = {}) =>
    run(runVerify, directory, { operands: ['site'], flags: { json: true, ...flags }, environment: NOW });

  test('are those of the project file where none is given', async () => {
    writeFileSync(join(directory, 'release.pub'), KEY);
    project('signing: {trustedKeys: [release.pub]}\n');
    expect((await withoutKey()).exitCode).toBe(0);
    project(`signing: {trustedKeys: [${KEY}, ${keyOf('second')}], threshold: 2}\n`);
    expect((await withoutKey()).exitCode).toBe(3);
    expect((await withoutKey({ threshold: 1 })).exitCode).toBe(0);
  });

  test.each([
    // what is wrong, set up, flags, code
    ['no key and no project file', () => undefined, {}, 'cli-flag-missing'],
    ['a project file that trusts nobody', () => project(''), {}, 'key-none-trusted'],
    ['a key file that is not there', () => undefined, { key: ['none.pub'] }, 'key-file-unreadable'],
    ['a threshold above the number of keys', () => undefined, { key: [KEY], threshold: 2 }, 'key-threshold-too-high'],
  ])('%s ends the run before anything is read', async (_what, setUp, flags, code) => {
    setUp();
    rmSync(join(directory, 'site'), { recursive: true });
    expect(await failureOf(() => withoutKey(flags))).toMatchObject({ code, exitCode: 2 });
  });

  test('never come from the site itself', async () => {
    const index: unknown = JSON.parse(readFileSync(join(directory, 'site/index.json'), 'utf8'));
    expect(index).toHaveProperty('payload');
    const failure = await failureOf(() => withoutKey());
    expect(failure.message).toBe('`verify` needs --key.');
  });

  test('are asked for only once it is known what to verify', async () => {
    const failure = await failureOf(() => run(runVerify, directory, { flags: { key: [KEY] } }));
    expect(failure).toMatchObject({ code: 'cli-operand-missing', message: '`verify` needs SITE.' });
  });
});
