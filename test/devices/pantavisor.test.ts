import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runPlan, runRelease } from '../../src/commands/release.js';
import { runVerify } from '../../src/commands/verify.js';
import { pantavisor } from '../../src/devices/pantavisor.js';
import { commandRuns } from '../support/command-runs.js';
import { type FleetRelease, viewOf } from '../support/fleet.js';
import { CA_FILE, CHAIN_FILE, KEY_PEM, writeParts } from '../support/pantavisor.js';
import { startNginx, startPython, type WebServer } from '../support/servers.js';
import { failureOf } from '../support/step-states.js';
import { filesOf } from '../support/tree.js';
import { createWorkspace, PUBLIC_KEY, type Workspace } from '../support/workspace.js';

const run = commandRuns();

const EXTRA = `devices:
  pantavisor:
    parts: pantavisor/parts
    certificates: pantavisor/chain.pem
    ca: pantavisor/ca.pem
`;

/** A project with the parts of a revision, committed. */
const projectWithParts = (): Workspace => {
  const w = createWorkspace({ extra: EXTRA });
  writeParts(join(w.repo, 'pantavisor/parts'));
  copyFileSync(CHAIN_FILE, join(w.repo, 'pantavisor/chain.pem'));
  copyFileSync(CA_FILE, join(w.repo, 'pantavisor/ca.pem'));
  w.commit('Parts of the revision');
  mkdirSync(w.site);
  return w;
};

const release = (w: Workspace, flags = {}, environment = {}) =>
  run(runRelease, w.repo, {
    flags: { json: true, ...flags },
    environment: { OTA_PANTAVISOR_KEY: KEY_PEM, ...environment },
  });

const PLACE = 'pantavisor/1.0.0';

describe('a release for Pantavisor', () => {
  let w: Workspace;
  beforeAll(() => {
    w = projectWithParts();
  });
  afterAll(() => w.dispose());

  test('ends before anything is written where the key is missing', async () => {
    const missing = await failureOf(() => release(w, {}, { OTA_PANTAVISOR_KEY: undefined }));
    expect(missing.code).toBe('pantavisor-key-missing');
    expect([filesOf(w.site), w.remoteTags()]).toEqual([[], []]);
  });

  test('is planned without a key, and publishes what the plan says', async () => {
    const planned = await run(runPlan, w.repo, { environment: { OTA_SIGNING_KEY: undefined } });
    const said = [...planned.text.matchAll(/^ {2}(?:create|replace) +(\S+)/gm)].map(([, path]) => path);
    const { exitCode, json } = await release(w);
    expect([exitCode, json()]).toMatchObject([0, { outcome: 'published' }]);
    const made = filesOf(join(w.site, 'pantavisor')).map((path) => `pantavisor/${path}`);
    expect(said.filter((path) => path?.startsWith('pantavisor/')).sort()).toEqual(made.toSorted());
  });

  test('is this tree, byte for byte', () => {
    const digest = (path: string): string => {
      const bytes = readFileSync(join(w.site, 'pantavisor', path));
      // How well gzip packs is for each version of zlib to say.
      return createHash('sha256')
        .update(path.endsWith('.tgz') ? gunzipSync(bytes) : bytes)
        .digest('hex')
        .slice(0, 16);
    };
    const short = (path: string): string => path.replace(/([0-9a-f]{8})[0-9a-f]{56}/, '$1');
    const tree = filesOf(join(w.site, 'pantavisor')).map((path) => `${digest(path)} ${short(path)}`);
    expect(tree).toEqual(GOLDEN);
  });

  test('is the same when it is run again, and is verified with the rest of the site', async () => {
    expect((await release(w)).json()).toMatchObject({ outcome: 'unchanged' });
    const { exitCode, json } = await run(runVerify, w.repo, {
      operands: [w.site],
      flags: { key: [PUBLIC_KEY], json: true },
    });
    expect([exitCode, json()]).toMatchObject([0, { ok: true, problems: [] }]);
    const state = await run(runVerify, w.repo, {
      operands: [join(w.site, PLACE, 'json')],
      flags: { family: ['pantavisor'], ca: CA_FILE },
    });
    expect(state.exitCode).toBe(0);
  });

  test('shares the objects that the next one leaves as they are, and gives it the remote', async () => {
    const before = filesOf(join(w.site, 'pantavisor/objects'));
    writeParts(join(w.repo, 'pantavisor/parts'), { 'app/root.squashfs': 'new image' });
    w.bump('1.1.0');
    // A site that has moved: what pvr asks for holds its address, and must not stand in the way.
    const moved = await release(w, { publicUrl: 'https://moved.example.com/pump' });
    expect([moved.exitCode, moved.json()]).toMatchObject([0, { outcome: 'published' }]);
    const after = filesOf(join(w.site, 'pantavisor/objects'));
    expect(after.filter((path) => !before.includes(path))).toHaveLength(1);
    expect(JSON.parse(readFileSync(join(w.site, 'pantavisor/.pvrremote'), 'utf8'))).toMatchObject({
      'json-get-url': 'https://moved.example.com/pump/pantavisor/1.1.0/json',
    });
  });
});

