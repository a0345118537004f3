import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connhex } from '../../src/devices/connhex.js';
import { readTrust } from '../../src/signing/trust.js';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { directorySource } from '../../src/site/directory-source.js';
import { release } from '../../src/steps/release.js';
import { runProcess } from '../support/cli.js';
import { connhexDoubles, FIRMWARE } from '../support/connhex-double.js';
import { familyProject, TOKEN } from '../support/connhex-input.js';
import { startNginx, startPython, type WebServer } from '../support/servers.js';
import { failureOf, inputsOf, wiredServices } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf } from '../support/tree.js';
import { createWorkspace, PUBLIC_KEY, type Workspace } from '../support/workspace.js';

const reader = fileURLToPath(new URL('connhex/reader.py', import.meta.url));
const golden = fileURLToPath(new URL('connhex/published.txt', import.meta.url));
const temporaryDirectory = temporaryDirectories();
const startDouble = connhexDoubles();
const services = wiredServices();

const OPTIONS = `publicCheck: "off"
headerFiles: [netlify, nginx]
upgradeFrom: ">=1.0.0 <2.0.0"
devices:
  connhex:
    agent: { autoInstall: true, checkInterval: 24h0m0s }
`;

/** What runs as a device has it: from within the archive, told of the update by the documented variables. */
// biome-ignore-start lint/suspicious/noTemplateCurlyInString: a variable of the shell
const SCRIPTS = {
  'bundle/update.sh':
    '#!/bin/sh\nset -eu\ntest "$PWD" = "$CHX_OTA_PAYLOAD_DIR"\ncp -R app "$CHX_OTA_PAYLOAD_DIR/installed"\n',
  'bundle/rollback.sh': '#!/bin/sh\nrm -rf "${CHX_OTA_PAYLOAD_DIR:?}/installed"\n',
};
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: a variable of the shell

const bring = (w: Workspace, version: string, extra = ''): void => {
  w.bump(version);
  for (const [path, text] of Object.entries(SCRIPTS)) w.write(path, text);
  w.edit('ota-release.yaml', (text) => text + extra);
  w.commit('Scripts');
};

const publish = (w: Workspace, environment: Record<string, string> = {}) =>
  release(services(w, { environment }), inputsOf(w));
const bytesOf = (w: Workspace, path: string): Buffer => readFileSync(join(w.site, path));
const bundleOf = (w: Workspace, version: string): string =>
  filesOf(w.site).find((path) => path.endsWith(`.pump-${version}.zip`)) ?? '';

/** Reads a site as a device does that has some version. */
const read = async (url: string, current: string, ...more: readonly string[]) => {
  const run = await runProcess('python3', [reader, url, current, temporaryDirectory(), ...more], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH },
  });
  if (run.stdout === '') throw new Error(run.stderr);
  return JSON.parse(run.stdout);
};

let w: Workspace;
let planned: readonly string[] = [];
let configuration: string;
let nginx: WebServer;
let python: WebServer;

beforeAll(async () => {
  w = createWorkspace({ extra: OPTIONS, noiseBytes: 200_000 });
  for (const [version, extra] of [['1.0.0'], ['1.1.0'], ['1.2.0-rc.1', 'channel: beta\n']] as const) {
    bring(w, version, extra);
    planned = (await publish(w)).plan.writes.map(({ path }) => path);
  }
  configuration = mkdtempSync(join(tmpdir(), 'ota-nginx-include-'));
  copyFileSync(join(w.site, '_nginx.conf'), join(configuration, 'site.conf'));
  // The site stands below the path of its public URL.
  execFileSync('ln', ['-s', w.site, join(configuration, 'pump')]);
  nginx = await startNginx(configuration, `include ${join(configuration, 'site.conf')};`);
  python = await startPython(w.site);
});
afterAll(async () => {
  await nginx.stop();
  await python.stop();
  rmSync(configuration, { recursive: true });
  w.dispose();
});

