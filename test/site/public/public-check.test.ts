import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/errors/problem.js';
import { openRawNetwork } from '../../../src/http/raw-network.js';
import type { HttpOptions } from '../../../src/site/http-exchange.js';
import { httpSource } from '../../../src/site/http-source.js';
import { checkPublicUrl, type PublicCheck } from '../../../src/site/public/public-check.js';
import type { Published } from '../../../src/site/public/verdict.js';
import { makeAuthority } from '../../support/authority.js';
import { type CdnOptions, startCdn } from '../../support/cdn.js';
import { closing } from '../../support/closing.js';
import { loopbackServers, type Misbehave, serveBytes, siteListener } from '../../support/loopback.js';
import { testPacing } from '../../support/pacing.js';
import { proxyServers } from '../../support/proxy-server.js';
import { publishedFrom } from '../../support/public-site.js';
import { startNginx } from '../../support/servers.js';
import { type SiteObjects, signedSite, writeSite } from '../../support/site.js';
import { bytesAt, flipByte } from '../../support/tamper.js';
import { temporaryDirectories } from '../../support/temporary.js';

const directory = temporaryDirectories();
const serve = loopbackServers();
const startProxy = proxyServers();
const closeLater = closing();
const NOW = new Date('2026-02-10T00:00:00Z');

let before: SiteObjects;
let now: SiteObjects;
let published: Published;
let bundle: string;

beforeAll(async () => {
  const releases = ['1.0.0', '1.1.0'].map((version) => ({ version }));
  before = (await signedSite(releases.slice(0, 1))).objects;
  now = (await signedSite(releases)).objects;
  published = await publishedFrom(now, '1.1.0');
  bundle = [...now.keys()].find((path) => path.endsWith('logger-1.1.0.zip')) ?? '';
});

const check = async (url: string, changes: Partial<PublicCheck> = {}, options: HttpOptions = {}) => {
  const source = httpSource(url, { wait: async () => {}, attempts: 2, ...options });
  const patience = { ...testPacing(), waitMs: 30_000, onWait: () => {} };
  const all = { source, published, devices: [], now: NOW, patience, remedies: {}, wrote: true, ...changes };
  return checkPublicUrl(all).finally(source.close);
};
/** Without what every test site has: its bundles say that they lie elsewhere. */
const codesOf = (problems: readonly Problem[]) =>
  problems
    .filter(({ code }) => code !== 'verify-flist-elsewhere')
    .map(({ code, severity }) => `${severity} ${code}`)
    .sort();

/** nginx as the origin of what a directory holds, and nginx as a CDN before it. */
const cdnBefore = async (objects: SiteObjects, options: CdnOptions = {}, directives = '') => {
  const root = directory();
  writeSite(root, objects);
  const origin = await startNginx(root, directives);
  closeLater(origin.stop);
  const cdn = await startCdn(origin.url, options);
  closeLater(cdn.stop);
  const ask = async (path: string) => (await fetch(`${cdn.url}/${path}`)).text();
  return { root, cdn, ask };
};
const deploy = (root: string, objects: SiteObjects): void => {
  for (const [path, bytes] of objects) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
};

