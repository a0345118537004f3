import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startNginx } from '../support/servers.js';
import { readTree } from '../support/tree.js';
import { createWorkspaceLater, PUBLIC_KEY, type Workspace } from '../support/workspace.js';

const UPDATE = `#!/bin/sh
set -eu
echo "to $CHX_OTA_VERSION_TARGET"
mkdir -p /opt/pump
echo "$CHX_OTA_VERSION_TARGET" >/opt/pump/new
mv /opt/pump/new /opt/pump/version
`;
const ROLLBACK = `#!/bin/sh
set -eu
echo "$CHX_OTA_VERSION_CURRENT" >/opt/pump/version
`;
const EXTRA = 'devices: [connhex]\n';

/** A project for Connhex devices whose first two releases are out. */
const fieldedWorkspace = (): Promise<Workspace> =>
  createWorkspaceLater(
    'two releases for Connhex',
    async (w) => {
      w.write('bundle/update.sh', UPDATE);
      w.write('bundle/rollback.sh', ROLLBACK);
      w.commit('Scripts of Connhex');
      for (const version of ['1.0.0', '1.1.0']) {
        if (version !== '1.0.0') raise(w, version);
        const { exitCode, stdout, stderr } = await w.releaseHere();
        if (exitCode !== 0) throw new Error(stdout + stderr);
      }
    },
    { extra: EXTRA },
  );

const raise = (w: Workspace, version: string): void => {
  w.edit('ota-release.yaml', (text) => text.replace(/^version: .*$/m, `version: ${version}`));
  w.edit('config/template.json', (text) => text.replace(/("software_version": ")[^"]*/, `$1${version}`));
  w.commit(`Release ${version}`);
};

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const fielded = async (): Promise<Workspace> => {
  const w = await fieldedWorkspace();
  cleanUps.push(w.dispose);
  return w;
};

