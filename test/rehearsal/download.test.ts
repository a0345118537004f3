import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { download } from '../../src/rehearsal/download.js';
import type { Fault } from '../../src/rehearsal/faults.js';
import { directorySource } from '../../src/site/directory-source.js';
import { hostSource } from '../../src/site/host-source.js';
import { httpSource } from '../../src/site/http-source.js';
import type { SiteSource } from '../../src/site/site-source.js';
import { memoryHost } from '../support/memory-host.js';
import { startNginx, startPython } from '../support/servers.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const BYTES = createHash('sha256').update('a').digest();
/** Larger than what a connection is broken off at. */
const BODY = Buffer.concat(
  Array.from({ length: 30_000 }, (_, index) => Buffer.concat([BYTES, Buffer.from(`${index}`)])),
);
const PATH = 'bundles/a.zip';

const wanted = (body: Uint8Array = BODY) => ({
  path: PATH,
  size: body.length,
  sha256: createHash('sha256').update(body).digest('hex'),
});

const siteDirectory = (body: Uint8Array = BODY): string => {
  const root = directory();
  mkdirSync(join(root, 'bundles'));
  writeFileSync(join(root, PATH), body);
  return root;
};

const take = async (source: SiteSource, fault?: Fault, body?: Uint8Array) => {
  const to = join(directory(), 'download');
  const taken = await download(source, wanted(body), { to, fault });
  return { ...taken, bytes: readFileSync(to) };
};

/** A server that notes what was asked of it. */
const serve = async (listener: RequestListener): Promise<SiteSource> => {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const source = httpSource(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  stops.push(() => {
    source.close();
    server.close();
    server.closeAllConnections();
  });
  return source;
};

describe('a download', () => {
  test('from a directory or a host is read again and skipped up to where it was', async () => {
    const host = memoryHost({ objects: new Map([[PATH, BODY]]) });
    for (const source of [await directorySource(siteDirectory()), hostSource(host)]) {
      const { bytes, resumed, sha256, blake2b512 } = await take(source);
      expect([bytes.equals(BODY), resumed, sha256]).toEqual([true, 'skipped', wanted().sha256]);
      expect(Buffer.from(blake2b512)).toEqual(createHash('blake2b512').update(BODY).digest());
    }
  });

  test('from nginx goes on with a Range', async () => {
    const server = await startNginx(siteDirectory());
    stops.push(server.stop);
    const source = httpSource(server.url);
    stops.push(source.close);
    const { bytes, resumed } = await take(source);
    expect([bytes.equals(BODY), resumed]).toEqual([true, 'range']);
  });

  test('from a server that knows no Range begins anew', async () => {
    const server = await startPython(siteDirectory());
    stops.push(server.stop);
    const source = httpSource(server.url);
    stops.push(source.close);
    const { bytes, resumed } = await take(source);
    expect([bytes.equals(BODY), resumed]).toEqual([true, 'restarted']);
  });

  test('whose connection breaks again goes on from there', async () => {
    const asked: (string | undefined)[] = [];
    const source = await serve(({ headers }, response) => {
      asked.push(headers.range);
      const from = Number(/\d+/.exec(headers.range ?? '')?.[0] ?? 0);
      const range = headers.range ? { 'content-range': `bytes ${from}-${BODY.length - 1}/${BODY.length}` } : {};
      response.writeHead(headers.range ? 206 : 200, { 'content-length': BODY.length - from, ...range });
      // The second answer ends in the middle.
      if (asked.length === 2)
        response.write(BODY.subarray(from, from + 100_000), () => setTimeout(() => response.destroy(), 500));
      else response.end(BODY.subarray(from));
    });
    const { bytes, resumed } = await take(source);
    expect([bytes.equals(BODY), resumed]).toEqual([true, 'range']);
    expect(asked).toEqual([undefined, 'bytes=262144-', 'bytes=362144-']);
  });

  test.each([
    // fault, code, exit code
    ['truncated-download', 'rehearsal-download-broken', 1],
    ['bad-digest', 'rehearsal-download-differs', 3],
    ['no-space', 'rehearsal-no-space', 1],
  ] as const)('with the fault %s ends in %s', async (fault, code, exitCode) => {
    const source = await directorySource(siteDirectory());
    expect(await failureOf(() => take(source, fault))).toMatchObject({ code, exitCode });
  });

  test.each([
    // what is there, code
    ['nothing', undefined, 'rehearsal-download-missing'],
    ['other bytes of the same size', BODY.map((byte) => byte ^ 1), 'rehearsal-download-differs'],
    ['more bytes', Buffer.concat([BODY, BODY]), 'rehearsal-download-differs'],
    ['fewer bytes', BODY.subarray(0, -1), 'rehearsal-download-broken'],
  ])('that finds %s is refused', async (_what, body, code) => {
    const objects = new Map(body ? [[PATH, body]] : []);
    expect((await failureOf(() => take(hostSource(memoryHost({ objects }))))).code).toBe(code);
    const server = await serve((_request, response) => void response.writeHead(body ? 200 : 404).end(body));
    expect((await failureOf(() => take(server))).code).toBe(code);
  });

  test.each([0, 1, 2, 3])('of %d bytes comes whole', async (size) => {
    const body = BODY.subarray(0, size);
    expect((await take(await directorySource(siteDirectory(body)), undefined, body)).bytes).toEqual(Buffer.from(body));
    const server = await serve(({ headers }, response) => {
      const from = Number(/\d+/.exec(headers.range ?? '')?.[0] ?? 0);
      if (from >= size && headers.range) return void response.writeHead(416).end();
      const range = { 'content-range': `bytes ${from}-${size - 1}/${size}` };
      response.writeHead(headers.range ? 206 : 200, headers.range ? range : {}).end(body.subarray(from));
    });
    expect((await take(server, undefined, body)).bytes).toEqual(Buffer.from(body));
  });
});
