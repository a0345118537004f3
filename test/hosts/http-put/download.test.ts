import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type Download, openDownload } from '../../../src/hosts/http-put/download.js';
import { answering, type PutDoubleManners, putDoubles } from '../../support/put-double.js';
import { openPutServer } from '../../support/put-server.js';

const startDouble = putDoubles();

const BYTES = Buffer.from(Array.from({ length: 400_000 }, (_, i) => (i * 7) % 251));

const open = async (manners: PutDoubleManners, bytes = BYTES) => {
  const double = await startDouble(manners);
  double.objects.set('a', bytes);
  const { client, timing } = await openPutServer(double.url);
  return { double, download: () => openDownload(client, timing, 'a'), none: () => openDownload(client, timing, 'b') };
};

const collected = async (download: Download | undefined): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of download?.chunks() ?? []) parts.push(part);
  return Buffer.concat(parts);
};

/** Answers with so many bytes of what it promises, and breaks off. */
const breakAt = (response: ServerResponse, bytes: number, headers: Record<string, string | number> = {}): true => {
  response.writeHead(200, { 'content-length': BYTES.length, ...headers });
  response.write(BYTES.subarray(0, bytes), () => setTimeout(() => response.destroy(), 20));
  return true;
};

const sha1 = createHash('sha1').update(BYTES).digest('hex');
const STRONG = { etag: `"${sha1}"` };

describe('openDownload', () => {
  it('gives the bytes, and what the server says of them', async () => {
    const { download, none } = await open({});
    const found = await download();
    expect(found).toMatchObject({ size: BYTES.length, etag: STRONG.etag, claimedSha256: undefined });
    expect((await collected(found)).equals(BYTES)).toBe(true);
    expect(await none()).toBeUndefined();
  });

  it.each([
    // headers, what is known of the digest
    [{ 'x-checksum-sha256': 'AB'.repeat(32) }, 'ab'.repeat(32)],
    [{ 'x-checksum-sha256': 'short' }, undefined],
    [{ 'repr-digest': `md5=:AAAA:, sha-256=:${Buffer.alloc(32, 7).toString('base64')}:` }, '07'.repeat(32)],
    [{ 'repr-digest': 'sha-256=:AAAA:' }, undefined],
  ])('reads a digest from %j', async (headers, expected) => {
    const { download } = await open({ misbehave: answering(200, headers, 'x') });
    const found = await download();
    expect(found?.claimedSha256).toBe(expected);
    await found?.discard();
  });

  it('goes on where the connection broke, under the ETag that the object had', async () => {
    const { double, download } = await open({
      misbehave: (_request, response, _path, number) => number === 1 && breakAt(response, 150_000, STRONG),
    });
    expect((await collected(await download())).equals(BYTES)).toBe(true);
    expect(double.requests).toHaveLength(2);
    const { range, 'if-range': ifRange } = double.headers[1] ?? {};
    expect([range, ifRange]).toEqual(['bytes=150000-', STRONG.etag]);
  });

  it('reads all of it again where there is no strong ETag, and compares what it has', async () => {
    const { double, download } = await open({
      weakEtags: true,
      misbehave: (_request, response, _path, number) =>
        number < 3 && breakAt(response, number * 100_000, { etag: `W/"${sha1}"` }),
    });
    expect((await collected(await download())).equals(BYTES)).toBe(true);
    expect(double.requests).toHaveLength(3);
    expect(double.headers[2]).not.toHaveProperty('range');
  });

  it.each([
    // what the second answer is
    ['other bytes under another ETag', (response: ServerResponse) => response.end(Buffer.alloc(BYTES.length))],
    ['a shorter object', (response: ServerResponse) => response.end(BYTES.subarray(0, 10))],
    ['nothing', (response: ServerResponse) => response.writeHead(404).end()],
    ['a range that doesn’t fit', (response: ServerResponse) => response.writeHead(416).end()],
    [
      'another range',
      (response: ServerResponse) =>
        response.writeHead(206, { ...STRONG, 'content-range': 'bytes 0-9/10' }).end('0123456789'),
    ],
  ])('says that an object changed while it was read: %s', async (_what, second) => {
    const { download } = await open({
      misbehave: (_request: IncomingMessage, response, _path, number) => {
        if (number === 1) breakAt(response, 150_000, STRONG);
        else second(response);
        return true;
      },
    });
    await expect(collected(await download())).rejects.toMatchObject({
      code: 'host-refused',
      message: expect.stringContaining('changed while it was read'),
    });
  });

  it('gives up where it breaks again and again', async () => {
    const { double, download } = await open({ misbehave: (_request, response) => breakAt(response, 1000, STRONG) });
    await expect(collected(await download())).rejects.toMatchObject({ code: 'host-unreachable' });
    expect(double.requests.length).toBeLessThan(10);
  });

  it('takes a body that ends before its promise for one that broke', async () => {
    const { double, download } = await open({
      misbehave: ({ socket }, _response, _path, number) => {
        if (number > 1) return false;
        socket.write(`HTTP/1.1 200 OK\r\netag: ${STRONG.etag}\r\ncontent-length: ${BYTES.length}\r\n\r\n`);
        socket.end(BYTES.subarray(0, 3));
        return true;
      },
    });
    expect((await collected(await download())).equals(BYTES)).toBe(true);
    expect(double.headers[1]?.range).toBe('bytes=3-');
  });

  it.each([
    // status, code
    [403, 'host-denied'],
    [400, 'host-refused'],
    [206, 'host-refused'],
  ])('is refused with status %i: %s', async (status, code) => {
    const { download } = await open({ misbehave: answering(status, {}, 'no') });
    await expect(download()).rejects.toMatchObject({ code });
  });
});