describe('a device that knows one address', () => {
  const NAMES = ['app/Größe – 大小.txt', 'app/empty', 'app/main.py', 'payload.bin', 'rollback.sh', 'update.sh'];

  test('takes the newest release from nginx, and goes on where it was cut off', async () => {
    const report = await read(`${nginx.url}/pump/connhex/pump.zip`, '1.0.0', '--cut', '70000');
    const digest = bundleOf(w, '1.1.0').slice('bundles/'.length).slice(0, 64);
    const headers = {
      Version: '1.1.0',
      'Min-Version': '1.0.0',
      'Max-Version': '2.0.0',
      'Content-Disposition': 'attachment; filename="pump-1.1.0.zip"',
      'Repr-Digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
      'Content-Type': 'application/zip',
      'Accept-Ranges': 'bytes',
    };
    const repeated = { Version: '1.1.0', 'Repr-Digest': headers['Repr-Digest'] };
    expect(report).toEqual({
      offered: true,
      headers,
      download: ['resumed', repeated],
      sha256: digest,
      names: NAMES,
      exit: 0,
    });
  });

  test.each([
    // on | whether it is offered the newest release
    ['1.1.0', false],
    ['2.0.0', false],
    // Different, and within the bounds: it goes down.
    ['1.5.0', true],
  ])('on %s is offered it: %s', async (current, offered) => {
    expect(await read(`${nginx.url}/pump/connhex/pump.zip`, current)).toMatchObject({ offered });
  });

  test('takes what its channel has', async () => {
    const report = await read(`${nginx.url}/pump/channels/beta/connhex/pump.zip`, '1.1.0');
    expect(report).toMatchObject({ headers: { Version: '1.2.0-rc.1' }, exit: 0 });
  });

  test('takes it from a server that knows neither the headers nor ranges', async () => {
    const report = await read(`${python.url}/connhex/pump.zip`, '1.0.0', '--cut', '70000');
    expect(report).toMatchObject({ offered: true, download: ['from the beginning', {}], names: NAMES, exit: 0 });
    expect(report.headers).not.toHaveProperty('Version');
    expect(await read(`${python.url}/connhex/other.zip`, '1.0.0')).toEqual({ offered: false, why: 'no firmware' });
  });

  test('is told of the bundle itself, too', async () => {
    const { headers } = await fetch(`${nginx.url}/pump/${bundleOf(w, '1.1.0')}`, { method: 'HEAD' });
    expect([headers.get('version'), headers.get('cache-control')]).toEqual([
      '1.1.0',
      'public, max-age=31536000, immutable',
    ]);
  });

  test('has headers and bytes of one release from nginx, whenever that reads its configuration again', async () => {
    const old = temporaryDirectory();
    execFileSync('cp', ['-R', `${w.site}/.`, old]);
    writeFileSync(join(old, 'connhex/pump.zip'), 'a newer release');
    execFileSync('ln', ['-s', old, join(old, 'pump')]);
    const server = await startNginx(old, `include ${join(configuration, 'site.conf')};`);
    const report = await read(`${server.url}/pump/connhex/pump.zip`, '1.0.0');
    await server.stop();
    expect(report).toMatchObject({ offered: true, headers: { Version: '1.1.0' }, exit: 0 });
  });
});

test('the plan of a release names its copy, and the header files that tell of it', () => {
  const mutable = planned.filter((path) => /^_|connhex\/pump\.zip$|index\.json$/.test(path));
  expect(mutable).toEqual(['_headers', '_nginx.conf', 'channels/beta/connhex/pump.zip', 'channels/beta/index.json']);
});

