import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CliRun, runProcess } from '../support/cli.js';
import { type Example, findingsOf, openExample, SHELLS } from '../support/example.js';
import { startBusybox } from '../support/loopback.js';
import { startNginx, startPython, type WebServer } from '../support/servers.js';
import { temporaryDirectories } from '../support/temporary.js';
import { dueAtZos, readAsZos } from '../support/zos-client.js';

const temporaryDirectory = temporaryDirectories();

/** Entries of `versions`, as JSON, at which the original client goes on, and at which it stops. */
const ACCEPTED = ['"0.1.0"', '"0.1.0-rc.1"', '"0.2.2-rc8-b"', '"260331.163206.0"'];
const REJECTED = [
  '"v0.1.0"',
  '"0.1"',
  '"0.1.0.4"',
  '"0.01.0"',
  '"0.1.0-rc.01"',
  '"0.1.0-"',
  '"0.1.0+"',
  '""',
  '" 0.1.0"',
  '0.1.0',
  '"260331.00512.0"',
  'null',
  '{}',
];

const raise = (example: Example, version: string, change: () => void = () => {}): string => {
  writeFileSync(join(example.repo, 'bundle/VERSION'), `${version}\n`);
  example.edit('CHANGELOG.md', (text) =>
    text.includes(`## ${version}`) ? text : text.replace('## 2.1.0', `## ${version}\n\n- News.\n\n## 2.1.0`),
  );
  change();
  return example.commit(`Release ${version}`);
};

test('examples/zos-node passes the check without a finding, but for the key that is to be made', async () => {
  const example = openExample('zos-node', temporaryDirectory());
  expect(await findingsOf(example)).toEqual(['key-none-trusted']);
  await example.makeKey();
  expect(await findingsOf(example)).toEqual([]);
});

