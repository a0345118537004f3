import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wire } from '../../src/entry/wire.js';
import { silentReporter } from '../../src/report/silent.js';
import { encodePem } from '../../src/signing/pem.js';
import { baseEnvironment } from '../support/cli.js';
import { loopbackServers } from '../support/loopback.js';
import { proxyServers } from '../support/proxy-server.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { PUBLIC_KEY, publicKeyOf, SECRET } from '../support/workspace.js';
import { workspaces } from '../support/workspaces.js';

const temporaryDirectory = temporaryDirectories();
const newWorkspace = workspaces();

const PUBLIC_PEM = `-----BEGIN PUBLIC KEY-----
${Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(PUBLIC_KEY, 'base64')]).toString('base64')}
-----END PUBLIC KEY-----
`;

const wired = (environment: Readonly<Record<string, string | undefined>> = {}, signingKeyFile?: string) => {
  const directory = temporaryDirectory();
  const wiring = wire({
    environment: { ...baseEnvironment, ...environment },
    directory,
    ...(signingKeyFile ? { signingKeyFile } : {}),
  });
  return { ...wiring, directory, made: wiring.services(silentReporter) };
};
const publicKeys = async ({ made }: ReturnType<typeof wired>) =>
  (await made.openSigners()).map(({ publicKey }) => Buffer.from(publicKey.raw).toString('base64'));

describe('the signers', () => {
  test('are none where no secret is given', async () => {
    expect(await publicKeys(wired())).toEqual([]);
  });

  test('come from OTA_SIGNING_KEY', async () => {
    expect(await publicKeys(wired({ OTA_SIGNING_KEY: SECRET }))).toEqual([PUBLIC_KEY]);
  });

  test('come from a file instead, named from the working directory', async () => {
    const other = Buffer.alloc(32, 5);
    const run = wired({ OTA_SIGNING_KEY: SECRET }, 'ota.key');
    writeFileSync(join(run.directory, 'ota.key'), `${other.toString('base64')}\n`);
    expect(await publicKeys(run)).toEqual([publicKeyOf(other)]);
  });

  test('come from further variables too, for a threshold above one', async () => {
    const other = Buffer.alloc(32, 6);
    const environment = { OTA_SIGNING_KEY: SECRET, OTA_SIGNING_KEY_2: other.toString('base64') };
    expect(await publicKeys(wired(environment))).toEqual([PUBLIC_KEY, publicKeyOf(other)]);
  });

  test('come from programs of the project too, after the secrets, which the programs never see', async () => {
    const seed = Buffer.alloc(32, 8);
    const run = wired({ OTA_SIGNING_KEY: SECRET, OTA_HOST_TOKEN: 'of the host', KMS_TOKEN: 'of the KMS' });
    writeFileSync(join(run.directory, 'key.pem'), encodePem('secret', seed));
    const command = ['sh', '-c', 'env > environment; cat > b; openssl pkeyutl -sign -rawin -inkey key.pem -in b'];
    const signing = {
      trustedKeys: [],
      threshold: 1,
      expiresDays: 1,
      signers: [{ publicKey: publicKeyOf(seed), command, timeout: 20 }],
    };
    const signers = await run.made.openSigners({ signing, directory: run.directory, place: () => ({}) });
    expect(signers.map(({ publicKey }) => Buffer.from(publicKey.raw).toString('base64'))).toEqual([
      PUBLIC_KEY,
      publicKeyOf(seed),
    ]);
    await signers[1]?.sign(Buffer.from('bytes'));
    const seen = readFileSync(join(run.directory, 'environment'), 'utf8');
    expect(seen).toContain('KMS_TOKEN=of the KMS');
    expect(seen).not.toContain(SECRET);
    expect(seen).not.toContain('of the host');
  });

  test.each([
    // what is wrong, environment, file, code
    ['an empty secret', { OTA_SIGNING_KEY: '' }, undefined, 'key-empty'],
    ['a public key', { OTA_SIGNING_KEY: PUBLIC_PEM }, undefined, 'key-secret-expected'],
    ['a file that is not there', { OTA_SIGNING_KEY: SECRET }, 'none.key', 'key-file-unreadable'],
  ])('are refused for %s', async (_what, environment, file, code) => {
    const failure = await failureOf(() => wired(environment, file).made.openSigners());
    expect(failure).toMatchObject({ code, exitCode: 2 });
  });
});

