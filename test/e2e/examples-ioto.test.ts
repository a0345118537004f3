import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { encodePublicKey } from '../../src/signing/public-key.js';
import { iotoFileOf } from '../support/ioto-file.js';
import { testSigner } from '../support/signing.js';
import { temporaryDirectories } from '../support/temporary.js';

const SCRIPT = fileURLToPath(new URL('../../examples/ioto/update-device.sh', import.meta.url));
const AGENT_CONFIG = `{
  // version: '0.0.1' was the first
  product: 'gateway', version: '1.0.0', // as it left the factory
  update: { enable: true },
}
`;

const temporary = temporaryDirectories();

interface Device {
  readonly home: string;
  readonly directive: string;
  readonly exitCode: number | null;
  readonly stderr: string;
  readonly log: string;
  readonly config: string;
}

type Files = Parameters<typeof iotoFileOf>[1];
type Facts = Parameters<typeof iotoFileOf>[2];

interface Setting {
  readonly files?: Files;
  readonly facts?: Facts;
  readonly config?: string;
  /** Lines of the device’s settings. */
  readonly settings?: readonly string[];
  /** Changes the downloaded file. */
  readonly tamper?: (file: string) => void;
  readonly shell?: readonly string[];
  readonly path?: string;
}

/** A device that is handed a file, and what became of it. */
const install = async (setting: Setting = {}): Promise<Device> => {
  const home = temporary();
  const { files = { 'update.sh': 'cp app "$DEVICE/app"\n', app: 'new' }, facts } = setting;
  const { path: file } = await iotoFileOf(home, files, facts);
  setting.tamper?.(file);
  for (const name of ['keys', 'work']) mkdirSync(join(home, name));
  writeFileSync(join(home, 'keys/old.pem'), encodePublicKey(testSigner('old').publicKey, 'pem'));
  writeFileSync(join(home, 'keys/release.pem'), encodePublicKey(testSigner().publicKey, 'pem'));
  writeFileSync(join(home, 'ioto.json5'), setting.config ?? AGENT_CONFIG, { mode: 0o640 });
  const settings = [
    'PRODUCT=gateway',
    `KEYS=${home}/keys`,
    `AGENT_CONFIG=${home}/ioto.json5`,
    `WORK=${home}/work`,
    `LOG=${home}/log`,
  ];
  writeFileSync(join(home, 'ioto.conf'), [...settings, ...(setting.settings ?? []), ''].join('\n'));
  const [shell = 'dash', ...args] = setting.shell ?? ['dash'];
  const { status, stdout, stderr } = spawnSync(shell, [...args, SCRIPT, file], {
    encoding: 'utf8',
    env: { PATH: setting.path ?? process.env.PATH, OTA_CONF: join(home, 'ioto.conf'), DEVICE: home },
  });
  const read = (name: string): string => (existsSync(join(home, name)) ? readFileSync(join(home, name), 'utf8') : '');
  return { home, directive: stdout, exitCode: status, stderr, log: read('log'), config: read('ioto.json5') };
};

/** Where nothing but busybox is, and OpenSSL. */
const busyboxOnly = (): string => {
  const directory = join(temporary(), 'bin');
  mkdirSync(directory);
  execFileSync('busybox', ['--install', '-s', directory]);
  symlinkSync(
    execFileSync('sh', ['-c', 'command -v openssl'], { encoding: 'utf8' }).trim(),
    join(directory, 'openssl'),
  );
  return directory;
};

const RAISED = AGENT_CONFIG.replace("'1.0.0'", "'1.1.0'");

