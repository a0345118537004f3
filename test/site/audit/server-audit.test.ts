import type { RequestListener } from 'node:http';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditSite } from '../../../src/site/audit/audit-site.js';
import { auditServer } from '../../../src/site/audit/server-audit.js';
import { httpSource } from '../../../src/site/http-source.js';
import type { IndexRelease } from '../../../src/site/index-statement.js';
import { channelLayout } from '../../../src/site/layout.js';
import { loopbackServers, type Misbehave, serveBytes, siteListener, startBusybox } from '../../support/loopback.js';
import { startNginx, startPython } from '../../support/servers.js';
import { testTrust } from '../../support/signing.js';
import { type SiteObjects, signedSite, writeSite } from '../../support/site.js';
import { bytesAt, flipByte } from '../../support/tamper.js';
import { temporaryDirectories } from '../../support/temporary.js';

const directory = temporaryDirectories();
const serve = loopbackServers();
const NOW = new Date('2026-02-10T00:00:00Z');
/** What every server on loopback over http has. */
const BASE = ['verify-http-url-unfit'];
let site: SiteObjects;
let bundle: string;

beforeAll(async () => {
  site = (await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }])).objects;
  bundle = [...site.keys()].find((path) => path.endsWith('logger-1.1.0.zip')) ?? '';
});

const audit = async (url: string, options: Partial<Parameters<typeof auditSite>[1]> = {}) => {
  const source = httpSource(url, { wait: async () => {}, attempts: 3 });
  const given = { trust: testTrust(), now: NOW, patienceMs: 0 };
  return auditSite(source, { ...given, ...options }).finally(source.close);
};
const codesOf = async (url: string, options?: Parameters<typeof audit>[1]) => {
  const { problems } = await audit(url, options);
  return [...new Set(problems.map(({ code }) => code))].filter((code) => code !== 'verify-flist-elsewhere').sort();
};

describe('a site on a real server', () => {
  const onDisk = () => {
    const root = directory();
    writeSite(root, site);
    return root;
  };

  test('nginx as it is: sound, and nobody stumbles but over what http itself lacks', async () => {
    const server = await startNginx(onDisk());
    expect(await codesOf(server.url).finally(server.stop)).toEqual(BASE);
  });

  test('python3 -m http.server as it is: sound, and downloads can’t be resumed', async () => {
    const server = await startPython(onDisk());
    expect(await codesOf(server.url).finally(server.stop)).toEqual(['verify-http-range', ...BASE]);
  });

  test('busybox httpd as it is: sound, and nobody stumbles but over what http itself lacks', async () => {
    const server = await startBusybox(onDisk());
    const codes = await codesOf(server.url).finally(server.stop);
    expect(codes).toEqual(BASE);
  });

  test('tampered: the object is named as in a directory', async () => {
    const root = directory();
    const tampered = new Map(site);
    flipByte(tampered, bundle);
    writeSite(root, tampered);
    const server = await startNginx(root);
    const { problems } = await audit(server.url).finally(server.stop);
    expect(
      problems.filter(({ severity }) => severity === 'error').map(({ code, place }) => [code, place?.file]),
    ).toEqual([['verify-object-differs', bundle]]);
  });
});