describe('behind a CDN', () => {
  test('that has kept nothing, devices get what was published', async () => {
    const { cdn } = await cdnBefore(now);
    const report = await check(cdn.url);
    expect(codesOf(report.problems)).toEqual([]);
    expect(report).toMatchObject({ url: cdn.url, revision: 2, waitedSeconds: 0 });
    expect(report.objects).toBeGreaterThan(8);
    expect(report.bytes).toBeGreaterThan(published.revision.bytes.length);
  });

  test('that keeps old pointers, they don’t, and the message says what the cache says', async () => {
    const { root, cdn, ask } = await cdnBefore(before);
    for (const path of ['index.json', 'versions', 'latest']) await ask(path);
    deploy(root, now);
    const report = await check(cdn.url);
    expect(codesOf(report.problems)).toEqual(['error public-cache-stale']);
    expect(report.problems[0]?.message).toBe(
      `${cdn.url}/index.json still shows revision 1 instead of revision 2, out of a cache (X-Cache-Status: HIT); the server behind it is up to date, after 30 s of waiting.`,
    );
    // All but the pointers was taken as devices do, so that what else is wrong is known too.
    expect(report.objects).toBeGreaterThan(8);
    expect(report.revision).toBeNull();
  });

  test('that keeps old pointers for less than a poll, they only wait: a warning', async () => {
    const { root, cdn, ask } = await cdnBefore(before, {}, 'add_header Cache-Control "max-age=300";');
    for (const path of ['index.json', 'versions', 'latest']) await ask(path);
    deploy(root, now);
    expect(codesOf((await check(cdn.url)).problems)).toEqual(['warning public-cache-stale']);
  });

  test('that is purged, they do', async () => {
    const { root, cdn, ask } = await cdnBefore(before);
    for (const path of ['index.json', 'versions', 'latest']) await ask(path);
    deploy(root, now);
    const report = await check(cdn.url, { wrote: false, remedies: { purge: async () => cdn.forget() } });
    expect(codesOf(report.problems)).toEqual([]);
    expect(report).toMatchObject({ revision: 2, waitedSeconds: 1 });
  });

  test('that remembers the new version as missing, they don’t', async () => {
    const { root, cdn, ask } = await cdnBefore(before);
    await ask('1.1.0');
    deploy(root, now);
    const report = await check(cdn.url);
    expect(codesOf(report.problems)).toEqual(['error public-absence-cached']);
    expect(report.problems[0]?.message).toContain(
      '/1.1.0 is still answered with 404, out of a cache (X-Cache-Status: HIT)',
    );
  });

  test('that takes every query for the same name, nothing is seen past it, and the message doesn’t claim to', async () => {
    const { root, cdn, ask } = await cdnBefore(before, { ignoresQuery: true });
    await ask('index.json');
    deploy(root, now);
    const report = await check(cdn.url);
    expect(codesOf(report.problems)).toEqual(['error public-cache-stale']);
    expect(report.problems[0]?.message).not.toContain('behind it');
    expect(report.objects).toBe(0);
  });

  test('whose origin is deployed late, no name is asked for before it is there', async () => {
    const { root, cdn, ask } = await cdnBefore(before);
    const pacing = testPacing();
    pacing.at(10_000, () => deploy(root, now));
    const report = await check(cdn.url, { patience: { ...pacing, waitMs: 60_000, onWait: () => {} } });
    expect(codesOf(report.problems)).toEqual([]);
    expect(report.waitedSeconds).toBeGreaterThanOrEqual(10);
    // The next revision isn't there yet: had anybody asked for it, the CDN would answer 404 for an hour.
    const third = (await signedSite(['1.0.0', '1.1.0', '1.2.0'].map((version) => ({ version })))).objects;
    deploy(root, third);
    for (const path of ['revisions/00000003.json', '1.2.0'])
      expect(Buffer.from(bytesAt(third, path)).equals(Buffer.from(await ask(path)))).toBe(true);
  });
});