describe('who does it', () => {
  test.each([
    // environment, name in the signed history
    [{ OTA_ACTOR: ' fleet team ', GITHUB_ACTOR: 'octocat' }, 'fleet team'],
    [{ OTA_ACTOR: '', GITHUB_ACTOR: 'octocat', GITLAB_USER_LOGIN: 'tanuki' }, undefined],
    [{ GITHUB_ACTOR: 'octocat' }, 'octocat'],
    [{ GITLAB_USER_LOGIN: 'tanuki' }, 'tanuki'],
    [{ OTA_ACTOR: 'x'.repeat(101) }, 'x'.repeat(100)],
    [{}, userInfo().username],
  ])('is, with %j, %s', (environment, name) => {
    const named = { OTA_ACTOR: undefined, GITHUB_ACTOR: undefined, GITLAB_USER_LOGIN: undefined, ...environment };
    expect(wired(named).made.actor).toBe(name);
  });
});

describe('the mask', () => {
  test('hides every variable that may hold a secret, before anything is opened', () => {
    const secrets = {
      OTA_SIGNING_KEY: SECRET,
      OTA_SIGNING_KEY_PASSWORD: 'correct horse',
      GITHUB_TOKEN: 'ghs_0123456789',
      CI_JOB_TOKEN: 'glcbt-0123456789',
      GITLAB_TOKEN: 'glpat-0123456789',
    };
    const { mask } = wired(secrets);
    for (const secret of Object.values(secrets)) expect(mask(`a ${secret} b`)).toBe('a *** b');
    expect(mask('PATH and the rest')).toBe('PATH and the rest');
  });

  test('hides a key that a file brings as soon as it is read, in every form', async () => {
    const run = wired({}, 'ota.pem');
    const pkcs8 = Buffer.concat([
      Buffer.from('302e020100300506032b657004220420', 'hex'),
      Buffer.from(SECRET, 'base64'),
    ]).toString('base64');
    writeFileSync(join(run.directory, 'ota.pem'), `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`);
    expect(run.mask(SECRET)).toBe(SECRET);
    await run.made.openSigners();
    expect(run.mask(SECRET)).toBe('***');
    expect(run.mask(pkcs8)).toBe('***');
    expect(run.mask(Buffer.from(SECRET, 'base64').toString('hex'))).toBe('***');
  });

  test('hides a secret that turned out to be no key', async () => {
    const run = wired({}, 'ota.key');
    writeFileSync(join(run.directory, 'ota.key'), 'hunter2hunter2\n');
    const { message } = await failureOf(() => run.made.openSigners());
    expect(message).not.toContain('hunter2');
    expect(run.mask('hunter2hunter2')).toBe('***');
  });
});

