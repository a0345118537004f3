import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { runPlan, runRelease } from '../../src/commands/release.js';
import { runVerify } from '../../src/commands/verify.js';
import { pantavisor } from '../../src/devices/pantavisor.js';
import { commandRuns } from '../support/command-runs.js';
import { type FleetRelease, viewOf } from '../support/fleet.js';
import { CA_FILE, CHAIN_FILE, KEY_PEM, writeParts } from '../support/pantavisor.js';
import { startNginx, startPython } from '../support/servers.js';
import { failureOf } from '../support/step-states.js';
import { filesOf } from '../support/tree.js';
import { PUBLIC_KEY, type Workspace } from '../support/workspace.js';
import { workspaces } from '../support/workspaces.js';

const run = commandRuns();
const newWorkspace = workspaces();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const EXTRA = `devices:
  pantavisor:
    parts: pantavisor/parts
    certificates: pantavisor/chain.pem
    ca: pantavisor/ca.pem
`;

/** A project with the parts of a revision, committed. */
const projectWithParts = (): Workspace => {
  const w = newWorkspace({ extra: EXTRA });
  writeParts(join(w.repo, 'pantavisor/parts'));
  copyFileSync(CHAIN_FILE, join(w.repo, 'pantavisor/chain.pem'));
  copyFileSync(CA_FILE, join(w.repo, 'pantavisor/ca.pem'));
  w.commit('Parts of the revision');
  return w;
};

const release = (w: Workspace, flags = {}, environment = {}) =>
  run(runRelease, w.repo, {
    flags: { json: true, ...flags },
    environment: { OTA_PANTAVISOR_KEY: KEY_PEM, ...environment },
  });

const PLACE = 'pantavisor/1.0.0';

describe('a release for Pantavisor', () => {
  test('is planned without a key, and publishes what the plan says', async () => {
    const w = projectWithParts();
    const planned = await run(runPlan, w.repo, { environment: { OTA_SIGNING_KEY: undefined } });
    const said = [...planned.text.matchAll(/^ {2}(?:create|replace) +(\S+)/gm)].map(([, path]) => path);
    const { exitCode, json } = await release(w);
    expect([exitCode, json()]).toMatchObject([0, { outcome: 'published' }]);
    const made = filesOf(join(w.site, 'pantavisor')).map((path) => `pantavisor/${path}`);
    expect(said.filter((path) => path?.startsWith('pantavisor/')).sort()).toEqual(made.toSorted());
  });

  test('is this tree, byte for byte', async () => {
    const w = projectWithParts();
    await release(w);
    const digest = (path: string): string => {
      const bytes = readFileSync(join(w.site, 'pantavisor', path));
      // How well gzip packs is for each version of zlib to say.
      return createHash('sha256')
        .update(path.endsWith('.tgz') ? gunzipSync(bytes) : bytes)
        .digest('hex')
        .slice(0, 16);
    };
    const tree = filesOf(join(w.site, 'pantavisor')).map(
      (path) => `${digest(path)} ${path.replace(/([0-9a-f]{8})[0-9a-f]{56}/, '$1')}`,
    );
    expect(tree).toEqual(GOLDEN);
  });

  test('is the same when it is run again, and is verified with the rest of the site', async () => {
    const w = projectWithParts();
    await release(w);
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

  test('shares the objects that a second one leaves as they are, and leads the remote to it', async () => {
    const w = projectWithParts();
    await release(w);
    const before = filesOf(join(w.site, 'pantavisor/objects'));
    writeParts(join(w.repo, 'pantavisor/parts'), { 'app/root.squashfs': 'new image' });
    w.bump('1.1.0');
    // A site that has moved: what pvr asks holds its address, and must not stand in the way.
    const moved = await release(w, { publicUrl: 'https://moved.example.com/pump' });
    expect([moved.exitCode, moved.json()]).toMatchObject([0, { outcome: 'published' }]);
    const after = filesOf(join(w.site, 'pantavisor/objects'));
    expect(after.filter((path) => !before.includes(path))).toHaveLength(1);
    expect(JSON.parse(readFileSync(join(w.site, 'pantavisor/.pvrremote'), 'utf8'))).toMatchObject({
      'json-get-url': 'https://moved.example.com/pump/pantavisor/1.1.0/json',
    });
  });

  test('ends before anything is written where the key is missing or another one', async () => {
    const w = projectWithParts();
    const missing = await failureOf(() => release(w, {}, { OTA_PANTAVISOR_KEY: undefined }));
    expect(missing.code).toBe('pantavisor-key-missing');
    expect([filesOf(w.site), w.remoteTags()]).toEqual([[], []]);
  });
});

describe('readers of the family', () => {
  const program = fileURLToPath(new URL('pantavisor/read-remote.py', import.meta.url));

  test.each([
    ['nginx', startNginx],
    ['python3 -m http.server', startPython],
  ])('take the revision from %s: every object, signature and byte of the export', async (_name, start) => {
    const w = projectWithParts();
    mkdirSync(w.site, { recursive: true });
    const server = await start(w.site);
    closing.push(server.stop);
    expect((await release(w, { publicUrl: server.url, publicCheck: 'off' })).exitCode).toBe(0);
    const tarball = `${server.url}/${PLACE}/pump-1.0.0.pvrexport.tgz`;
    for (const base of ['pantavisor', PLACE]) {
      const { stdout } = await promisify(execFile)('python3', [program, `${server.url}/${base}`, CA_FILE, tarball]);
      expect(JSON.parse(stdout)).toEqual({ keys: 13, objects: 4, signatures: ['_sigs/app.json', '_sigs/bsp.json'] });
    }
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

const GOLDEN: readonly string[] = [];
