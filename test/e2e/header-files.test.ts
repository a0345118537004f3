import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { headerFiles, NGINX_FILE } from '../../src/site/header-files.js';
import { bundlePath, channelLayout, minisigPath, schemaPath } from '../../src/site/layout.js';
import { objectHeaders } from '../../src/site/object-headers.js';
import { startNginx, type WebServer } from '../support/servers.js';
import { temporaryDirectories } from '../support/temporary.js';
import { workspaces } from '../support/workspaces.js';

const temporaryDirectory = temporaryDirectories();
const workspace = workspaces();

let server: WebServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const SHA = '0123456789abcdef'.repeat(4);
const bundle = bundlePath(SHA, 'gateway', '1.1.0');
const beta = channelLayout('beta');

const OBJECTS = [
  ...['index.json', 'versions', 'latest', '1.0.0', '1.1.0-rc.1', 'revisions/00000001.json', `archive/${SHA}.json`],
  ...[bundle, minisigPath(bundle), schemaPath(SHA, 'config'), `attachments/${SHA}.manual.pdf`],
  ...[beta.index, beta.versions, beta.latest, beta.upgradeObject('2.0.0-rc.1'), beta.revision(1), beta.archive(SHA)],
  ...['metadata/timestamp.json', 'metadata/1.root.json', 'channels/beta/metadata/12.targets.json'],
];
/** What is on the disk, and no device’s business. */
const HIDDEN = ['.ota-release/tmp/x', '_headers', NGINX_FILE];
/** Longer than nginx compresses anything at all. */
const BODY = 'body '.repeat(1000);

/** A site on disk below `prefix`, served by nginx with the include, in a server that would do everything otherwise. */
const serve = async (prefix: string): Promise<{ readonly url: string; readonly site: string }> => {
  const root = temporaryDirectory();
  const site = join(root, prefix);
  for (const path of [...OBJECTS, ...HIDDEN, 'index.html']) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), BODY);
  }
  for (const { path, over } of headerFiles(['nginx'], `https://updates.example.com${prefix}`))
    writeFileSync(join(site, path), over(undefined));
  server = await startNginx(
    root,
    `autoindex on; default_type text/html; gzip on; gzip_types *; types { text/html html json zip; }
     location / { } include "${join(site, NGINX_FILE)}";`,
  );
  return { url: `${server.url}${prefix}`, site };
};

test.each(['', '/fleet/gateway'])(
  'nginx serves a site below "%s" by its include as the format asks',
  async (prefix) => {
    const { url } = await serve(prefix);
    for (const path of OBJECTS) {
      const { status, headers } = await fetch(`${url}/${path}`, { method: 'HEAD', redirect: 'manual' });
      const { contentType, cacheControl, contentDisposition = null } = objectHeaders(path);
      const seen = [
        status,
        headers.get('content-type'),
        headers.get('cache-control'),
        headers.get('content-disposition'),
      ];
      expect(seen, path).toEqual([200, contentType.replace('; charset=utf-8', ''), cacheControl, contentDisposition]);
    }
    const missing = [
      '9.9.9',
      'none',
      'bundles',
      'bundles/',
      'revisions/9',
      'metadata/',
      'metadata/2.root.json',
      'channels',
      'channels/beta',
      'channels/beta/',
    ];
    for (const path of [...missing, ...HIDDEN]) {
      const { status, headers } = await fetch(`${url}/${path}`, { redirect: 'manual' });
      expect([status, headers.get('cache-control')], path).toEqual([404, null]);
    }
  },
);

test('nginx shows the page for people, and no listing where there is none', async () => {
  const { url, site } = await serve('');
  const page = await fetch(`${url}/`);
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
    200,
    'text/html; charset=utf-8',
    BODY,
  ]);
  expect(page.headers.get('cache-control')).toBe('no-cache');
  rmSync(join(site, 'index.html'));
  expect((await fetch(`${url}/`)).status).toBe(404);
});

test('nginx sends a bundle as it is: with its length and ranges, whatever is accepted', async () => {
  const { url } = await serve('');
  const asked = { headers: { 'accept-encoding': 'gzip, br' } };
  const whole = await fetch(`${url}/${bundle}`, asked);
  expect(whole.headers.get('content-length')).toBe(String(BODY.length));
  expect([whole.headers.get('content-encoding'), await whole.text()]).toEqual([null, BODY]);
  const part = await fetch(`${url}/${bundle}`, { headers: { range: 'bytes=0-3' } });
  expect([part.status, await part.text()]).toEqual([206, 'body']);
  const pointer = await fetch(`${url}/latest`, {
    headers: { 'if-none-match': (await fetch(`${url}/latest`)).headers.get('etag') ?? '' },
  });
  expect([pointer.status, pointer.headers.get('cache-control')]).toEqual([304, 'no-cache']);
});

test('a release publishes them before the pointers, and brings them up to date afterwards', async () => {
  const project = workspace({ extra: 'headerFiles: [netlify, nginx]\n' });
  const planned = ((await project.runHere(['plan', '--json'])).json as Report).plan;
  const replaced = planned.writes.filter(({ kind }) => kind === 'replace').map(({ path }) => path);
  expect(replaced).toEqual(['_headers', NGINX_FILE, 'index.html', 'index.json', 'versions', 'latest']);
  expect((await project.releaseHere()).json).toMatchObject({ outcome: 'published' });
  expect(readFileSync(join(project.site, '_headers'), 'utf8')).toContain('/latest\n  Content-Type: application/json\n');
  expect((await project.verify()).json).toMatchObject({ ok: true, problems: [] });
  expect((await project.releaseHere()).json).toMatchObject({ outcome: 'unchanged' });

  rmSync(join(project.site, NGINX_FILE));
  expect((await project.releaseHere()).json).toMatchObject({ outcome: 'resumed' });
  expect(readFileSync(join(project.site, NGINX_FILE), 'utf8')).toContain('location ~ ');
});

interface Report {
  readonly plan: { readonly writes: readonly { readonly kind: string; readonly path: string }[] };
}
