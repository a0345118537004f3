import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startCdn } from '../support/cdn.js';
import { closing } from '../support/closing.js';
import { startNginx } from '../support/servers.js';
import { createWorkspace, PUBLIC_KEY, type Workspace } from '../support/workspace.js';

const closeLater = closing();

const served = async <Server extends { readonly url: string; readonly stop: () => Promise<void> }>(
  starting: Promise<Server>,
): Promise<Server> => {
  const server = await starting;
  closeLater(server.stop);
  return server;
};

/** A workspace whose devices reach the site at this URL, and whose releases ask it. */
const workspaceAt = async (url: (w: Workspace) => Promise<string> | string, extra = ''): Promise<Workspace> => {
  const w = createWorkspace({ extra: `publicCheck: on\npublicWait: 0\n${extra}` });
  closeLater(w.dispose);
  const publicUrl = await url(w);
  w.edit('ota-release.yaml', (text) => text.replace(/^publicUrl: .*$/m, `publicUrl: ${publicUrl}`));
  w.commit('Serve it here');
  return w;
};

describe('a release to a directory that a web server serves', () => {
  test('is asked for through its public URL, and so is a run that has nothing to do', async () => {
    const w = await workspaceAt(async ({ site }) => (await served(startNginx(site))).url);
    const first = await w.release();
    expect([first.exitCode, first.json.outcome], first.stderr).toEqual([0, 'published']);
    expect(first.json.verification?.public).toMatchObject({ revision: 1, waitedSeconds: 0 });
    const again = await w.release();
    expect([again.exitCode, again.json.outcome, again.json.verification?.public?.revision]).toEqual([
      0,
      'unchanged',
      1,
    ]);
    const verified = await w.run(['verify', '--json']);
    expect(verified.exitCode, verified.stdout).toBe(0);
    expect(verified.json).toMatchObject({ ok: true, site: '../site', public: [{ revision: 1 }] });
  });

  test('that serves something else ends with exit code 3; the release stands, and the same run is content later', async () => {
    let elsewhere = '';
    const w = await workspaceAt(async ({ remote }) => {
      const server = await served(startNginx(remote));
      elsewhere = server.url;
      return server.url;
    });
    const failed = await w.release();
    expect([failed.exitCode, failed.json.error?.code]).toEqual([3, 'public-not-served']);
    expect(failed.json.error?.message).toContain(`devices don’t get it from ${elsewhere} yet`);
    expect(failed.json.problems?.map(({ code }) => code)).toEqual(['public-not-served', 'public-missing']);
    expect((await w.verify()).exitCode).toBe(0);
    expect(w.remoteTags()).toHaveLength(1);
    const off = await w.release(['--public-check', 'off']);
    expect([off.exitCode, off.json.outcome]).toEqual([0, 'unchanged']);
  });

  test('behind a CDN is purged there, by a command that gets the URLs and no secret', async () => {
    let cache = '';
    const w = await workspaceAt(async ({ site }) => {
      const origin = await served(startNginx(site));
      const cdn = await served(startCdn(origin.url));
      cache = cdn.directory;
      return cdn.url;
    }, 'purge: {command: [./purge.sh, now]}');
    w.write('purge.sh', `#!/bin/sh\ncat > ../urls\nenv > ../environment\nrm -rf '${cache}'/*\necho "purged $1"\n`);
    w.commit('Purge the CDN');
    const first = await w.release(['--verbose']);
    expect(first.exitCode, first.stderr).toBe(0);
    expect(first.stderr).toContain('purge: purged now');
    // It keeps the pointers for an hour, so that without a purge devices would not see the next release.
    w.bump('1.1.0');
    const second = await w.release();
    expect([second.exitCode, second.json.verification?.public?.revision], second.stderr).toEqual([0, 2]);
    const urls = readFileSync(join(w.directory, 'urls'), 'utf8').trim().split('\n');
    expect(urls.map((url) => new URL(url).pathname)).toEqual([
      '/index.json',
      '/versions',
      '/latest',
      '/index.html',
      '/',
      '/1.1.0',
    ]);
    expect(readFileSync(join(w.directory, 'environment'), 'utf8')).not.toContain('OTA_SIGNING_KEY');
  });

  test('is purged nowhere in a dry run', async () => {
    const w = await workspaceAt(() => 'http://127.0.0.1:1', "purge: {command: [sh, -c, 'touch ../purged']}");
    const { exitCode } = await w.run(['release', '--dry-run']);
    expect([exitCode, existsSync(join(w.directory, 'purged'))]).toEqual([0, false]);
  });
});

test('verify takes every address that a host is written as', async () => {
  const w = createWorkspace();
  closeLater(w.dispose);
  expect((await w.release()).exitCode).toBe(0);
  const ftp = await w.run(['verify', 'ftp://example.com/site', '--key', PUBLIC_KEY, '--json']);
  expect([ftp.exitCode, ftp.json.error?.code]).toEqual([2, 'verify-location-invalid']);
  expect((await w.run(['verify', '../site', '--key', PUBLIC_KEY])).exitCode).toBe(0);
});