describe('the script of an Ioto device', () => {
  test.each<[name: string, shell: readonly string[], path?: () => string]>([
    ['dash', ['dash']],
    ['bash', ['bash', '--posix']],
    ['busybox alone', ['busybox', 'sh'], busyboxOnly],
  ])('installs an update under %s, and prints nothing but its directive', async (_name, shell, path) => {
    const device = await install({ shell, ...(path ? { path: path() } : {}) });
    expect({ log: device.log, directive: device.directive, stderr: device.stderr, exitCode: device.exitCode }).toEqual({
      log: 'installing 1.1.0 over 1.0.0\n1.1.0 is installed\n',
      directive: 'restart\n',
      stderr: '',
      exitCode: 0,
    });
    expect(readFileSync(join(device.home, 'app'), 'utf8')).toBe('new');
    expect(device.config).toBe(RAISED);
    expect(statSync(join(device.home, 'ioto.json5')).mode & 0o777).toBe(0o640);
    for (const name of ['work', 'ioto.ota']) expect(existsSync(join(device.home, name))).toBe(false);
  });

  test.each<[code: number, settings: readonly string[], directive: string]>([
    [0, ['AFTER=exit'], 'exit\n'],
    [10, ['AFTER=exit'], 'restart\n'],
  ])('exit code %i of update.sh with %j prints %j', async (code, settings, directive) => {
    const noisy = `echo on stdout; echo on stderr >&2; echo "$OTA_CURRENT_VERSION $OTA_TARGET_VERSION"; exit ${code}\n`;
    const device = await install({ files: { 'update.sh': noisy }, settings });
    expect([device.directive, device.exitCode, device.stderr]).toEqual([directive, 0, '']);
    expect(device.log).toContain('on stdout\non stderr\n1.0.0 1.1.0\n');
  });

  test('a failed update.sh is rolled back, and the version stays', async () => {
    const device = await install({ files: { 'update.sh': 'exit 3\n', 'rollback.sh': 'echo rolled back\n' } });
    expect([device.directive, device.exitCode, device.config]).toEqual(['', 1, AGENT_CONFIG]);
    expect(device.log).toContain('rolled back\nREFUSED: update.sh failed with exit code 3; 1.0.0 stays\n');
  });

  test.each<[from: string, to: string, outcome: 'installed' | 'there' | 'older']>([
    ['1.0.0', '1.0.1', 'installed'],
    ['1.9.0', '1.10.0', 'installed'],
    ['1.0.0-rc.2', '1.0.0-rc.10', 'installed'],
    ['1.0.0-rc.1', '1.0.0', 'installed'],
    ['1.0.0-1', '1.0.0-a', 'installed'],
    ['1.0.0-a', '1.0.0-a.1', 'installed'],
    ['1.1.0+a', '1.1.0', 'there'],
    ['1.1.0', '1.1.0', 'there'],
    ['1.10.0', '1.9.0', 'older'],
    ['1.0.0', '1.0.0-rc.1', 'older'],
    ['1.0.0-b', '1.0.0-a.9', 'older'],
  ])('from %s to %s: %s', async (from, to, outcome) => {
    const config = AGENT_CONFIG.replace('1.0.0', from);
    const device = await install({ files: { 'update.sh': 'exit 0\n' }, facts: { version: to }, config });
    expect(device.directive).toBe(outcome === 'installed' ? 'restart\n' : '');
    expect(device.exitCode).toBe(outcome === 'older' ? 1 : 0);
    expect(device.config).toBe(outcome === 'installed' ? AGENT_CONFIG.replace('1.0.0', to) : config);
  });

  const swap = (from: string, to: string) => (file: string) =>
    writeFileSync(file, readFileSync(file, 'latin1').replace(from, to), 'latin1');

  test.each<[what: string, setting: Setting, reason: string]>([
    ['signed by somebody else', { facts: { signer: testSigner('stranger') } }, 'has signed it'],
    ['with another bundle', { tamper: swap('update.sh', 'update.SH') }, 'not the one that was signed'],
    ['cut short', { tamper: (file) => writeFileSync(file, readFileSync(file).subarray(0, 4000)) }, 'signed'],
    ['that is empty', { tamper: (file) => writeFileSync(file, '') }, 'has signed it'],
    ['that is no tar', { tamper: (file) => writeFileSync(file, 'x'.repeat(10_000)) }, 'has signed it'],
    ['of another product', { facts: { product: 'sensor' } }, "for the product 'sensor'"],
    ['of another channel', { facts: { channel: 'beta' } }, "of the channel 'beta'"],
    ['for another model', { settings: ['MODEL=gw-2'] }, 'not for gw-2'],
    ['without update.sh', { files: { app: 'x' } }, 'no update.sh'],
    ['larger than allowed', { settings: ['MAX_UNPACKED_KB=0'] }, 'at most 0'],
    [
      'for a device of two versions',
      { config: `{ version: '1.0.0', x: { version: '1.0.0' } }` },
      'exactly one version',
    ],
    ['for a device without a version', { config: '{}' }, 'exactly one version'],
    ['for a device of an odd version', { config: `{ version: 'one' }` }, 'exactly one version'],
    ['without trusted keys', { settings: ['KEYS=/nowhere'] }, 'has signed it'],
  ])('refuses a file %s', async (_what, setting, reason) => {
    const device = await install({ files: { 'update.sh': ': > "$DEVICE/ran"\n' }, ...setting });
    expect(device.log).toMatch(/^REFUSED: [^\n]*\n$/m);
    expect(device.log).toContain(reason);
    expect([device.directive, device.exitCode, device.stderr]).toEqual(['', 1, '']);
    expect(existsSync(join(device.home, 'ran'))).toBe(false);
    expect(device.config).toBe(setting.config ?? AGENT_CONFIG);
  });

  test('names in the tar mean nothing', async () => {
    const device = await install({ tamper: swap('bundle.zip.minisig', '../../evil.minisig') });
    expect(existsSync(join(device.home, '../evil.minisig'))).toBe(false);
    expect(existsSync(join(device.home, 'work/evil.minisig'))).toBe(false);
  });

  test.each([
    '{"version":"1.0.0"}',
    '{"a":1,"version" : "1.0.0","iotoVersion":"3.0.0"}',
    "{\n  'version': '1.0.0',\n}",
  ])('raises the version in %j', async (config) => {
    const device = await install({ config, files: { 'update.sh': 'exit 0\n' } });
    expect([device.config, device.directive]).toEqual([config.replace('1.0.0', '1.1.0'), 'restart\n']);
  });
});