test('what is published is as it was', () => {
  const shown = filesOf(w.site)
    .filter((path) => !/(?:revisions|schemas)\//.test(path))
    .map((path) => {
      if (path.endsWith('.zip')) return `=== ${path}\n${twinOf(path)}\n`;
      return /^_|\.toml$/.test(path) ? `=== ${path}\n${bytesOf(w, path)}` : `=== ${path}\n`;
    })
    .join('')
    .replace(/[0-9a-f]{64}/g, '<sha256>')
    .replace(/sha-256=:[^:]+:/g, 'sha-256=:<base64>:');
  if (process.env.UPDATE_GOLDEN) writeFileSync(golden, shown);
  expect(shown).toBe(readFileSync(golden, 'utf8'));
});

const audit = async (own: Workspace) => {
  const source = await directorySource(own.site);
  const { trust } = await readTrust([PUBLIC_KEY], 1, { readFile: async () => '' });
  if (!trust) throw new Error('the key of the tests is none');
  const now = services(own).clock();
  return (await auditSite(source, { trust, now, patienceMs: 0 })).problems;
};

const twinOf = (path: string): string => {
  const twin = filesOf(w.site).find(
    (each) => each !== path && each.startsWith('bundles/') && bytesOf(w, each).equals(bytesOf(w, path)),
  );
  return twin === undefined ? '(bytes of its own)' : `(the bytes of ${twin})`;
};

describe('the copy', () => {
  test('that somebody has written over, or removed, is found by an audit and put right by another run', async () => {
    const own = w.copy();
    try {
      const alias = join(own.site, 'channels/beta/connhex/pump.zip');
      const found = async () => (await audit(own)).map(({ code }) => code);
      rmSync(alias);
      expect(await found()).toEqual(['verify-object-missing']);
      writeFileSync(alias, Buffer.alloc(bytesOf(own, bundleOf(own, '1.2.0-rc.1')).length));
      expect(await found()).toEqual(['verify-document-differs']);
      expect(await publish(own)).toMatchObject({ outcome: 'resumed' });
      expect(readFileSync(alias).equals(bytesOf(own, bundleOf(own, '1.2.0-rc.1')))).toBe(true);
      expect(await found()).toEqual([]);
    } finally {
      own.dispose();
    }
  });

  test('is none where it is switched off', () => {
    expect(connhex.settings?.(familyProject({ alias: false }))).toEqual({ alias: false, publish: false });
    expect(connhex.releaseSettings?.(familyProject())).toBeUndefined();
    expect(connhex.releaseSettings?.(familyProject({ minVersion: '1.0.0' }))).toEqual({ minVersion: '1.0.0' });
  });
});

describe('a release that goes to Connhex too', () => {
  const withApi = (api: string): Workspace => {
    const own = createWorkspace({ extra: 'publicCheck: "off"\n' });
    bring(
      own,
      '1.0.0',
      `devices:\n  connhex:\n    alias: false\n    publish: { api: "${api}", firmware: "${FIRMWARE}" }\n`,
    );
    return own;
  };

  test('is there, with its notes, once it is on the site; another run changes nothing', async () => {
    const double = await startDouble();
    const own = withApi(double.api);
    try {
      const environment = { OTA_CONNHEX_TOKEN: TOKEN };
      expect(await publish(own, environment)).toMatchObject({ outcome: 'published' });
      expect(double.releases).toMatchObject([
        { version: '1.0.0', note: 'Better pumping.', filename: 'pump-1.0.0.zip' },
      ]);
      expect(double.active).toBe('r/1');
      expect(await publish(own, environment)).toMatchObject({ outcome: 'unchanged' });
      expect(double.uploads).toHaveLength(1);
      expect(filesOf(own.site).some((path) => path.startsWith('connhex/'))).toBe(false);
    } finally {
      own.dispose();
    }
  });

  test('ends before anything is done where the token is missing', async () => {
    const double = await startDouble();
    const own = withApi(double.api);
    try {
      expect(await failureOf(() => publish(own))).toMatchObject({ code: 'connhex-token-missing', exitCode: 2 });
      expect([filesOf(own.site), own.remoteTags(), double.requests]).toEqual([[], [], []]);
    } finally {
      own.dispose();
    }
  });
});

test('every documented state is named', () => {
  expect(connhex.states.map(({ state }) => state).sort()).toEqual([
    'check_failed',
    'checking',
    'download_failed',
    'downloading',
    'update_available',
    'update_failed',
    'update_ready',
    'updated',
    'updating',
  ]);
});
