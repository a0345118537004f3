import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as askPlainly, type IncomingHttpHeaders } from 'node:http';
import { request as askSecurely } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundlePath, channelLayout, minisigPath, schemaPath } from '../../src/site/layout.js';
import { objectHeaders } from '../../src/site/object-headers.js';
import { type Authority, makeAuthority } from '../support/authority.js';
import {
  type DocumentedServer,
  type DocumentedServerName,
  startDocumentedServer,
} from '../support/documented-servers.js';

const SHA = '0123456789abcdef'.repeat(4);
const bundle = bundlePath(SHA, 'gateway', '1.1.0');
const beta = channelLayout('beta');

const OBJECTS = [
  ...['index.json', 'index.html', 'versions', 'latest', '1.0.0', '1.1.0-rc.1', 'revisions/00000001.json'],
  ...[bundle, minisigPath(bundle), schemaPath(SHA, 'config'), `archive/${SHA}.json`, `pages/${SHA}.html`],
  ...[beta.index, beta.versions, beta.latest, beta.upgradeObject('2.0.0-rc.1'), beta.revision(1)],
  ...['metadata/timestamp.json', 'metadata/1.root.json', 'connhex/gateway.zip'],
];
const HIDDEN = ['.ota-release/tmp/x', '_headers', '_nginx.conf'];
const MISSING = [
  '9.9.9',
  'none',
  'revisions/9',
  'metadata/2.root.json',
  'bundles/',
  'channels/gamma/latest',
  `${bundle}x`,
];
/** Longer than any server leaves uncompressed. */
const BODY = 'body '.repeat(1000);

let home: string;
let trusted: string;
const servers = new Map<DocumentedServerName, DocumentedServer>();

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'ota-documented-'));
  // Apache becomes another user.
  chmodSync(home, 0o755);
  const site = join(home, 'site');
  for (const path of [...OBJECTS, ...HIDDEN]) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), BODY);
  }
  mkdirSync(join(home, 'authority'));
  const authority: Authority = makeAuthority(join(home, 'authority'));
  trusted = readFileSync(authority.file, 'utf8');
  const names: readonly DocumentedServerName[] = ['nginx', 'caddy', 'apache', 'lighttpd'];
  await Promise.all(names.map(async (name) => servers.set(name, await startDocumentedServer(name, site, authority))));
});

afterAll(async () => {
  await Promise.all([...servers.values()].map(({ stop }) => stop()));
  rmSync(home, { recursive: true, force: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks as a device does that trusts the test’s authority, and follows nothing. */
const ask = (url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? askSecurely : askPlainly;
    const options = { headers: { connection: 'close', ...headers }, ca: trusted, timeout: 10_000 };
    send(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString('latin1');
        resolve({ status: response.statusCode, headers: response.headers, body });
      });
    })
      .on('error', reject)
      .end();
  });

const serverOf = (name: DocumentedServerName): DocumentedServer => {
  const server = servers.get(name);
  if (server === undefined) throw new Error(`${name} was not started`);
  return server;
};

const FOREVER_OF_LIGHTTPD = 'max-age=31536000';

/** What the page says of the family files that no rule is about. */
const cacheControlOf = (name: DocumentedServerName, path: string): string => {
  const { cacheControl } = objectHeaders(path);
  return name === 'lighttpd' && cacheControl.includes('immutable') ? FOREVER_OF_LIGHTTPD : cacheControl;
};

describe.each(['nginx', 'caddy', 'apache', 'lighttpd'] as const)('%s by docs/hosting/web-server.md', (name) => {
  test('serves every object with the headers that the format asks for', async () => {
    const { url } = serverOf(name);
    for (const path of OBJECTS) {
      const { status, headers, body } = await ask(`${url}/${path}`, { 'accept-encoding': 'gzip, br' });
      expect([status, headers['cache-control'], body === BODY], path).toEqual([200, cacheControlOf(name, path), true]);
      expect([headers['content-length'], headers['content-encoding']], path).toEqual([String(BODY.length), undefined]);
      expect(headers.etag, path).toBeDefined();
      const type = objectHeaders(path).contentType.split(';')[0];
      // Caddy has no type for a signature; a web page is what nothing of it may be called.
      if (path.endsWith('.minisig')) expect(headers['content-type'] ?? 'none', path).not.toContain('html');
      else expect(headers['content-type']?.split(';')[0], path).toBe(type);
      expect(headers['content-disposition'] !== undefined, path).toBe(path === bundle);
    }
  });

  test('says of what is not there that it is not, and lets nobody remember it for longer than a minute', async () => {
    const { url } = serverOf(name);
    for (const path of [...MISSING, ...HIDDEN]) {
      const { status, headers } = await ask(`${url}/${path}`);
      expect(path === 'bundles/' || HIDDEN.includes(path) ? [403, 404] : [404], path).toContain(status);
      expect([undefined, 'no-cache', 'public, max-age=60'], path).toContain(headers['cache-control']);
      expect(headers['cache-control'] === 'public, max-age=60', path).toBe(name === 'lighttpd' && path === '9.9.9');
    }
  });

  test('shows the page at the top, and takes up broken downloads and kept copies', async () => {
    const { url } = serverOf(name);
    const page = await ask(`${url}/`);
    expect([page.status, page.headers['cache-control'], page.body]).toEqual([200, 'no-cache', BODY]);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    const part = await ask(`${url}/${bundle}`, { range: 'bytes=1-3' });
    expect([part.status, part.body, part.headers['content-range']]).toEqual([206, 'ody', `bytes 1-3/${BODY.length}`]);
    const { etag = '' } = (await ask(`${url}/latest`)).headers;
    const kept = await ask(`${url}/latest`, { 'if-none-match': etag });
    expect([kept.status, kept.headers['cache-control'], kept.body]).toEqual([304, 'no-cache', '']);
  });
});

test('nginx sends plain http on, but for the answers that a certificate is asked for with', async () => {
  const { plainUrl } = serverOf('nginx');
  const { status, headers } = await ask(`${plainUrl}/latest?x=1`);
  expect([status, headers.location]).toEqual([301, 'https://updates.example.com/latest?x=1']);
  expect((await ask(`${plainUrl}/.well-known/acme-challenge/none`)).status).toBe(404);
});
