import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { killedEverywhere } from '../support/kill-runs.js';
import { loopbackServers, pathOfRequest, serveBytes } from '../support/loopback.js';
import { filesOf, readTree } from '../support/tree.js';
import { createWorkspace, PUBLIC_KEY, type Workspace } from '../support/workspace.js';
import { dueAtZos, readAsZos } from '../support/zos-client.js';

const NOISE_BYTES = 1_500_000;
const serve = loopbackServers();
const key = ['--key', PUBLIC_KEY];
let w: Workspace;

/** Three releases; a device on 1.0.0 passes through 1.1.0. */
const released = async (publicUrl: string): Promise<Workspace> => {
  const made = createWorkspace({ noiseBytes: NOISE_BYTES });
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
    if (version !== '1.0.0') made.bump(version);
    const run = await made.release(['--public-url', publicUrl]);
    expect(run.json.outcome, run.stdout + run.stderr).toBe('published');
  }
  return made;
};

beforeAll(async () => {
  w = await released('https://updates.example.com/pump');
}, 120_000);
afterAll(() => w.dispose());

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const cli = (...args: readonly string[]) => runCli(args, { cwd: w.directory });

describe('a round trip', () => {
  test('from the site over a mirror and a tarball, across the gap and onto a host there, keeps every byte', async () => {
    const at = (name: string): string => join(w.directory, 'trip', name);
    mkdirSync(at(''), { recursive: true });
    const steps = [
      ['mirror', w.site, at('mirror'), ...key],
      ['export', at('mirror'), '--out', at('site.tar.gz'), ...key],
      ['verify', at('site.tar.gz'), ...key],
      ['mirror', at('site.tar.gz'), at('there'), ...key],
      ['verify', at('there'), ...key],
      ['export', at('there'), '--out', at('again.tar.gz'), ...key],
    ];
    for (const step of steps) {
      const run = await cli(...step);
      expect(run.exitCode, `${step.join(' ')}\n${run.stderr}`).toBe(0);
    }
    expect(readTree(at('there'))).toEqual(readTree(w.site));
    expect(sha256(at('again.tar.gz'))).toBe(sha256(at('site.tar.gz')));
  });

  test('of the project’s own site needs neither an address nor a key', async () => {
    const out = join(w.directory, 'own.tar');
    const run = await w.run(['export', '--out', out, '--json', '--only', '1.2.0'], {
      env: { OTA_SIGNING_KEY: undefined },
    });
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.json.ok).toBe(true);
    expect((await cli('verify', out, '--only', '1.2.0', ...key)).exitCode).toBe(0);
    const whole = await cli('verify', out, ...key);
    expect(whole.exitCode).toBe(3);
    expect(whole.stdout).toContain('--only 1.2.0');
  });
});

describe('a device that reads an export of some versions', () => {
  test('finds nothing dangling, and takes what is there', async () => {
    let directory = '';
    const url = await serve((request, response) => {
      const file = join(directory, pathOfRequest(request));
      if (!existsSync(file)) return void response.writeHead(404).end();
      serveBytes(request, response, readFileSync(file));
    });
    const made = await released(url);
    try {
      directory = join(made.directory, 'usb');
      const run = await made.run(['export', made.site, '--out', directory, '--only', '1.0.0', '--only', '1.1.0']);
      expect(run.exitCode, run.stderr).toBe(0);
      expect(run.stderr).toContain('transfer-latest-left-out');
      const seen = await readAsZos(url);
      expect(seen).toMatchObject({ versions: ['1.0.0', '1.1.0'], latest: '1.1.0' });
      expect(dueAtZos(seen, '1.0.0')).toEqual(['1.1.0']);
      for (const { flist } of seen.objects.values()) expect((await fetch(flist ?? '')).status).toBe(200);
      expect(filesOf(directory).filter((path) => path.endsWith('.zip'))).toHaveLength(2);
    } finally {
      made.dispose();
    }
  }, 120_000);
});

describe('killed anywhere and run again', () => {
  /** A tree in which no pointer leads to nothing. */
  const nothingDangles = (out: string): void => {
    if (!existsSync(join(out, 'versions'))) {
      expect(existsSync(join(out, 'latest'))).toBe(false);
      return;
    }
    const versions = JSON.parse(readFileSync(join(out, 'versions'), 'utf8')) as readonly string[];
    const files = filesOf(out);
    for (const version of versions)
      expect([files.includes(version), files.some((path) => path.endsWith(`-${version}.zip`))]).toEqual([true, true]);
  };

  test('an export into a directory leaves the very same tree', async () => {
    const directory = join(w.directory, 'killed-tree');
    mkdirSync(directory);
    const failures = await killedEverywhere(
      {
        directory,
        args: (out) => ['export', w.site, '--out', out, '--only', '1.1.0', '--only', '1.2.0', ...key],
        atAnyTime: nothingDangles,
        result: readTree,
      },
      7,
    );
    expect(failures).toEqual([]);
  }, 180_000);

  test('an export into a tarball is whole or not there, and the very same in the end', async () => {
    const directory = join(w.directory, 'killed-tar');
    mkdirSync(directory);
    const failures = await killedEverywhere(
      {
        directory,
        args: (out) => ['export', w.site, '--out', `${out}.tar.gz`, ...key],
        atAnyTime: (out) => {
          if (existsSync(`${out}.tar.gz`))
            expect(sha256(`${out}.tar.gz`)).toBe(sha256(join(directory, 'undisturbed.tar.gz')));
        },
        result: (out) => sha256(`${out}.tar.gz`),
      },
      6,
    );
    expect(failures).toEqual([]);
    expect(existsSync(join(directory, '.ota-release'))).toBe(false);
  }, 180_000);

  test('a mirror leaves the very same tree', async () => {
    const directory = join(w.directory, 'killed-mirror');
    mkdirSync(directory);
    const failures = await killedEverywhere(
      {
        directory,
        args: (out) => ['mirror', w.site, out, ...key],
        atAnyTime: nothingDangles,
        result: readTree,
      },
      7,
    );
    expect(failures).toEqual([]);
    expect(readTree(join(directory, 'undisturbed'))).toEqual(readTree(w.site));
  }, 180_000);
});