const linesOf = (stdout: string): readonly Record<string, unknown>[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('release', () => {
  test('stops before tag and commit where update.sh fails on a device', async () => {
    const w = await fielded();
    w.write('bundle/update.sh', `${UPDATE}echo "no such sensor: $OTA_REHEARSAL" >&2\nexit 4\n`);
    raise(w, '1.2.0');
    const { exitCode, json } = await w.release();
    expect(exitCode).toBe(1);
    expect(json.error).toMatchObject({ code: 'rehearsal-failed' });
    expect(json.error?.message).toContain('Connhex Edge, 1.0.0, 1.1.0 → 1.2.0 ends in update_failed');
    expect(json.error?.message).toContain('no such sensor: 1');
    expect(w.remoteTags().map((tag) => tag.split(' ')[0])).not.toContain('v1.2.0');
    expect([...readTree(w.site).keys()]).not.toContain('1.2.0');
    // The site stands as before.
    expect((await w.verify()).exitCode).toBe(0);
  });

  test('tells in its record how devices took it', async () => {
    const w = await fielded();
    raise(w, '1.2.0');
    const { exitCode, json, stdout } = await w.releaseHere();
    expect([exitCode, json.outcome]).toEqual([0, 'published']);
    const { rehearsal } = JSON.parse(stdout);
    expect(rehearsal).toMatchObject({
      target: '1.2.0',
      families: [{ family: 'connhex', hops: 2, ran: 2, failed: 0 }],
    });
  });
});

describe('rehearse --staged', () => {
  test('needs no secret, writes nothing, and gives a line for each message of a device', async () => {
    const w = await fielded();
    raise(w, '1.2.0');
    const before = readTree(w.site);
    const run = await w.runHere(['rehearse', '--staged', '--json'], { env: { OTA_SIGNING_KEY: undefined } });
    expect([run.stderr.includes('error'), run.exitCode]).toEqual([false, 0]);
    expect(readTree(w.site)).toEqual(before);
    const lines = linesOf(run.stdout);
    expect(lines[0]).toEqual({
      family: 'connhex',
      from: '1.0.0',
      to: '1.2.0',
      state: 'checking',
      topic: 'heartbeat.ota.service',
      body: { current_version: '1.0.0', latest_version: '', status: 'checking', error: '', last_checked: '' },
    });
    const states = lines.filter(({ from, to }) => from === '1.1.0' && to === '1.2.0').map(({ state }) => state);
    expect(states).toEqual(['checking', 'update_available', 'downloading', 'update_ready', 'updating', 'updated']);
    expect(lines.at(-1)).toMatchObject({ ok: true, target: '1.2.0', site: 'pump 1.2.0' });
  });

  test('fails as a release would, with exit code 1', async () => {
    const w = await fielded();
    w.write('bundle/update.sh', '#!/bin/sh\nexit 4\n');
    raise(w, '1.2.0');
    const { exitCode, stdout } = await w.runHere(['rehearse', '--staged']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ 1.1.0 → 1.2.0: update_failed (update.sh ended with exit code 4)');
  });
});

describe('rehearse SITE', () => {
  let w: Workspace;
  beforeAll(async () => {
    w = await fieldedWorkspace();
    return w.dispose;
  });

  test('shows how the devices of a directory’s releases take the newest', async () => {
    const run = await w.runHere(['rehearse', w.site, '--key', PUBLIC_KEY]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain('✓ 1.0.0 → 1.1.0: updated');
    expect(run.stdout).toContain('1.1.0 takes nothing');
    expect(run.stdout).toContain('✓ rehearsed');
  });

  test('resumes its downloads over HTTP with a Range request', async () => {
    const server = await startNginx(w.site);
    cleanUps.push(server.stop);
    const ranges: string[] = [];
    const proxy = createServer(async (request, response) => {
      if (request.headers.range) ranges.push(request.headers.range);
      const answer = await fetch(`${server.url}${request.url}`, {
        headers: request.headers.range ? { range: request.headers.range } : {},
      });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    cleanUps.push(() => {
      proxy.close();
      proxy.closeAllConnections();
    });
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const run = await w.runHere(['rehearse', url, '--family', 'connhex', '--key', PUBLIC_KEY, '--json']);
    expect(run.exitCode).toBe(0);
    expect(ranges).toContainEqual(expect.stringMatching(/^bytes=[1-9]\d*-$/));
  });

  test('makes things go wrong where it is asked to, and the old version goes on', async () => {
    const run = await w.runHere([
      'rehearse',
      w.site,
      '--key',
      PUBLIC_KEY,
      '--fault',
      'bad-digest',
      '--fault',
      'power-cut',
      '--json',
    ]);
    expect(run.exitCode).toBe(0);
    const lines = linesOf(run.stdout);
    const last = (fault: string) => lines.findLast((line) => line.fault === fault);
    expect(last('bad-digest')).toMatchObject({ state: 'download_failed' });
    expect(last('power-cut')).toMatchObject({ state: 'update_failed', body: { current_version: '1.0.0' } });
    expect(JSON.stringify(lines.at(-1))).toContain('"fault":"power-cut","ended":"kept","ok":true');
  });

  test('ends with 3 where devices refuse what they get', async () => {
    const copy = w.copy();
    cleanUps.push(copy.dispose);
    // The copy under one address is what Connhex devices are given.
    const file = join(copy.site, 'connhex', 'pump.zip');
    writeFileSync(
      file,
      readFileSync(file).map((byte) => byte ^ 1),
    );
    const run = await copy.runHere(['rehearse', copy.site, '--key', PUBLIC_KEY]);
    expect(run.exitCode).toBe(3);
    expect(run.stdout).toContain('rehearsal-unverified');
  });

  test.each([
    // arguments, code
    [['--fault', 'earthquake'], 'rehearsal-fault-unknown'],
    [['--from', 'one'], 'cli-input-invalid'],
  ])('refuses %j', async (args, code) => {
    const run = await w.runHere(['rehearse', w.site, '--key', PUBLIC_KEY, ...args]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr + run.stdout).toContain(code);
  });
});