describe('a reader of the family', () => {
  const program = fileURLToPath(new URL('pantavisor/read-remote.py', import.meta.url));
  const TARBALL = `${PLACE}/pump-1.0.0.pvrexport.tgz`;
  const SEEN = { keys: 13, objects: 4, signatures: ['_sigs/app.json', '_sigs/bsp.json'] };
  let w: Workspace;
  let nginx: WebServer;
  beforeAll(async () => {
    w = projectWithParts();
    nginx = await startNginx(w.site);
    await release(w, { publicUrl: nginx.url, publicCheck: 'off' });
  });
  afterAll(async () => {
    await nginx.stop();
    w.dispose();
  });

  const read = async (url: string, base: string, ...mirror: readonly string[]): Promise<unknown> => {
    const args = [program, `${url}/${base}`, CA_FILE, `${url}/${TARBALL}`, ...mirror];
    return JSON.parse((await promisify(execFile)('python3', args)).stdout);
  };

  test.each(['pantavisor', PLACE])(
    'takes every object, signature and byte of the export from nginx, by %s',
    async (base) => {
      expect(await read(nginx.url, base)).toEqual(SEEN);
    },
  );

  test('takes them from python3 -m http.server, which mirrors it', async () => {
    const python = await startPython(w.site);
    try {
      expect(await read(python.url, 'pantavisor', nginx.url, python.url)).toEqual(SEEN);
    } finally {
      await python.stop();
    }
  });

  test('finds a single changed byte', async () => {
    const [object = ''] = filesOf(join(w.site, 'pantavisor/objects'));
    const file = join(w.site, 'pantavisor/objects', object);
    const bytes = readFileSync(file);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    rmSync(file);
    writeFileSync(file, bytes);
    await expect(read(nginx.url, PLACE)).rejects.toThrow('is not the object that the state names');
  });
});

describe('decide', () => {
  const MARK = { families: { pantavisor: {} } };
  const decide = (version: string, releases: readonly FleetRelease[]) =>
    pantavisor.decide({ version }, { channel: viewOf(releases), matrix: undefined, settings: {} });

  test.each([
    // from | releases | decision
    ['1.0.0', [{ version: '1.1.0', ...MARK }], { kind: 'takes', version: '1.1.0' }],
    ['1.1.0', [{ version: '1.1.0', ...MARK }], { kind: 'stays', why: 'nothing newer' }],
    ['1.0.0', [{ version: '1.1.0', ...MARK }, { version: '1.2.0' }], { kind: 'takes', version: '1.1.0' }],
    ['1.0.0', [{ version: '1.1.0' }], { kind: 'stuck' }],
    ['1.0.0', [{ version: '1.2.0', upgradeFrom: '>=1.1.0', ...MARK }], { kind: 'stuck' }],
    [
      '1.0.0',
      [
        { version: '1.1.0', barrier: { reason: 'x' }, ...MARK },
        { version: '1.2.0', ...MARK },
      ],
      { kind: 'takes', version: '1.1.0' },
    ],
  ] as const)('a device on %s before %j: %j', (version, releases, decision) => {
    expect(decide(version, releases)).toMatchObject(decision);
  });
});

/** SHA-256 and path, both cut short. */
const GOLDEN: readonly string[] = [
  '01d69d8896579d69 .pvrremote',
  '01d69d8896579d69 1.0.0/.pvrremote',
  'f2c613f54e1a920c 1.0.0/json',
  'a0b2f38da8da7a2b 1.0.0/objects-info/02dd4e10',
  '570397eacf57cddb 1.0.0/objects-info/15933044',
  'a58921363fa3c7e2 1.0.0/objects-info/418edd5b',
  '8b27f2977de58da8 1.0.0/objects-info/8f7ed204',
  'ecb0aa263a2b2f16 1.0.0/pump-1.0.0.pvrexport.tgz',
  '02dd4e100bf0e020 objects/02dd4e10',
  '15933044960fd23a objects/15933044',
  '418edd5bbc22f0c2 objects/418edd5b',
  '8f7ed204b9dfaa20 objects/8f7ed204',
];
