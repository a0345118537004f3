import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { cloneRoot } from '../support/markdown.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const OBJECTS = [
  'index.json',
  'index.html',
  'latest',
  'versions',
  '1.0.0',
  'bundles/x.zip',
  'revisions/00000001.json',
  'pages/x.html',
  'channels/beta/latest',
  'channels/beta/1.1.0-rc.1',
  'channels/beta/archive/x.json',
  '.ota-release/x',
];

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** Runs nginx with the example's server block, with its address and root replaced, while `use` asks it. */
const withNginx = async (site: string, use: (url: string) => Promise<void>): Promise<void> => {
  const home = temporaryDirectory();
  const port = await freePort();
  const block = readFileSync(join(cloneRoot, 'examples/web-server/nginx.conf'), 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('root /srv/updates;', `root "${site}";`);
  const temps = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${home}/${name};`,
  );
  writeFileSync(
    join(home, 'nginx.conf'),
    `daemon off; master_process off; pid ${home}/pid; events {} http { access_log off; ${temps.join(' ')}\n${block}}`,
  );
  const server = spawn('nginx', ['-p', home, '-c', join(home, 'nginx.conf'), '-e', join(home, 'error.log')]);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const url = `http://127.0.0.1:${port}`;
    for (let tries = 0; !(await fetch(url).catch(() => undefined)); tries += 1) {
      if (tries > 200) throw new Error(readFileSync(join(home, 'error.log'), 'utf8'));
      await sleep(25);
    }
    await use(url);
  } finally {
    server.kill();
    await ended;
  }
};

test('examples/web-server/nginx.conf serves a site as docs/site-format.md asks', async () => {
  const site = join(temporaryDirectory(), 'site');
  for (const path of OBJECTS) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), 'body');
  }
  await withNginx(site, async (url) => {
    const facts: Record<string, string> = {};
    for (const path of [...OBJECTS, 'bundles', 'none', '', 'channels/beta/']) {
      const { status, headers } = await fetch(`${url}/${path}`, { redirect: 'manual' });
      facts[path] = `${status} ${headers.get('cache-control')}`;
    }
    const [asked, briefly, forever] = ['no-cache', 'public, max-age=60', 'public, max-age=31536000, immutable'];
    expect(facts).toEqual({
      'index.json': `200 ${asked}`,
      'index.html': `200 ${asked}`,
      latest: `200 ${asked}`,
      versions: `200 ${asked}`,
      '1.0.0': `200 ${briefly}`,
      'bundles/x.zip': `200 ${forever}`,
      'revisions/00000001.json': `200 ${forever}`,
      'pages/x.html': `200 ${forever}`,
      'channels/beta/latest': `200 ${asked}`,
      'channels/beta/1.1.0-rc.1': `200 ${briefly}`,
      'channels/beta/archive/x.json': `200 ${forever}`,
      '.ota-release/x': '404 null',
      bundles: '404 null',
      none: '404 null',
      '': `200 ${asked}`,
      'channels/beta/': '404 null',
    });
    const part = await fetch(`${url}/bundles/x.zip`, { headers: { range: 'bytes=1-2' } });
    expect([part.status, await part.text()]).toEqual([206, 'od']);
  });
});