describe('the services', () => {
  test('git and its hooks see the environment without the tool’s own secrets', async () => {
    const w = newWorkspace();
    const { made } = wired({
      OTA_SIGNING_KEY: SECRET,
      OTA_SIGNING_KEY_PASSWORD: 'correct horse',
      OTA_SIGNING_KEY_FILE: '/x/ota.key',
      OTA_HOST_TOKEN: 'token-of-the-host',
      OTA_HOST_PASSWORD: 'password-of-the-host',
      CI_JOB_ID: '77',
    });
    const repository = await made.openRepository(w.repo);
    const { stdout } = (await repository?.git(['-c', 'alias.seen=!env', 'seen'])) ?? { stdout: '' };
    expect(stdout).toContain('CI_JOB_ID=77');
    expect(stdout).not.toMatch(/OTA_SIGNING_KEY|OTA_HOST_|-of-the-host/);
    expect(stdout).not.toContain(SECRET);
  });

  test('the clock and SOURCE_DATE_EPOCH come from the environment', async () => {
    const { made } = wired({ OTA_RELEASE_CLOCK: '2026-05-01T00:00:00Z', SOURCE_DATE_EPOCH: '1000000000' });
    expect(made.clock()).toEqual(new Date('2026-05-01T00:00:00Z'));
    expect(made.sourceDateEpoch).toBe(1_000_000_000);
    expect(wired().made.sourceDateEpoch).toBeUndefined();
    expect((await failureOf(() => wired({ SOURCE_DATE_EPOCH: 'now' }))).code).toBe('cli-clock-invalid');
  });

  test('each work directory is fresh, and all are gone after the clean-up', async () => {
    const { made, cleanUp } = wired();
    const directories = [await made.workDirectory(), await made.workDirectory()];
    expect(new Set(directories).size).toBe(2);
    for (const directory of directories) writeFileSync(join(directory, 'large.zip'), 'x');
    cleanUp();
    expect(directories.map((directory) => existsSync(directory))).toEqual([false, false]);
    cleanUp();
  });

  test('backing off waits, but not for long', async () => {
    const { made } = wired();
    const start = performance.now();
    await made.backOff(0);
    expect(performance.now() - start).toBeGreaterThan(0.5);
  });

  test('opens the host and the forge that a project names', async () => {
    const w = newWorkspace();
    const { made } = wired();
    expect((await made.openHost({ kind: 'directory', path: w.site })).location).toBe(w.site);
    const repository = await made.openRepository(w.repo);
    if (!repository) throw new Error('no repository');
    const forge = await made.openForge(repository, { kind: 'auto', remote: 'origin' });
    expect(forge.kind).toBe('git');
    expect(await made.openRepository(temporaryDirectory())).toBeUndefined();
  });
});

describe('the work directory', () => {
  test('of a run that was killed long ago is removed by the next one, a recent one is left alone', async () => {
    const [old, recent] = ['ota-release-AAAAA1', 'ota-release-AAAAA2'].map((name) => join(tmpdir(), name));
    for (const path of [old, recent]) mkdirSync(path ?? '', { recursive: true });
    const longAgo = new Date(Date.now() - 2 * 86_400_000);
    utimesSync(old ?? '', longAgo, longAgo);
    const { made, cleanUp } = wired();
    await made.workDirectory();
    cleanUp();
    expect([existsSync(old ?? ''), existsSync(recent ?? '')]).toEqual([false, true]);
    rmSync(recent ?? '', { recursive: true });
  });
});

describe('the network', () => {
  const serve = loopbackServers();
  const startProxy = proxyServers();

  test('of a site at a URL is that of the environment', async () => {
    const url = await serve((_request, response) => response.end('"1.0.0"'));
    const proxy = await startProxy();
    const source = await wired({ http_proxy: proxy.url }).made.openWebSite(url);
    expect(Buffer.from((await source.read('latest')) ?? []).toString()).toBe('"1.0.0"');
    source.close();
    expect(proxy.requests).toEqual([`GET ${url}/latest`]);
  });

  test('of a CDN’s command has all of the environment but the tool’s own secrets', async () => {
    const { made, directory } = wired({ OTA_SIGNING_KEY: SECRET, CDN_TOKEN: 'of the CDN' });
    const request = { urls: ['https://u.example/latest'], reference: 'r', directory };
    expect(await made.purge({ kind: 'command', argv: ['sh', '-c', 'env > environment'] }, request)).toEqual([]);
    const seen = readFileSync(join(directory, 'environment'), 'utf8');
    expect(seen).toContain('CDN_TOKEN=of the CDN');
    expect(seen).not.toContain('OTA_SIGNING_KEY');
  });

  test('time passes', async () => {
    const { pacing } = wired().made;
    const before = pacing.stopwatch();
    await pacing.sleep(5);
    expect(pacing.stopwatch() - before).toBeGreaterThan(3);
    expect(pacing.random()).toBeGreaterThanOrEqual(0);
    expect(pacing.random()).toBeLessThan(1);
  });
});
