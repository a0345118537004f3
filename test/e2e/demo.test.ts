import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baseEnvironment, type CliRun, cliFile, runProcess } from '../support/cli.js';
import { filesOf } from '../support/tree.js';

/** Programs of any POSIX system; what the demo uses beyond them it must do without. */
const PLAIN = [
  'sh',
  'git',
  'cat',
  'cp',
  'mkdir',
  'rm',
  'mv',
  'ls',
  'ln',
  'awk',
  'sort',
  'tail',
  'chmod',
  'printf',
  'sed',
  'tr',
  'cut',
  'head',
  'wc',
  'grep',
  'dirname',
  'basename',
  'sha256sum',
  'test',
  'env',
  'mktemp',
  'od',
];

let home = '';
let cli = '';

const run = (args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}): Promise<CliRun> =>
  runProcess(process.execPath, [cli, ...args], {
    cwd: home,
    env: { ...baseEnvironment, OTA_RELEASE_CLOCK: undefined, ...env },
  });

beforeAll(() => {
  // The package as it is published, and no node_modules anywhere above it.
  home = mkdtempSync(join(realpathSync(tmpdir()), 'ota-demo-'));
  cpSync(dirname(cliFile), join(home, 'tool/dist'), { recursive: true });
  cpSync(join(dirname(cliFile), '../package.json'), join(home, 'tool/package.json'));
  cli = join(home, 'tool/dist/cli.js');
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('demo', () => {
  test('releases twice, verifies and updates a device, from the built files alone', async () => {
    const done = await run(['demo', 'first demo']);
    expect(done.exitCode, done.stdout + done.stderr).toBe(0);
    const directory = join(home, 'first demo');
    expect(readdirSync(directory).sort()).toEqual(['device', 'keys', 'remote.git', 'repo', 'site']);
    expect(readdirSync(join(directory, 'keys')).sort()).toEqual(['ota.key', 'ota.pub', 'ota.pub.b64', 'ota.pub.pem']);
    expect(JSON.parse(readFileSync(join(directory, 'site/versions'), 'utf8'))).toEqual(['1.0.0', '1.1.0']);
    expect(JSON.parse(readFileSync(join(directory, 'site/latest'), 'utf8'))).toBe('1.1.0');
    expect(filesOf(join(directory, 'site')).filter((path) => path.startsWith('.'))).toEqual([]);
    const tags = execFileSync('git', ['tag', '--list'], { cwd: join(directory, 'remote.git'), encoding: 'utf8' });
    expect(tags).toBe('v1.0.0\nv1.1.0\n');
    expect(done.stdout).toContain('1.1.0');
    expect(done.stdout + done.stderr).not.toContain(readFileSync(join(directory, 'keys/ota.key'), 'utf8').trim());
  });

  test('leaves a site that verifies with its public key in every form', async () => {
    for (const key of ['ota.pub', 'ota.pub.pem', 'ota.pub.b64']) {
      const verified = await run(['verify', 'first demo/site', '--key', `first demo/keys/${key}`, '--json']);
      expect(verified.json).toMatchObject({ ok: true });
      expect(verified.exitCode).toBe(0);
    }
  });

  test('leaves a repository in which the next release says unchanged', async () => {
    const key = join(home, 'first demo/keys/ota.key');
    const args = [cli, 'release', '--json', '--signing-key-file', key];
    const again = await runProcess(process.execPath, args, {
      cwd: join(home, 'first demo/repo'),
      env: { ...baseEnvironment, OTA_RELEASE_CLOCK: undefined },
    });
    expect(again.json.outcome, again.stdout + again.stderr).toBe('unchanged');
  });

  test('refuses a folder that holds something, and leaves it as it is', async () => {
    const before = filesOf(join(home, 'first demo'));
    const refused = await run(['demo', 'first demo']);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('demo-directory-not-empty');
    expect(filesOf(join(home, 'first demo'))).toEqual(before);
  });

  test('makes do with a shell, git and the core utilities, and says what it could not check', async () => {
    const bin = join(home, 'bin');
    mkdirSync(bin);
    for (const name of PLAIN) {
      const found = execFileSync('sh', ['-c', `command -v ${name} || true`], { encoding: 'utf8' }).trim();
      if (found.startsWith('/')) symlinkSync(realpathSync(found), join(bin, name));
    }
    const done = await run(['demo', 'plain'], { PATH: bin });
    expect(done.exitCode, done.stdout + done.stderr).toBe(0);
    expect(done.stdout).toMatch(/openssl|minisign/);
    expect(done.stdout).toMatch(/not (be )?(checked|verified)|could(n’t| not)|can(’t|not)|skipped/i);
    expect(JSON.parse(readFileSync(join(home, 'plain/site/latest'), 'utf8'))).toBe('1.1.0');
  });
});