describe('the site of examples/zos-node', () => {
  let example: Example;
  let server: WebServer;
  const site = () => join(example.repo, 'site');

  beforeAll(async () => {
    example = openExample('zos-node', mkdtempSync(join(realpathSync(tmpdir()), 'ota-zos-')));
    mkdirSync(site());
    server = await startPython(site());
    await example.makeKey();
    for (const version of ['2.0.0', '2.1.0', '2.2.0']) {
      // The last one is broken, on nodes alone, so that no rehearsal keeps it back: its program prints nothing and fails.
      raise(example, version, () => {
        if (version === '2.2.0')
          example.edit('bundle/root/bin/node-metrics', (text) =>
            text.replace('set -eu', 'test -n "$OTA_REHEARSAL" || exit 1'),
          );
      });
      const { json } = await example.otaHere(['release', '--json', '--public-url', server.url]);
      expect(json).toMatchObject({ outcome: 'published', version });
    }
  });
  afterAll(async () => {
    await server.stop();
    rmSync(example.directory, { recursive: true, force: true });
  });

  /** A node of its own, which takes updates with the example's client. */
  const node = ([, command, args]: (typeof SHELLS)[number]) => {
    const root = temporaryDirectory();
    mkdirSync(join(root, 'proc'));
    writeFileSync(join(root, 'proc/loadavg'), '0.42 0.40 0.39 1/99 1234\n');
    mkdirSync(join(root, 'var/lib/node-metrics'), { recursive: true });
    writeFileSync(join(root, 'var/lib/node-metrics/counts'), '2026-01-14 5\n2026-01-15 7\n');
    return {
      root,
      read: (path: string) => readFileSync(join(root, path), 'utf8'),
      take: (base: string): Promise<CliRun> =>
        runProcess(command, [...args, join(example.repo, 'client/take-update.sh'), base, example.publicKeyFile], {
          cwd: root,
          env: { PATH: process.env.PATH, DEVICE_ROOT: root },
        }),
      version: (version: string) => writeFileSync(join(root, 'var/lib/node-metrics/version'), `${version}\n`),
    };
  };

  /** The site as it was before a release of it, served for itself. */
  const upTo = async (version: string, use: (base: string) => Promise<void>): Promise<void> => {
    const copy = join(temporaryDirectory(), 'site');
    cpSync(site(), copy, { recursive: true });
    const versions = ['2.0.0', '2.1.0', '2.2.0'];
    writeFileSync(join(copy, 'versions'), JSON.stringify(versions.slice(0, versions.indexOf(version) + 1)));
    writeFileSync(join(copy, 'latest'), `${JSON.stringify(version)}\n`);
    const other = await startPython(copy);
    try {
      await use(other.url);
    } finally {
      await other.stop();
    }
  };

  test.each([
    ['python3 -m http.server', startPython],
    ['nginx', startNginx],
    ['busybox httpd', startBusybox],
  ])('is read by the three endpoints as 0-OS read them, from %s', async (_, start) => {
    const served = await start(site());
    try {
      const read = await readAsZos(served.url);
      expect([read.versions, read.latest]).toEqual([['2.0.0', '2.1.0', '2.2.0'], '2.2.0']);
      expect(dueAtZos(read)).toEqual(['2.0.0', '2.1.0', '2.2.0']);
      expect(dueAtZos(read, '2.0.0')).toEqual(['2.1.0', '2.2.0']);
      expect(dueAtZos(read, '3.0.0')).toEqual([]);
      for (const [version, object] of read.objects) {
        expect(object.transaction_id).toBe(example.remoteTags()[`v${version}`]);
        expect(object.signature).toMatch(/^[0-9a-f]{128}$/);
        expect(object.storage).toBeUndefined();
        expect((await fetch(object.flist ?? '')).status).toBe(200);
      }
      // Three of them for the .md5 beside a bundle.
      expect(read.asked.map((line) => line.split(' ')[0])).toEqual(Array.from({ length: 8 }, () => '200'));
    } finally {
      await served.stop();
    }
  });

  test('holds an artefact whose hooks may be executed by their owner', async () => {
    const { objects } = await readAsZos(server.url);
    const file = join(site(), new URL(objects.get('2.1.0')?.flist ?? '').pathname);
    const listing = execFileSync('unzip', ['-Z', file], { encoding: 'utf8' });
    const executable = listing
      .split('\n')
      .filter((line) => line.startsWith('-rwx'))
      .map((line) => line.split(' ').at(-1));
    expect(executable).toEqual(
      expect.arrayContaining(['migrate', 'post-copy', 'post-start', 'pre-copy', 'root/bin/node-metrics']),
    );
  });

  describe.each(SHELLS)('and a node whose shell is %s', (...shell) => {
    test('applies every version in order, migrates its data, and then has nothing to do', async () => {
      await upTo('2.1.0', async (base) => {
        const device = node(shell);
        const run = await device.take(`${base}/`);
        expect(run.exitCode, run.stdout + run.stderr).toBe(0);
        expect(run.stdout).toBe('installed 2.0.0\ninstalled 2.1.0\nruns 2.1.0\n');
        expect(device.read('var/lib/node-metrics/days/2026-01-15')).toBe('7\n');
        expect(existsSync(join(device.root, 'bin/node-metrics'))).toBe(true);
        expect((await device.take(base)).stdout).toBe('runs 2.1.0\n');
        device.version('9.0.0');
        expect((await device.take(base)).stdout).toBe('runs 9.0.0\n');
      });
    });

    test('takes and refuses what the original client did', async () => {
      const device = node(shell);
      device.version('999999.0.0');
      const directory = temporaryDirectory();
      const served = await startPython(directory);
      try {
        for (const [versions, taken] of [
          ...ACCEPTED.map((one) => [one, true]),
          ...REJECTED.map((one) => [one, false]),
        ]) {
          writeFileSync(join(directory, 'versions'), `[${versions}]\n`);
          writeFileSync(join(directory, 'latest'), `${versions}\n`);
          const { exitCode, stdout } = await device.take(served.url);
          expect([versions, exitCode, stdout]).toEqual([
            versions,
            taken ? 0 : 1,
            taken ? 'runs 999999.0.0\n' : expect.anything(),
          ]);
        }
      } finally {
        await served.stop();
      }
    });

    test('goes back where a version doesn’t work, and stays at the one before', async () => {
      const device = node(shell);
      const run = await device.take(server.url);
      expect([run.exitCode, run.stderr]).toEqual([1, expect.stringContaining('2.2.0 could not be installed')]);
      expect(run.stdout).toBe('installed 2.0.0\ninstalled 2.1.0\nback at the version before 2.2.0\n');
      expect(device.read('var/lib/node-metrics/version')).toBe('2.1.0\n');
      const works = await runProcess(join(device.root, 'bin/node-metrics'), ['--once'], {
        cwd: device.root,
        env: { PATH: process.env.PATH, DEVICE_ROOT: device.root },
      });
      expect(works.stdout).toBe('{"load":0.42}\n');
    });

    test('refuses an older artefact under a new name, a hook that may not be executed, and lists that don’t agree', async () => {
      const device = node(shell);
      const copy = join(temporaryDirectory(), 'site');
      cpSync(site(), copy, { recursive: true });
      const other = await startPython(copy);
      try {
        device.version('2.0.0');
        writeFileSync(join(copy, '2.1.0'), readFileSync(join(copy, '2.0.0')));
        const replayed = await device.take(other.url);
        expect([replayed.exitCode, replayed.stderr]).toEqual([
          1,
          expect.stringContaining('is not signed as version:2.1.0'),
        ]);
        for (const [file, text] of [
          ['latest', '"2.3.0"\n'],
          ['versions', '["2.0.0","v2.1.0"]\n'],
          ['versions', '["2.0.0","2.01.0"]\n'],
          ['versions', '<html>not here</html>\n'],
        ] as const) {
          cpSync(site(), copy, { recursive: true });
          writeFileSync(join(copy, file), text);
          const refused = await device.take(other.url);
          expect(refused.exitCode, text + refused.stdout).toBe(1);
        }
      } finally {
        await other.stop();
      }
      const unpacked = join(temporaryDirectory(), 'unpacked');
      cpSync(join(example.repo, 'bundle'), unpacked, { recursive: true });
      chmodSync(join(unpacked, 'migrate'), 0o644);
      const [, command, args] = shell;
      const run = await runProcess(command, [...args, 'update.sh'], {
        cwd: unpacked,
        env: { PATH: process.env.PATH, DEVICE_ROOT: device.root },
      });
      expect([run.exitCode, run.stderr]).toEqual([1, 'the hook migrate may not be executed\n']);
      expect(device.read('var/lib/node-metrics/version')).toBe('2.0.0\n');
    });
  });
});