describe('a server that', () => {
  const answer =
    (wanted: (path: string) => boolean, act: Misbehave): Misbehave =>
    (request, response, path) =>
      wanted(path) ? act(request, response, path) : false;
  const always = () => true;
  const isBundle = (path: string) => path === bundle;
  const send =
    (headers: Readonly<Record<string, string>>, encode = (bytes: Uint8Array) => bytes): Misbehave =>
    (request, response, path) => {
      const bytes = site.get(path);
      if (!bytes) return false;
      response.writeHead(200, { etag: '"1"', ...headers });
      response.end(request.method === 'HEAD' ? undefined : encode(bytes));
      return true;
    };

  // what it does | how | codes beside those of every http server on loopback
  const rows: readonly (readonly [string, () => Misbehave, readonly string[]])[] = [
    ['does all that clients need', () => () => false, []],
    [
      'answers a missing name with a web page',
      () => (_request, response, path) => {
        if (site.has(path)) return false;
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Home</title>');
        return true;
      },
      ['verify-http-soft-404'],
    ],
    [
      'redirects missing names to a page',
      () => (_request, response, path) => {
        if (site.has(path)) return false;
        if (path === 'index.html') return Boolean(response.end('<html>'));
        response.writeHead(302, { location: '/index.html' }).end();
        return true;
      },
      ['verify-http-soft-404'],
    ],
    [
      'redirects to the bundle',
      () => (request, response, path) => {
        if (path === `cdn/${bundle}`) serveBytes(request, response, bytesAt(site, bundle));
        else if (path === bundle) response.writeHead(302, { location: `/cdn/${path}` }).end();
        else return false;
        return true;
      },
      ['verify-http-redirect'],
    ],
    [
      'forces brotli',
      () => send({ 'content-encoding': 'br' }, brotliCompressSync),
      ['verify-http-conditional', 'verify-http-encoding', 'verify-http-length-missing'],
    ],
    [
      'sends no length',
      () =>
        answer(isBundle, (request, response) => {
          if (request.method === 'HEAD' || request.headers.range || request.headers['if-none-match']) return false;
          response
            .writeHead(200, { etag: `"${site.get(bundle)?.length}"`, 'transfer-encoding': 'chunked' })
            .end(site.get(bundle));
          return true;
        }),
      ['verify-http-length-missing'],
    ],
    [
      'ignores Range and validators',
      () => (request, response, path) => {
        const bytes = site.get(path);
        if (!bytes) return false;
        response.writeHead(200, { 'content-length': bytes.length }).end(request.method === 'HEAD' ? undefined : bytes);
        return true;
      },
      ['verify-http-range', 'verify-http-validators'],
    ],
    [
      'answers Range with the start of the file',
      () =>
        answer(isBundle, (request, response) => {
          if (!request.headers.range) return false;
          response.writeHead(206, { 'content-length': 64 }).end(site.get(bundle)?.subarray(0, 64));
          return true;
        }),
      ['verify-http-range'],
    ],
    [
      'refuses HEAD',
      () =>
        answer(always, (request, response) => {
          if (request.method !== 'HEAD') return false;
          response.writeHead(405).end();
          return true;
        }),
      ['verify-http-head'],
    ],
    [
      'lets pointers be cached for a day',
      () =>
        answer(
          (path) => path === 'latest',
          (request, response, path) => {
            response.setHeader('cache-control', 'max-age=86400');
            serveBytes(request, response, bytesAt(site, path));
            return true;
          },
        ),
      ['verify-http-pointer-cached'],
    ],
    [
      'has an empty .md5',
      () =>
        answer(
          (path) => path.endsWith('.md5'),
          (_request, response) => {
            response.writeHead(200, { 'content-length': 0 }).end();
            return true;
          },
        ),
      ['verify-http-md5-empty'],
    ],
  ];
  test.each(rows)('%s', async (_name, misbehave, codes) => {
    const url = await serve(siteListener(site, misbehave()));
    expect(await codesOf(url)).toEqual([...codes, ...BASE].sort());
  });

  test('is in trouble now and then is asked again', async () => {
    const asked = new Set<string>();
    const flaky: RequestListener = (request, response) => {
      const first = !asked.has(`${request.method} ${request.url}`);
      asked.add(`${request.method} ${request.url}`);
      if (first) response.writeHead(503, { 'retry-after': '1' }).end();
      else siteListener(site)(request, response);
    };
    expect(await codesOf(await serve(flaky))).toEqual(BASE);
  });

  test('cuts an object short: the object is named', async () => {
    const cut: Misbehave = answer(
      (path) => path === '1.0.0',
      (_request, response) => {
        response.writeHead(200, { 'content-length': 5000 }).write('{', () => response.destroy());
        return true;
      },
    );
    const { problems } = await audit(await serve(siteListener(site, cut)));
    expect(problems.find(({ severity }) => severity === 'error')).toMatchObject({
      code: 'verify-read-failed',
      place: { file: '1.0.0' },
    });
  });

  test('answers every name with the same object does not lead the search for revisions on for ever', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.end('{}');
    });
    const { problems } = await audit(url);
    expect(problems[0]).toMatchObject({ severity: 'error', place: { file: 'index.json' } });
    expect(asked).toBeLessThan(50);
  });

  test('is not there is one clear error', async () => {
    const { problems } = await audit('http://127.0.0.1:1');
    expect(problems[0]).toMatchObject({
      code: 'verify-read-failed',
      place: { file: 'index.json' },
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('matters to the families that were asked for alone', async () => {
    const url = await serve(siteListener(site));
    expect(await codesOf(url, { devices: ['connhex', 'zos'] })).toEqual([]);
    const { problems } = await audit(url, { devices: ['ioto'] });
    expect(problems.filter(({ code }) => code === 'verify-http-url-unfit')).toMatchObject([{ severity: 'error' }]);
  });

  test('stands elsewhere than the bundles’ URLs say is worth a warning', async () => {
    const { problems } = await audit(await serve(siteListener(site)));
    expect(problems.filter(({ code }) => code === 'verify-flist-elsewhere').map(({ place }) => place?.file)).toEqual([
      '1.0.0',
      '1.1.0',
    ]);
  });
});

test('a channel without a release to download is judged by its pointers', async () => {
  const url = await serve(siteListener(site));
  const source = httpSource(url);
  const none: IndexRelease | undefined = undefined;
  expect(await auditServer(source, channelLayout('stable'), none, undefined).finally(source.close)).toEqual([]);
});