describe('a public URL', () => {
  test('at which somebody else’s later release stands is as good', async () => {
    const third = (await signedSite(['1.0.0', '1.1.0', '1.2.0'].map((version) => ({ version })))).objects;
    const report = await check(await serve(siteListener(third)));
    expect(codesOf(report.problems)).toEqual([]);
    expect(report.revision).toBe(3);
  });

  const answer =
    (wanted: (path: string) => boolean, act: Misbehave): Misbehave =>
    (request, response, path) =>
      wanted(path) ? act(request, response, path) : false;
  const isBundle = (path: string): boolean => path === bundle;

  // what it does, how, findings
  const rows: readonly (readonly [string, () => Misbehave, readonly string[]])[] = [
    [
      'gives a bundle of another length',
      () =>
        answer(isBundle, (request, response) => {
          serveBytes(request, response, bytesAt(now, bundle).subarray(1));
          return true;
        }),
      ['error verify-object-differs'],
    ],
    [
      'gives a bundle with other bytes',
      () =>
        answer(isBundle, (request, response) => {
          const changed = new Map(now);
          flipByte(changed, bundle);
          serveBytes(request, response, bytesAt(changed, bundle));
          return true;
        }),
      ['error verify-object-differs'],
    ],
    [
      'has no bundle',
      () =>
        answer(isBundle, (_request, response) => {
          response.writeHead(404).end();
          return true;
        }),
      ['error verify-object-missing'],
    ],
    [
      'breaks a bundle off',
      () =>
        answer(isBundle, (_request, response) => {
          response.writeHead(200, { 'content-length': 9_999_999 }).write('PK', () => response.destroy());
          return true;
        }),
      ['error verify-read-failed'],
    ],
    [
      'resumes with other bytes',
      () =>
        answer(isBundle, (request, response) => {
          if (!request.headers.range) return false;
          response.writeHead(206, { 'content-range': 'bytes 1-64/999' }).end(bytesAt(now, bundle).subarray(0, 64));
          return true;
        }),
      ['error verify-http-range'],
    ],
    [
      'knows no Range',
      () =>
        answer(isBundle, (request, response) => {
          const { range: _, ...headers } = request.headers;
          serveBytes(Object.assign(request, { headers }), response, bytesAt(now, bundle));
          return true;
        }),
      [],
    ],
  ];
  test.each(rows)('that %s', async (_what, misbehave, findings) => {
    const report = await check(await serve(siteListener(now, misbehave())));
    expect(codesOf(report.problems)).toEqual(findings);
  });

  test('that forces brotli is of no use to devices', async () => {
    const brotli: Misbehave = (request, response, path) => {
      const bytes = now.get(path);
      if (!bytes) return false;
      const encoded = brotliCompressSync(bytes);
      response.writeHead(200, { etag: '"1"', 'content-encoding': 'br', 'content-length': encoded.length });
      response.end(request.method === 'HEAD' ? undefined : encoded);
      return true;
    };
    const { problems } = await check(await serve(siteListener(now, brotli)));
    const errors = codesOf(problems).filter((found) => found.startsWith('error'));
    expect(new Set(errors)).toEqual(new Set(['error verify-http-encoding']));
  });

  test('that leads elsewhere costs time, and tells where to', async () => {
    const target = await serve(siteListener(now));
    const url = await serve((request, response) =>
      response.writeHead(302, { location: `${target}${request.url?.replace(/\?.*/, '')}` }).end(),
    );
    const { problems } = await check(url);
    expect(codesOf(problems)).toEqual([
      'warning public-http-redirect-elsewhere',
      'warning public-http-redirect-elsewhere',
    ]);
    expect(problems.find(({ code }) => code.startsWith('public'))?.message).toContain(
      `${target}/index.json, 1 redirect(s)`,
    );
  });

  test('with pages for what is missing, the site’s own included, is somebody else’s', async () => {
    const url = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    );
    const { problems } = await check(url);
    expect(codesOf(problems)).toEqual(['error public-web-page']);
    expect(problems[0]?.place).toBeUndefined();
  });

  test('that is nobody’s says so with the place where it is declared', async () => {
    const place = { file: 'ota-release.yaml', line: 4 };
    const { problems } = await check('http://127.0.0.1:1/site', { place });
    expect(problems).toMatchObject([{ code: 'public-unreachable', place }]);
  });
});

describe('over TLS', () => {
  const startTls = async () => {
    const authority = makeAuthority(directory());
    const server = createTlsServer(authority.server, siteListener(now));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closeLater(() => {
      server.closeAllConnections();
      server.close();
    });
    return { authority, url: `https://localhost:${(server.address() as AddressInfo).port}` };
  };

  test('an unknown authority is refused at once, without waiting', async () => {
    const { url } = await startTls();
    const { problems, waitedSeconds } = await check(url);
    expect(problems).toMatchObject([{ code: 'public-tls', severity: 'error' }]);
    expect([problems[0]?.message, waitedSeconds]).toEqual([expect.stringMatching(/certificate/), 0]);
  });

  test('the environment’s authority and proxy are used', async () => {
    const { url, authority } = await startTls();
    const proxy = await startProxy();
    const environment = { SSL_CERT_FILE: authority.file, https_proxy: proxy.url };
    const network = () => openRawNetwork({ environment, userAgent: 'ota-release/test' });
    const { problems } = await check(url, {}, { network });
    expect(codesOf(problems)).toEqual([]);
    expect(new Set(proxy.requests)).toEqual(new Set([`CONNECT ${new URL(url).host}`]));
  });

  test('a redirect to http is one that a careful client refuses', async () => {
    const { authority } = await startTls();
    const plain = await serve(siteListener(now));
    const server = createTlsServer(authority.server, (request, response) =>
      response.writeHead(301, { location: `${plain}${request.url?.replace(/\?.*/, '')}` }).end(),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closeLater(() => {
      server.closeAllConnections();
      server.close();
    });
    const url = `https://localhost:${(server.address() as AddressInfo).port}`;
    const environment = { SSL_CERT_FILE: authority.file };
    const network = () => openRawNetwork({ environment, userAgent: 'ota-release/test' });
    const { problems } = await check(url, {}, { network });
    expect(new Set(codesOf(problems))).toEqual(new Set(['error public-http-redirect-insecure']));
  });
});