describe('the rules of the three endpoints', () => {
  test.each([
    // versions, latest, the object of 1.0.0, what a node says
    ['["1.0.0"]', '"1.0.0"', '{"flist":"http://h/a"}', 'reads it'],
    ['["1.0.0"]', '"1.0.0"', '{"flist":"http://h/a","FLIST":"http://h/b","storage":"zdb://h"}', 'reads it'],
    ['["1.0.0"]', '"1.0.0"', '{"flist":"http://h/a","Signature":7}', 'Signature is no string'],
    ['["1.0.0"]', '"1.0.0"', '{"flist":"a.zip"}', 'flist is no absolute address'],
    ['["1.0.0"]', '"1.1.0"', '{"flist":"http://h/a"}', 'not among the versions'],
    ['["1.0.0","v1.1.0"]', '"1.0.0"', '{"flist":"http://h/a"}', 'no version'],
    ['["1.0.0"]', '1.0.0', '{"flist":"http://h/a"}', 'JSON'],
    ['{}', '"1.0.0"', '{"flist":"http://h/a"}', 'no list'],
  ])('%s, %s, %s: %s', async (versions, latest, object, expected) => {
    const directory = temporaryDirectory();
    for (const [name, text] of Object.entries({
      versions,
      latest,
      '1.0.0': object.replaceAll('http://h/', 'http://127.0.0.1:9/'),
    }))
      writeFileSync(join(directory, name), text);
    const served = await startPython(directory);
    try {
      // Nothing listens at the address of the artefact, which is asked for last.
      const said = await readAsZos(served.url).then(
        () => 'reads it',
        (error: unknown) => (error instanceof TypeError ? 'reads it' : String(error)),
      );
      expect(said).toContain(expected);
    } finally {
      await served.stop();
    }
  });
});
