import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baseEnvironment, type CliRun, runProcess } from '../support/cli.js';
import { makeKey, type OwnRepository, ownRepository, raiseVersion, writeNotes } from '../support/own-repository.js';
import { temporaryDirectories } from '../support/temporary.js';
import { readTree } from '../support/tree.js';

const temporaryDirectory = temporaryDirectories();

const PUBLIC_URL = 'https://updates.example.com/ota-release';
const HIGHER = '9.0.0';

/** Stays for all tests of this file: building and releasing takes seconds. */
const directory = mkdtempSync(join(tmpdir(), 'ota-self-'));
let own: OwnRepository;

/** Where the bundle of a version is unpacked. */
const unpacked = (version: string): string => join(directory, 'unpacked', version);

const succeeded = (run: CliRun): CliRun => {
  expect(run.exitCode, run.stdout + run.stderr).toBe(0);
  return run;
};

/** Assembles, releases and unpacks the version that the copy is at. */
const release = async (version: string): Promise<void> => {
  succeeded(await own.script('packaging/assemble.mjs'));
  expect(own.git('status', '--porcelain')).toBe('');
  const run = succeeded(await own.ota('release', '--json', '--public-url', PUBLIC_URL));
  expect(run.json).toMatchObject({ outcome: 'published', version, tag: `v${version}` });
  const bundle = readdirSync(join(own.site, 'bundles')).find((name) => name.endsWith(`-${version}.zip`));
  const zip = join(own.site, 'bundles', bundle ?? '');
  mkdirSync(unpacked(version), { recursive: true });
  succeeded(await runProcess('unzip', ['-q', zip, '-d', unpacked(version)], { cwd: own.repo }));
};

beforeAll(async () => {
  own = ownRepository(directory);
  await makeKey(own);
  writeNotes(own, own.version);
  await release(own.version);
  writeNotes(own, HIGHER);
  await raiseVersion(own, HIGHER);
  await release(HIGHER);
}, 300_000);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs a script of an unpacked bundle, as an update agent does. */
const runScript = (
  name: 'update.sh' | 'rollback.sh',
  version: string,
  prefix: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<CliRun> =>
  runProcess('sh', [name], {
    cwd: unpacked(version),
    env: { ...baseEnvironment, OTA_PREFIX: prefix, ...env },
  });

/** What the installed command says its version is. */
const installed = async (prefix: string): Promise<string> => {
  const cwd = temporaryDirectory();
  const run = await runProcess(join(prefix, 'bin/ota-release'), ['--version'], { cwd, env: baseEnvironment });
  return succeeded(run).stdout.trim();
};

describe('the project released by itself', () => {
  test('is a site that verifies with nothing but the key', async () => {
    const run = succeeded(await own.ota('verify', 'site', '--key', 'packaging/ota.pub.b64', '--json'));
    expect(run.json).toMatchObject({ ok: true, problems: [] });
    expect(JSON.parse(readFileSync(join(own.site, 'versions'), 'utf8'))).toEqual([own.version, HIGHER]);
  });

  test('is the same bundle whenever it is assembled', async () => {
    const before = readTree(join(own.repo, 'build/bundle'));
    succeeded(await own.script('packaging/assemble.mjs'));
    expect(readTree(join(own.repo, 'build/bundle'))).toEqual(before);
    expect([...before.keys()]).toContain('files/dist/cli.js');
  });

  test('is not assembled from a dist of another version', async () => {
    const other = ownRepository(temporaryDirectory());
    other.edit('package.json', (text) => text.replace(`"version": "${other.version}"`, '"version": "7.7.7"'));
    const run = await other.script('packaging/assemble.mjs');
    expect(run).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(`dist/ is of version ${other.version}`) });
    expect(existsSync(join(other.repo, 'build'))).toBe(false);
  });
});

