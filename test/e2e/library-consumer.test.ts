import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodePublicKey, parsePublicKey } from '../../src/signing/public-key.js';
import { baseEnvironment, type CliRun, runProcess } from '../support/cli.js';
import { loopbackServers } from '../support/loopback.js';
import { cloneRoot, codeBlocks } from '../support/markdown.js';
import { startService } from '../support/service-example.js';
import { testSigner } from '../support/signing.js';
import { signedSite, writeSite } from '../support/site.js';
import { createWorkspace, PUBLIC_KEY, SECRET, type Workspace } from '../support/workspace.js';

const consumerTypes = readFileSync(new URL('../fixtures/library-consumer/consumer.ts.txt', import.meta.url), 'utf8');
const examples = codeBlocks('docs/library.md', 'js').filter((text) => /^\/\/ \S+\.mjs\n/.test(text));
const nameOf = (text: string): string => /^\/\/ (\S+)\n/.exec(text)?.[1] ?? '';

let consumer: string;
let workspace: Workspace;
let site: string;
const keyFile = (): string => join(consumer, 'ota.pub');

const inConsumer = (command: string, args: readonly string[]): Promise<CliRun> =>
  runProcess(command, args, { cwd: consumer });

const example = (name: string, args: readonly string[] = [], cwd = consumer): Promise<CliRun> =>
  runProcess(process.execPath, [join(consumer, name), ...args], {
    cwd,
    env: { ...baseEnvironment, OTA_SIGNING_KEY: SECRET },
  });

/** A project of somebody’s who has installed the package from its tarball, without a registry. */
beforeAll(async () => {
  consumer = mkdtempSync(join(realpathSync(tmpdir()), 'ota-consumer-'));
  workspace = createWorkspace();
  writeFileSync(join(consumer, 'package.json'), '{"name":"consumer","private":true,"type":"module"}');
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', consumer];
  const packed = await runProcess('npm', pack, { cwd: cloneRoot });
  const [{ filename }] = JSON.parse(packed.stdout);
  const install = ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', `./${filename}`];
  const installed = await inConsumer('npm', install);
  if (installed.exitCode !== 0) throw new Error(installed.stderr);
  mkdirSync(join(consumer, 'node_modules/@types'), { recursive: true });
  symlinkSync(join(cloneRoot, 'node_modules/@types/node'), join(consumer, 'node_modules/@types/node'));
  for (const text of examples) writeFileSync(join(consumer, nameOf(text)), text);
  writeFileSync(join(consumer, 'consumer.ts'), consumerTypes);
  const { publicKey } = testSigner();
  writeFileSync(keyFile(), encodePublicKey(publicKey, 'minisign'));
  site = join(consumer, 'site');
  const host = await signedSite([
    { version: '1.0.0', created: new Date(), expiresDays: 30 },
    { version: '1.1.0', created: new Date(), expiresDays: 30, upgradeFrom: '>=1.0.0', barrier: 'converts the log' },
    { version: '1.2.0', created: new Date(), expiresDays: 30 },
  ]);
  writeSite(site, host.objects);
});

afterAll(() => {
  workspace.dispose();
  rmSync(consumer, { recursive: true, force: true });
});

describe('the package, installed from its tarball', () => {
  test('the docs have five examples', () => {
    expect(examples.map(nameOf)).toEqual(['release.mjs', 'gate.mjs', 'service.mjs', 'fleet.mjs', 'own-host.mjs']);
  });

  test.each(['nodenext', 'bundler'])('compiles in strict projects with moduleResolution %s', async (resolution) => {
    const options = {
      ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false },
      ...{ noEmit: true, target: 'es2022', lib: ['es2023'], types: ['node'], allowJs: true, checkJs: true },
      ...{ module: resolution === 'nodenext' ? 'nodenext' : 'esnext', moduleResolution: resolution },
    };
    const config = { compilerOptions: options, files: ['consumer.ts', ...examples.map(nameOf)] };
    const file = join(consumer, `tsconfig.${resolution}.json`);
    writeFileSync(file, JSON.stringify(config));
    const tsc = join(cloneRoot, 'node_modules/typescript/bin/tsc');
    const { stdout, exitCode } = await inConsumer(process.execPath, [tsc, '--project', file]);
    expect(stdout).toBe('');
    expect(exitCode).toBe(0);
  });
});

