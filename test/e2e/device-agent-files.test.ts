import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hooksText } from '../../src/commands/demo/device-hooks.js';
import { nextReleaseText } from '../../src/commands/demo/next-release-text.js';
import { otaAgentText } from '../../src/commands/demo/ota-agent-text.js';
import { runProcess } from '../support/cli.js';
import { clockAt } from '../support/device-agent.js';
import { openStand, running, type Stand } from '../support/device-agent-stand.js';
import { cloneRoot, codeBlocks } from '../support/markdown.js';
import { temporaryDirectories } from '../support/temporary.js';

const folder = join(cloneRoot, 'examples/device-agent');
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
const temporaryDirectory = temporaryDirectories();

let stand: Stand;

beforeAll(async () => {
  stand = await openStand();
});

afterAll(() => stand.close());

describe('examples/device-agent', () => {
  test('is short enough to be read', () => {
    for (const name of ['ota-agent', 'next-release.awk']) {
      const lines = text(name).trimEnd().split('\n');
      expect(lines.length).toBeLessThan(300);
      expect(lines.filter((line) => line.length > 120)).toEqual([]);
    }
  });

  test.each(['sh', 'dash'])('has no finding of shellcheck (%s)', (dialect) => {
    const shellcheck = (input: string, ...more: readonly string[]): void =>
      void execFileSync('shellcheck', ['-s', dialect, ...more, '-'], { input });
    for (const name of ['ota-agent', 'verify-signify']) shellcheck(text(name));
    // Variables and functions of the settings are used by the agent.
    shellcheck(text('ota-agent.conf'), '-e', 'SC2034');
    shellcheck(`NODE=node\n${hooksText}`, '-e', 'SC2034,SC2154');
  });

  test('is what the demo runs, byte for byte', () => {
    expect([otaAgentText, nextReleaseText]).toEqual([text('ota-agent'), text('next-release.awk')]);
  });

  test('has each setting in the sample, in the README and in the agent', () => {
    const named = [...text('ota-agent.conf').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name ?? '').sort();
    const start = text('ota-agent').indexOf("PRODUCT=''");
    const defaults = text('ota-agent').slice(start, text('ota-agent').indexOf('# shellcheck', start));
    const known = [...defaults.matchAll(/(?:^|\s)([A-Z_]+)=/g)].map(([, name]) => name ?? '').sort();
    expect(named).toEqual(known);
    const table = text('README.md').slice(text('README.md').indexOf('## Settings'));
    expect(known.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
  });

  test('lets update.sh write to disks when systemd starts it', () => {
    // systemd.exec(5): each of them implies DeviceAllow=, which shuts off the devices that it doesn't name, or says so itself.
    expect(text('ota-agent.service')).not.toMatch(
      /^(ProtectClock|PrivateDevices|DeviceAllow|DevicePolicy|ProtectSystem|PrivateMounts)=/m,
    );
  });

  test('tells each exit code in the README', () => {
    const codes = [...text('README.md').matchAll(/^\| (\d+) \|/gm)].map(([, code]) => code);
    expect(codes).toEqual(['0', '1', '2', '3', '4', '5', '6', '100']);
  });

  test('comes onto a device by the five commands of its README', async () => {
    const home = temporaryDirectory();
    const device = stand.at('second', { shell: 'dash' });
    cpSync(folder, join(home, 'example'), { recursive: true });
    cpSync(join(device.directory, 'keys/trusted.pem'), join(home, 'example/ota.pub.pem'));
    await device.run('status');
    const settings = readFileSync(join(device.directory, 'ota-agent.conf'), 'utf8').replace(/ KEYS=\S+/, '');
    writeFileSync(join(home, 'settings'), settings);
    const commands = codeBlocks('examples/device-agent/README.md', 'sh')[0]?.trim().split('\n') ?? [];
    expect(commands).toHaveLength(5);
    const script = commands
      .join('\n')
      .replaceAll(/\/(usr\/local\/lib|etc)\b/g, `${home}/$1`)
      .replace('vi ', `cp ${home}/settings `)
      // What is no file of this test’s own is where a device without settings beside its agent looks.
      .replace('ota-agent check', `ota-agent -c ${home}/etc/ota/ota-agent.conf check`);
    const run = await runProcess('sh', ['-e', '-c', script], {
      cwd: join(home, 'example'),
      env: { PATH: process.env.PATH },
    });
    expect(run, run.stderr).toMatchObject({ exitCode: 100, stdout: expect.stringContaining('next: 1.1.0') });
  });

  test.each(['dash', 'busybox'] as const)('takes signify in the place of OpenSSL 3 (%s)', async (shell) => {
    const device = stand.at('second', { shell: 'dash', version: '1.0.0' });
    const bin = join(device.directory, 'bin');
    mkdirSync(bin);
    // As LibreSSL answers.
    writeFileSync(join(bin, 'openssl'), '#!/bin/sh\necho LibreSSL 3.8.2\n', { mode: 0o755 });
    const settings = [`PATH=${bin}:$PATH`];
    expect(await device.run('update', settings)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('there is no OpenSSL 3 here'),
    });
    const verify = shell === 'dash' ? join(folder, 'verify-signify') : `busybox sh ${join(folder, 'verify-signify')}`;
    const done = await device.run('update', [...settings, `VERIFY='${verify}'`]);
    expect([done.exitCode, running(device)], done.stderr).toEqual([0, '1.1.0']);
    device.site.objects.set('index.json', device.site.objects.get('1.0.0') ?? new Uint8Array());
    expect((await device.run('check', [...settings, `VERIFY='${verify}'`])).stderr).toContain(
      'is signed, but it is no',
    );
  });

  test('says it to a command, and to nobody with -q', async () => {
    const device = stand.at('second', { shell: 'busybox', version: '1.0.0' });
    const quiet = await device.run('check', [`STATUS_COMMAND='echo "$1" >>"$STATE/told"'`], ['-q']);
    expect([quiet.exitCode, quiet.stdout, quiet.stderr]).toEqual([100, '', '']);
    const told = device.read('state/told').split('\n');
    expect(told.map((line) => (JSON.parse(line) as { status: string }).status)).toEqual([
      'checking',
      'update_available',
    ]);
    const failing = await device.run('check', ["STATUS_COMMAND='exit 1'", clockAt('2026-01-16T13:00:00Z')], ['-v']);
    expect(failing.exitCode).toBe(100);
  });
});