describe('the installed command line', { timeout: 180_000 }, () => {
  test('installs, updates, goes back, and runs the demo', async () => {
    const prefix = join(temporaryDirectory(), "o'brien's tools");
    expect(succeeded(await runScript('update.sh', own.version, prefix)).stdout).toContain(`installed ota-release`);
    expect(await installed(prefix)).toBe(own.version);

    const cwd = temporaryDirectory();
    const demo = await runProcess(join(prefix, 'bin/ota-release'), ['demo'], { cwd, env: baseEnvironment });
    expect(succeeded(demo).stdout).toContain('The device takes the update');

    succeeded(await runScript('update.sh', HIGHER, prefix));
    expect(await installed(prefix)).toBe(HIGHER);
    expect(readdirSync(join(prefix, 'lib/ota-release/releases')).sort()).toEqual([own.version, HIGHER].sort());

    expect(succeeded(await runScript('rollback.sh', HIGHER, prefix)).stdout).toContain(`back at ${own.version}`);
    expect(await installed(prefix)).toBe(own.version);
    expect(succeeded(await runScript('rollback.sh', HIGHER, prefix)).stdout).toContain('nothing to roll back');
    expect(await installed(prefix)).toBe(own.version);
  });

  test('is the same after a second update, and after one that was cut short', async () => {
    const prefix = temporaryDirectory();
    succeeded(await runScript('update.sh', HIGHER, prefix));
    const before = readTree(prefix);
    succeeded(await runScript('update.sh', HIGHER, prefix));
    expect(readTree(prefix)).toEqual(before);

    rmSync(join(prefix, 'bin/ota-release'));
    mkdirSync(join(prefix, 'lib/ota-release/partial/half'), { recursive: true });
    succeeded(await runScript('update.sh', own.version, prefix));
    expect(await installed(prefix)).toBe(own.version);
    expect(readdirSync(join(prefix, 'lib/ota-release')).sort()).toEqual(['current', 'previous', 'releases']);
  });

  test('keeps two versions, the one in use and the one before', async () => {
    const prefix = temporaryDirectory();
    succeeded(await runScript('update.sh', own.version, prefix));
    mkdirSync(join(prefix, 'lib/ota-release/releases/0.0.1'));
    succeeded(await runScript('update.sh', HIGHER, prefix));
    expect(readdirSync(join(prefix, 'lib/ota-release/releases')).sort()).toEqual([own.version, HIGHER].sort());
  });

  test('has nothing to go back to after the first install', async () => {
    const prefix = temporaryDirectory();
    succeeded(await runScript('update.sh', HIGHER, prefix));
    const run = await runScript('rollback.sh', HIGHER, prefix);
    expect(run).toMatchObject({ exitCode: 1, stderr: `there was no version before ${HIGHER}\n` });
    expect(await installed(prefix)).toBe(HIGHER);
  });
});

describe('update.sh', () => {
  test('changes nothing where the agent expects another version', async () => {
    const prefix = temporaryDirectory();
    const run = await runScript('update.sh', HIGHER, prefix, { OTA_TARGET_VERSION: '1.2.3' });
    expect(run).toMatchObject({ exitCode: 1, stderr: `this bundle is of version ${HIGHER}, not of 1.2.3\n` });
    expect(readdirSync(prefix)).toEqual([]);
  });

  test.each([
    // version, exit code
    ['18.20.8', 1],
    ['20.18.3', 1],
    ['20.19.0', 0],
    ['22.0.0', 0],
  ])('on Node.js %s ends with %i, and where it refuses changes nothing', async (version, exitCode) => {
    // The Node.js of this machine under another version number: what an older one can't do isn't what is asked.
    const bin = temporaryDirectory();
    const node = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });\n`;
    writeFileSync(join(bin, 'version.cjs'), node);
    const command = `#!/bin/sh\nexec '${process.execPath}' --require '${bin}/version.cjs' "$@"\n`;
    writeFileSync(join(bin, 'node'), command, { mode: 0o755 });
    const prefix = temporaryDirectory();
    const run = await runScript('update.sh', HIGHER, prefix, { PATH: `${bin}:${process.env.PATH}` });
    expect(run.exitCode, run.stderr).toBe(exitCode);
    expect(readdirSync(prefix)).toEqual(exitCode === 0 ? ['bin', 'lib'] : []);
  });

  test('changes nothing where there is no Node.js', async () => {
    const [bin, prefix] = [temporaryDirectory(), temporaryDirectory()];
    for (const name of ['sh', 'dirname'])
      writeFileSync(join(bin, name), `#!/bin/sh\nexec /usr/bin/${name} "$@"\n`, { mode: 0o755 });
    const run = await runScript('update.sh', HIGHER, prefix, { PATH: bin });
    expect(run).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('there is no node in PATH') });
    expect(readdirSync(prefix)).toEqual([]);
  });
});