describe('the examples of docs/library.md', () => {
  test('release from a script', async () => {
    const first = await example('release.mjs', [], workspace.repo);
    expect(first.stderr).toBe('');
    expect(first.stdout).toContain('1.0.0 published, latest is 1.0.0, revision 1\n');
    expect(first.stdout).not.toContain(SECRET);
    expect(readFileSync(join(workspace.site, 'latest'), 'utf8')).toBe('"1.0.0"\n');
    const broken = await example('release.mjs', [], consumer);
    expect(broken).toMatchObject({ exitCode: 2 });
    expect(broken.stderr).toContain('project-file-missing: ');
  });

  test('verify in a deployment gate', async () => {
    const good = await example('gate.mjs', [site, keyFile()]);
    expect(good).toMatchObject({ exitCode: 0, stderr: '' });
    expect(good.stdout).toMatch(/^stable: latest 1\.2\.0, until .*\nverified \d+ objects\n$/m);
    writeFileSync(join(consumer, 'other.pub'), PUBLIC_KEY);
    const bad = await example('gate.mjs', [site, join(consumer, 'other.pub')]);
    expect(bad).toMatchObject({ exitCode: 3 });
    expect(bad.stdout).toMatch(/^error site-object-unverified: /m);
  });

  test('decide for a fleet', async () => {
    const fleet = join(consumer, 'fleet.json');
    const devices = [
      { id: 'a', version: '1.0.0' },
      { id: 'b', version: '1.2.0' },
      { id: 'c', version: '0.9.0' },
      { id: 'd', version: '1.1.0', model: 'another' },
    ];
    writeFileSync(fleet, JSON.stringify(devices));
    const { stdout, stderr } = await example('fleet.mjs', [site, keyFile(), fleet]);
    expect(stderr).toBe('');
    expect(stdout.replace(/[0-9a-f]{64}/g, '…')).toBe(
      [
        'a: 1.0.0 → 1.1.0 → 1.2.0, sha256 …',
        'b: none, nothing newer is offered',
        'c: 0.9.0 → 1.0.0 → 1.1.0 → 1.2.0, sha256 …',
        'd: refuses, device-model-other',
        '',
      ].join('\n'),
    );
  });

  test('a host and a signer of one’s own', async () => {
    const w = createWorkspace();
    try {
      const pem = join(consumer, 'secret.pem');
      writeFileSync(pem, pkcs8(SECRET));
      writeFileSync(join(consumer, 'signer.pub'), encodePublicKey(parsePublicKey(PUBLIC_KEY), 'pem'));
      const run = await runProcess(
        process.execPath,
        [join(consumer, 'own-host.mjs'), pem, join(consumer, 'signer.pub')],
        // The system’s time, since the audit goes by it too.
        { cwd: w.repo, env: { ...baseEnvironment, OTA_RELEASE_CLOCK: undefined } },
      );
      expect(run.stderr).toBe('');
      expect(run.stdout).toMatch(/^1\.0\.0 published, \d+ objects, verified\n$/);
    } finally {
      w.dispose();
    }
  });
});

const pkcs8 = (seed: string): string => {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(seed, 'base64')]);
  return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`;
};

describe('the service of docs/library.md', () => {
  const serve = loopbackServers();

  test('answers with what the site says, and ends when it is told to', async () => {
    const url = await serve((request, response) => {
      const name = request.url?.slice(1) ?? '';
      try {
        response.end(readFileSync(join(site, name)));
      } catch {
        response.writeHead(404).end();
      }
    });
    const service = await startService(join(consumer, 'service.mjs'), url, consumer);
    const ask = async (path: string) => {
      const answer = await fetch(`${service.url}/${path}`);
      return { status: answer.status, text: await answer.text() };
    };
    expect(await ask('latest')).toEqual({ status: 200, text: '"1.2.0"' });
    expect(await ask('versions')).toEqual({ status: 200, text: '["1.0.0","1.1.0","1.2.0"]' });
    expect((await ask('upgrade/1.1.0')).text).toBe(readFileSync(join(site, '1.1.0'), 'utf8'));
    expect(await ask('upgrade/latest')).toEqual({ status: 400, text: 'publisher-version-invalid' });
    expect(await ask('upgrade/9.0.0')).toEqual({ status: 502, text: 'publisher-status' });
    expect(await service.stop()).toBe(0);
  });
});
