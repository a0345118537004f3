import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runDemo } from '../../../src/commands/demo/run-demo.js';
import { cliFile, runProcess } from '../../support/cli.js';
import { cloneRoot } from '../../support/markdown.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
let demo = '';

beforeAll(async () => {
  demo = join(mkdtempSync(join(realpathSync(tmpdir()), 'ota-agent-')), 'demo');
  const { execPath, env } = process;
  await runDemo({ directory: demo, cliFile, execPath, environment: env, print: () => undefined });
});

afterAll(() => rmSync(join(demo, '..'), { recursive: true, force: true }));

/** A device that has never taken anything, in front of a copy of the demo's site. */
const freshDevice = () => {
  const directory = temporaryDirectory();
  const [site, device] = [join(directory, 'site'), join(directory, 'device')];
  cpSync(join(demo, 'site'), site, { recursive: true });
  for (const path of ['ota-agent', 'next-release.awk', 'ota-agent.conf', 'stand-in.mjs', 'root/etc'])
    cpSync(join(demo, 'device', path), join(device, path), { recursive: true });
  const conf = join(device, 'ota-agent.conf');
  const setConf = (name: string, value: string) =>
    writeFileSync(conf, readFileSync(conf, 'utf8').replace(new RegExp(`^${name}=.*$`, 'm'), `${name}='${value}'`));
  setConf('SITE', site);
  const run = (path = process.env.PATH) =>
    runProcess('sh', [join(device, 'ota-agent'), 'update'], { cwd: directory, env: { PATH: path } });
  const installed = () => {
    const output = execFileSync('sh', ['-c', 'cat opt/gateway/current 2>/dev/null || echo none'], {
      cwd: join(device, 'root'),
      encoding: 'utf8',
    });
    return output.trim();
  };
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(site, path), change(readFileSync(join(site, path), 'utf8')));
  return { directory, site, device, run, installed, edit, setConf };
};

const bundleOf = (site: string): string => {
  const object = JSON.parse(readFileSync(join(site, '1.1.0'), 'utf8')) as { readonly payload: string };
  const statement = JSON.parse(Buffer.from(object.payload, 'base64').toString()) as {
    readonly predicate: { readonly bundle: { readonly path: string } };
  };
  return statement.predicate.bundle.path;
};

/** A PATH with the named programs of this machine and nothing else. */
const pathWith = (directory: string, names: readonly string[]): string => {
  const bin = join(directory, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const name of names) {
    const found = execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    symlinkSync(realpathSync(found), join(bin, name));
  }
  return bin;
};

const PLAIN = 'sh cat cp rm mv mkdir ln ls sed awk tr cut head tail sort wc dirname'.split(' ');

