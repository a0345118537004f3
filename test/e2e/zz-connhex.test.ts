import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CliRun, runProcess } from '../support/cli.js';
import { type Example, findingsOf, openExample, SHELLS, unpackRelease } from '../support/example.js';
import { temporaryDirectories } from '../support/temporary.js';
import { readTree } from '../support/tree.js';

const temporaryDirectory = temporaryDirectories();
const open = (): Example => openExample('connhex-service', temporaryDirectory());

const raise = (example: Example, from: string, to: string): string => {
  const files = ['bundle/files/VERSION', 'bundle/files/share/config.template.json'];
  for (const path of [...files, 'config/samples/since-1.0.json', 'config/samples/high-tank.json'])
    example.edit(path, (text) => text.replace(from, to));
  example.edit('CHANGELOG.md', (text) =>
    text.includes(`## ${to}`) ? text : text.replace('## 1', `## ${to}\n\n- News.\n\n## 1`),
  );
  return example.commit(`Release ${to}`);
};

/** The agent's settings as 1.3.0 changes them. */
const otherSettings = (text: string): string => text.replace('restart_limit = 3', 'restart_limit = 5');

/** The site of three releases: 1.2.0 leaves the agent's settings alone, 1.3.0 changes them. */
const releasedThrice = async (directory: string): Promise<string> => {
  const example = openExample('connhex-service', directory);
  await example.makeKey();
  const versions = ['1.1.0', '1.2.0', '1.3.0'];
  for (const [index, version] of versions.entries()) {
    if (version === '1.3.0') example.edit('bundle/files/agent.toml', otherSettings);
    raise(example, versions[index - 1] ?? '1.2.0', version);
    const { json } = await example.otaHere(['release', '--json']);
    expect(json).toMatchObject({ outcome: 'published', version });
  }
  return join(example.repo, 'site');
};

describe('examples/connhex-service', () => {
  test('passes the check without a finding, but for the key that is to be made', async () => {
    const example = open();
    expect(await findingsOf(example)).toEqual(['key-none-trusted']);
    await example.makeKey();
    expect(await findingsOf(example)).toEqual([]);
  });

  test('is planned without a secret, released, and verifies', async () => {
    const example = open();
    await example.makeKey();
    const planned = await example.ota(['release', '--dry-run', '--json'], { env: { OTA_SIGNING_KEY_FILE: undefined } });
    expect(planned.json).toMatchObject({ outcome: 'planned', version: '1.2.0' });
    expect([existsSync(join(example.repo, 'site')), example.remoteTags()]).toEqual([false, {}]);
    const released = await example.ota(['release', '--json']);
    console.log(released.stdout.slice(0, 3000));
    expect(released.json).toMatchObject({ outcome: 'published', tag: 'v1.2.0' });
    expect(example.remoteTags()).toEqual({ 'v1.2.0': example.git('rev-parse', 'HEAD') });
    const verified = await example.ota(['verify', 'site', '--key', example.publicKeyFile, '--json']);
    expect(verified.json).toMatchObject({ ok: true, problems: [] });
  });
});

/** A gateway with its agent, which takes releases of a site and runs their scripts as the contract says. */
const gateway = (site: string, [, command, args]: (typeof SHELLS)[number]) => {
  const root = temporaryDirectory();
  const sensor = join(root, 'sys/bus/iio/devices/iio:device0/in_voltage0_raw');
  mkdirSync(dirname(sensor), { recursive: true });
  writeFileSync(sensor, '2048\n');
  const payload = join(root, '.store/ota/current');
  const script = (name: string, env: Readonly<Record<string, string>> = {}): Promise<CliRun> =>
    runProcess(command, [...args, name], { cwd: payload, env: { PATH: process.env.PATH, DEVICE_ROOT: root, ...env } });
  return {
    root,
    sensor,
    unpack: (version: string) => {
      rmSync(payload, { recursive: true, force: true });
      unpackRelease(site, version, payload);
    },
    /** As older agents run it. */
    script,
    /** Without waiting for its end. */
    start: (name: string) =>
      spawn(command, [...args, name], {
        cwd: payload,
        env: { PATH: process.env.PATH, DEVICE_ROOT: root },
        stdio: 'ignore',
      }),
    /** As newer agents run it. */
    agent: (name: string, current: string, target: string) =>
      script(name, {
        CHX_OTA_PAYLOAD_DIR: payload,
        CHX_OTA_VERSION_CURRENT: current,
        CHX_OTA_VERSION_TARGET: target,
        CHX_OTA_TIMEOUT_SEC: '1',
      }),
    current: () => readFileSync(join(root, 'opt/tank-level/current'), 'utf8').trim(),
    settings: () => readFileSync(join(root, 'etc/tank-level/agent.toml'), 'utf8'),
    service: () =>
      runProcess(join(root, 'opt/tank-level/run'), ['--once'], {
        cwd: root,
        env: { PATH: process.env.PATH, DEVICE_ROOT: root },
      }),
  };
};

