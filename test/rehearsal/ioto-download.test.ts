import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { downloadAtOnce } from '../../src/rehearsal/ioto-download.js';
import { hostSource } from '../../src/site/host-source.js';
import { httpSource } from '../../src/site/http-source.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { memoryHost } from '../support/memory-host.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();
const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

const BYTES = Buffer.alloc(5000, 'file ');
const WANTED = { path: 'ioto/files/x.ota', size: BYTES.length, sha256: sha256Hex(BYTES) };

const served = async (listener: RequestListener) => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  const source = httpSource(`http://127.0.0.1:${port}/`);
  ended.push(() => {
    source.close();
    server.close();
  });
  return source;
};

const to = (): string => join(directory(), 'x');

describe('downloadAtOnce over HTTP', () => {
  test('sends one GET without a Range', async () => {
    const seen: unknown[] = [];
    const source = await served(({ method, headers }, answer) => {
      seen.push([method, headers.range]);
      answer.writeHead(200, { 'Content-Length': BYTES.length }).end(BYTES);
    });
    const file = to();
    expect(await downloadAtOnce(source, WANTED, { to: file })).toEqual({ ok: true, value: file });
    expect(readFileSync(file).equals(BYTES)).toBe(true);
    expect(seen).toEqual([['GET', undefined]]);
  });

  test.each([
    ['Content-Length', (answer) => void answer.writeHead(200).end(BYTES)],
    ['redirected', (answer, url) => void answer.writeHead(url === '/y' ? 200 : 302, { location: '/y' }).end()],
    ['answered with 206', (answer) => void answer.writeHead(206, { 'Content-Length': BYTES.length }).end(BYTES)],
    ['answered with 404', (answer) => void answer.writeHead(404).end()],
    ['comes encoded', (answer) => void answer.writeHead(200, { 'Content-Encoding': 'gzip' }).end()],
    ['104857600', (answer) => void answer.writeHead(200, { 'Content-Length': 104_857_601 }).write('x')],
    ['over 5000', (answer) => void answer.writeHead(200, { 'Content-Length': 6000 }).end(Buffer.alloc(6000))],
  ] as const satisfies readonly (readonly [string, (answer: Parameters<RequestListener>[1], url?: string) => void])[])(
    'refuses what is %s',
    async (words, answerTo) => {
      const source = await served(({ url }, answer) => answerTo(answer, url));
      const taken = await downloadAtOnce(source, WANTED, { to: to() });
      expect(taken).toMatchObject({ ok: false, failure: { why: expect.stringContaining(words) } });
    },
  );

  test('does not come back after a broken connection', async () => {
    let requests = 0;
    const source = await served((_request, answer) => {
      requests += 1;
      answer.writeHead(200, { 'Content-Length': BYTES.length }).write(BYTES.subarray(0, 100), () => answer.destroy());
    });
    expect(await downloadAtOnce(source, WANTED, { to: to() })).toMatchObject({ ok: false });
    expect(requests).toBe(1);
  });
});

describe('downloadAtOnce from elsewhere', () => {
  const source = hostSource(memoryHost({ objects: new Map([[WANTED.path, BYTES]]) }));

  test('is the same bytes', async () => {
    const file = to();
    expect(await downloadAtOnce(source, WANTED, { to: file })).toEqual({ ok: true, value: file });
    expect(readFileSync(file).equals(BYTES)).toBe(true);
  });

  test.each([
    ['truncated-download', /ends after 2500 of 5000/, false],
    ['bad-digest', /SHA-256/, true],
    ['no-space', /no space left/, false],
  ] as const)('fails with %s', async (fault, why, unverified) => {
    const taken = await downloadAtOnce(source, WANTED, { to: to(), fault });
    expect(taken).toMatchObject({ ok: false, failure: { why: expect.stringMatching(why), unverified } });
  });

  test('fails where it is not there, or too large', async () => {
    expect(await downloadAtOnce(source, { ...WANTED, path: 'y' }, { to: to() })).toMatchObject({ ok: false });
    const large = { ...WANTED, size: 104_857_601 };
    expect(await downloadAtOnce(source, large, { to: to() })).toMatchObject({ ok: false });
  });
});