describe('the demo’s device', () => {
  test('takes the newest release, and nothing a second time', async () => {
    const device = freshDevice();
    expect(await device.run()).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('done: 1.1.0 is installed'),
    });
    expect(device.installed()).toBe('1.1.0');
    expect(await device.run()).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('nothing to do') });
  });

  test.each([
    // tools beside a shell and the core utilities, what the agent says
    [['sha256sum', 'base64', 'date', 'openssl', 'unzip', 'minisign'], 'minisign accepts the bundle as well'],
    [['sha256sum', 'base64', 'date', 'openssl', 'bsdtar'], 'signatures are verified with OpenSSL'],
    [['shasum', 'perl', 'busybox'], 'the crypto of Node.js stands in'],
    [[], 'minisign is not here'],
  ])('works with %j', async (tools, said) => {
    const device = freshDevice();
    const run = await device.run(pathWith(device.directory, [...PLAIN, ...tools]));
    expect(run.stdout + run.stderr).toContain(said);
    expect([run.exitCode, device.installed()]).toEqual([0, '1.1.0']);
  });

  const flip = (text: string): string => {
    const at = text.indexOf('"payload":"') + 100;
    return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
  };

  test.each([
    // what is wrong, how it is made so, what the agent says, its exit code where it is not that of a refusal
    [
      'a byte of the index',
      (d: Device) => d.edit('index.json', flip),
      /no trusted key has signed index\.json|no canonical base64/,
    ],
    [
      'no signature',
      (d: Device) => d.edit('index.json', (t) => t.replace(/"sig":"[^"]*"/, '"sig":""')),
      'no trusted key has signed',
    ],
    [
      'a byte of the upgrade object',
      (d: Device) => d.edit('1.1.0', flip),
      '1.1.0 is not the object that the index names',
    ],
    [
      'an older upgrade object',
      (d: Device) => cpSync(join(d.site, '1.0.0'), join(d.site, '1.1.0')),
      'is not the object',
    ],
    [
      'a signed release as index',
      (d: Device) => cpSync(join(d.site, '1.1.0'), join(d.site, 'index.json')),
      'it is no urn:',
    ],
    [
      'a changed bundle',
      (d: Device) => writeFileSync(join(d.site, bundleOf(d.site)), 'x'),
      'the bundle is not the one',
    ],
    [
      'a bundle that is longer than it was signed',
      (d: Device) => writeFileSync(join(d.site, bundleOf(d.site)), 'x'.repeat(100_000)),
      'bytes that it may have',
    ],
    ['a missing bundle', (d: Device) => rmSync(join(d.site, bundleOf(d.site))), "can't fetch bundles/", 1],
    ['another product', (d: Device) => d.setConf('PRODUCT', 'pump'), 'this is the index of gateway, not of pump'],
    ['another model', (d: Device) => d.setConf('MODEL', 'gateway-10'), 'not for gateway-10'],
    ['no site', (d: Device) => rmSync(d.site, { recursive: true }), "can't fetch index.json", 1],
  ])('refuses %s', async (_, tamper, said, code = 3) => {
    const device = freshDevice();
    tamper(device);
    const { exitCode, stderr } = await device.run();
    expect(stderr).toMatch(said);
    expect([exitCode, device.installed()]).toEqual([code, 'none']);
  });

  test.each([
    // tools
    [['openssl', 'base64', 'date', 'sha256sum', 'unzip']],
    [[]],
  ])('refuses another key with %j', async (tools) => {
    const device = freshDevice();
    const pem = execFileSync('sh', ['-c', 'openssl genpkey -algorithm ed25519 | openssl pkey -pubout']);
    writeFileSync(join(device.device, 'root/etc/ota/trusted.pem'), pem);
    const { exitCode, stderr } = await device.run(pathWith(device.directory, [...PLAIN, ...tools]));
    expect(stderr).toContain('no trusted key has signed');
    expect(exitCode).toBe(3);
  });

  test('refuses a revision older than the one it has seen', async () => {
    const device = freshDevice();
    await device.run();
    cpSync(join(device.site, 'revisions/00000001.json'), join(device.site, 'index.json'));
    const { exitCode, stderr } = await device.run();
    expect(stderr).toContain('revision 1 is older than revision 2, which was here before');
    expect([exitCode, device.installed()]).toEqual([3, '1.1.0']);
  });

  test('refuses an index whose time is over', async () => {
    const device = freshDevice();
    const bin = join(device.directory, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'date'), '#!/bin/sh\necho 2099-01-01T00:00:00Z\n');
    chmodSync(join(bin, 'date'), 0o755);
    const { exitCode, stderr } = await device.run(`${bin}:${process.env.PATH}`);
    expect(stderr).toContain('the index was good until');
    expect([exitCode, device.installed()]).toEqual([3, 'none']);
  });

  test('goes back with rollback.sh where update.sh fails', async () => {
    const device = freshDevice();
    // A folder where update.sh wants to write a file.
    mkdirSync(join(device.device, 'root/opt/gateway/previous'), { recursive: true });
    const { exitCode, stdout, stderr } = await device.run();
    expect(stdout).toContain('nothing to roll back');
    expect(stderr).toMatch(/update\.sh of 1\.1\.0 failed with exit code \d+; none stays installed/);
    expect([exitCode, device.installed()]).toEqual([4, 'none']);
  });

  test('is set up with the very files of examples/device-agent', () => {
    for (const name of ['ota-agent', 'next-release.awk'])
      expect(readFileSync(join(demo, 'device', name), 'utf8')).toBe(
        readFileSync(join(cloneRoot, 'examples/device-agent', name), 'utf8'),
      );
  });
});

type Device = ReturnType<typeof freshDevice>;
