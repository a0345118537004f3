import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runExport } from '../../src/commands/export.js';
import { runVerify } from '../../src/commands/verify.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { commandRuns } from '../support/command-runs.js';
import { loopbackServers, siteListener } from '../support/loopback.js';
import { testSigner } from '../support/signing.js';
import { PUBLIC_URL, type SiteObjects, signedSite, writeSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { flipByte } from '../support/tamper.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf, readTree } from '../support/tree.js';

const run = commandRuns();
const temporaryDirectory = temporaryDirectories();
const serve = loopbackServers();

const KEY = Buffer.from(testSigner('release').publicKey.raw).toString('base64');
const environment = { OTA_RELEASE_CLOCK: '2026-03-01T00:00:00Z' };

let site: SiteObjects;
let directory: string;
beforeAll(async () => {
  site = (await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0-rc.1', channel: 'beta' }]))
    .objects;
});
beforeEach(() => {
  directory = temporaryDirectory();
  writeSite(join(directory, 'site'), site);
});

const exported = (flags = {}, operands: readonly string[] = ['site'], more = {}) =>
  run(runExport, directory, {
    operands,
    flags: { key: [KEY], out: 'out', ...flags },
    environment: { ...environment, ...more },
  });
const verify = (address: string, flags = {}) =>
  run(runVerify, directory, { operands: [address], flags: { key: [KEY], ...flags }, environment });

describe('export', () => {
  test('writes the whole site into a directory, and says so', async () => {
    const { exitCode, text } = await exported();
    expect(exitCode).toBe(0);
    expect(readTree(join(directory, 'out'))).toEqual(readTree(join(directory, 'site')));
    expect(text.split('\n')).toEqual([
      'logger, channel stable: all 2 versions, latest 1.1.0, revision 2',
      'logger, channel beta: all 1 version, latest 1.2.0-rc.1, revision 1',
      `devices that follow flist go to ${PUBLIC_URL}`,
      expect.stringMatching(/^✓ exported: \d+ objects, [\d.]+ KiB written to out$/),
      '  verify it there: ota-release verify out --key <public key>',
    ]);
    expect((await verify('out')).exitCode).toBe(0);
  });

  test('writes some versions, and says how to verify them', async () => {
    const { text } = await exported({ only: ['1.0.0', '1.2.0-rc.1'] });
    expect(text).toContain('logger, channel stable: the 1 version 1.0.0, latest 1.0.0, revision 2\n');
    expect(text).toContain('verify out --key <public key> --only 1.0.0 --only 1.2.0-rc.1');
    const part = await verify('out', { only: ['1.0.0', '1.2.0-rc.1'] });
    expect([part.exitCode, part.text]).toEqual([
      0,
      expect.stringContaining('✓ verified --only 1.0.0 --only 1.2.0-rc.1: '),
    ]);
    const whole = await verify('out');
    expect(whole.exitCode).toBe(3);
    expect(whole.text).toContain('--only 1.0.0. Otherwise restore the rest from a copy. [verify-site-partial]');
  });

  test.each(['out.tar', 'out.tar.gz', 'out.tgz'])('writes %s, which verify takes as it is', async (out) => {
    const { json } = await exported({ out, json: true });
    const bytes = readFileSync(join(directory, out));
    expect(json()).toMatchObject({
      ok: true,
      out,
      site: 'site',
      kind: out.endsWith('r') ? 'tar' : 'tar.gz',
      size: bytes.length,
      sha256: sha256Hex(bytes),
      same: 0,
      addresses: [PUBLIC_URL],
      findings: [],
      channels: [
        {
          channel: 'stable',
          product: 'logger',
          counter: 2,
          latest: '1.1.0',
          whole: true,
          versions: ['1.0.0', '1.1.0'],
        },
        { channel: 'beta', latest: '1.2.0-rc.1', whole: true },
      ],
    });
    const { exitCode, text } = await verify(out);
    expect([exitCode, text]).toEqual([0, expect.stringContaining('✓ verified')]);
  });

  test('takes SOURCE_DATE_EPOCH for the time of a tarball’s entries', async () => {
    await exported({ out: 'out.tar' }, ['site'], { SOURCE_DATE_EPOCH: '1577934245' });
    const list = execFileSync('tar', ['-tvf', join(directory, 'out.tar')], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC' },
    });
    expect(list).toContain('2020-01-02 03:04 latest');
  });

  test('is made of a URL, of a tarball, and of a part again', async () => {
    const url = await serve(siteListener(site));
    await exported({ channel: 'stable', out: 'stable.tar' }, [url]);
    await exported({ only: ['1.1.0'], out: 'part.tar' }, ['stable.tar']);
    const { exitCode } = await exported({ only: ['1.1.0'] }, ['part.tar']);
    expect(exitCode).toBe(0);
    expect(filesOf(join(directory, 'out')).filter((path) => path.endsWith('.zip'))).toHaveLength(1);
    expect((await verify('part.tar', { only: ['1.1.0'] })).exitCode).toBe(0);
  });

  test('is of the project’s own site where none is named', async () => {
    writeFileSync(
      join(directory, 'ota-release.yaml'),
      `product: logger\nmodels: [tl-100]\nbundle: {root: .}\nhost: site\nsigning: {trustedKeys: [${KEY}]}\n`,
    );
    const { exitCode, json } = await run(runExport, directory, { flags: { out: 'out', json: true }, environment });
    expect([exitCode, json()]).toEqual([0, expect.objectContaining({ ok: true, site: 'site' })]);
  });

  test('asks for what it needs', async () => {
    const call = (flags: object, operands: readonly string[] = []) =>
      failureOf(() => run(runExport, directory, { flags, operands, environment }));
    expect((await call({})).message).toBe('`export` needs --out.');
    expect((await call({ out: 'out', key: [KEY] })).message).toBe('`export` needs SITE.');
    expect((await call({ out: 'out' }, ['site'])).message).toBe('`export` needs --key.');
    expect((await call({ out: 'out', key: [KEY] }, ['nowhere'])).code).toBe('verify-location-invalid');
    for (const out of ['s3://bucket/site', 'https://dav.example.com/x', 'branch:gh-pages'])
      expect((await call({ out, key: [KEY] }, ['site'])).message).toContain(
        'an export goes to a directory or a tarball',
      );
    expect(existsSync(join(directory, 'out'))).toBe(false);
  });

  test('takes a warning for an error where it is strict, and then writes nothing', async () => {
    const failure = await failureOf(() => exported({ only: ['1.0.0'], strict: true }));
    expect(failure.code).toBe('transfer-latest-left-out');
    expect(filesOf(join(directory, 'out'))).toEqual([]);
    expect((await exported({ only: ['1.1.0'], strict: true, channel: 'stable' })).exitCode).toBe(0);
  });

  test('says how to verify a place whose name has blanks', async () => {
    expect((await exported({ out: "the team's stick" })).text).toContain("verify 'the team'\\''s stick' --key");
  });

  test('of a site that was tampered with leaves nothing', async () => {
    const objects = new Map(site);
    const bundle = [...site.keys()].find((path) => path.endsWith('logger-1.1.0.zip')) ?? '';
    flipByte(objects, bundle);
    writeSite(join(directory, 'forged'), objects);
    expect((await failureOf(() => exported({ out: 'out.tar' }, ['forged']))).exitCode).toBe(3);
    expect(existsSync(join(directory, 'out.tar'))).toBe(false);
    expect((await failureOf(() => exported({}, ['forged']))).exitCode).toBe(3);
    expect(filesOf(join(directory, 'out')).filter((path) => path === bundle || path.includes('revisions'))).toEqual([]);
  });
});

describe('verify, given a tarball', () => {
  test('refuses what no export holds', async () => {
    writeFileSync(join(directory, 'x.tar'), 'no tarball at all');
    expect(await failureOf(() => verify('x.tar'))).toMatchObject({ code: 'transfer-archive-broken', exitCode: 3 });
    expect((await failureOf(() => verify('y.tar'))).message).toContain('there is no such file');
  });

  test('takes a directory of such a name for what it is', async () => {
    writeSite(join(directory, 'site.tar'), site);
    expect((await verify('site.tar')).exitCode).toBe(0);
  });
});