describe('its bundle on a gateway', () => {
  let home = '';
  let site = '';
  beforeAll(async () => {
    home = mkdtempSync(join(realpathSync(tmpdir()), 'ota-connhex-'));
    site = await releasedThrice(home);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  describe.each(SHELLS)('whose shell is %s', (...shell) => {
    test('is installed, tried out, and asks for a restart only where the agent’s settings have changed', async () => {
      const device = gateway(site, shell);
      device.unpack('1.1.0');
      const first = await device.agent('update.sh', '', '1.1.0');
      expect([first.exitCode, device.current()], first.stderr).toEqual([10, '1.1.0']);
      expect((await device.service()).stdout).toBe('{"level_mm":2000}\n');
      const config = readFileSync(join(device.root, 'etc/tank-level/config.json'), 'utf8');
      device.unpack('1.2.0');
      const second = await device.agent('update.sh', '1.1.0', '1.2.0');
      expect([second.exitCode, device.current()], second.stderr).toEqual([0, '1.2.0']);
      expect((await device.service()).stdout).toBe('{"level_mm":2000}\n');
      expect(readFileSync(join(device.root, 'etc/tank-level/config.json'), 'utf8')).toBe(config);
      const before = readTree(device.root);
      expect((await device.agent('update.sh', '1.2.0', '1.2.0')).exitCode).toBe(0);
      expect(readTree(device.root)).toEqual(before);
    });

    test('is rolled back to the version before, with its settings, as often as it is asked', async () => {
      const device = gateway(site, shell);
      device.unpack('1.2.0');
      await device.script('update.sh');
      const settings = device.settings();
      device.unpack('1.3.0');
      expect((await device.script('update.sh')).exitCode).toBe(10);
      expect(device.settings()).toBe(otherSettings(settings));
      for (let time = 1; time <= 2; time += 1) {
        const back = await device.agent('rollback.sh', '1.2.0', '1.3.0');
        expect([back.exitCode, device.current(), device.settings()], back.stderr).toEqual([0, '1.2.0', settings]);
      }
      expect((await device.service()).stdout).toBe('{"level_mm":2000}\n');
      const again = await device.script('update.sh');
      expect([again.exitCode, device.current()], again.stderr).toEqual([10, '1.3.0']);
    });

    test('keeps only the version to go back to', async () => {
      const device = gateway(site, shell);
      for (const version of ['1.1.0', '1.2.0', '1.3.0']) {
        device.unpack(version);
        await device.script('update.sh');
      }
      expect(readdirSync(join(device.root, 'opt/tank-level/releases')).sort()).toEqual(['1.2.0', '1.3.0']);
    });

    test('is taken back where it was killed in the middle, as an update found interrupted at boot is', async () => {
      const device = gateway(site, shell);
      device.unpack('1.1.0');
      await device.agent('update.sh', '', '1.1.0');
      const before = readTree(join(device.root, 'opt'));
      device.unpack('1.2.0');
      // Its trial waits for the sensor.
      rmSync(device.sensor);
      const update = device.start('update.sh');
      const partial = join(device.root, 'opt/tank-level/releases/1.2.0.partial/bin/tank-level');
      while (!existsSync(partial)) await sleep(5);
      update.kill('SIGKILL');
      await once(update, 'close');
      const back = await device.agent('rollback.sh', '1.1.0', '1.2.0');
      expect([back.exitCode, back.stdout]).toEqual([0, 'nothing to roll back\n']);
      expect(readTree(join(device.root, 'opt'))).toEqual(before);
    });

    test('changes nothing where it doesn’t work, is cut off, or isn’t the version that the agent wants', async () => {
      const device = gateway(site, shell);
      device.unpack('1.1.0');
      await device.agent('update.sh', '', 'v1.1.0');
      const before = readTree(join(device.root, 'opt'));
      device.unpack('1.2.0');
      expect((await device.agent('update.sh', '1.1.0', '1.3.0')).exitCode).toBe(1);
      rmSync(device.sensor);
      const failed = await device.agent('update.sh', '1.1.0', '1.2.0');
      expect([failed.exitCode, failed.stderr]).toEqual([1, expect.stringContaining('1.2.0 does not work here')]);
      // What a power cut in the middle of the copy leaves, too.
      expect(existsSync(join(device.root, 'opt/tank-level/releases/1.2.0.partial'))).toBe(true);
      const back = await device.agent('rollback.sh', '1.1.0', '1.2.0');
      expect([back.exitCode, back.stdout]).toEqual([0, 'nothing to roll back\n']);
      expect(readTree(join(device.root, 'opt'))).toEqual(before);
    });
  });
});
