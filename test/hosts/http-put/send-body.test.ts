import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/hosts/body-stream.js';
import type { Body } from '../../../src/hosts/host.js';
import { type Sending, sendBody } from '../../../src/hosts/http-put/send-body.js';
import { type Misbehave, type PutDoubleManners, putDoubles } from '../../support/put-double.js';
import { openPutServer } from '../../support/put-server.js';
import { temporaryDirectories } from '../../support/temporary.js';

const startDouble = putDoubles();
const newDirectory = temporaryDirectories();

const BYTES = Buffer.alloc(600_000, 'bundle');
const fileOf = (bytes: Uint8Array): Body => {
  const path = join(newDirectory(), 'bundle.zip');
  writeFileSync(path, bytes);
  return { kind: 'file', path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
};
const bytesOf = (text: string): Body => ({ kind: 'bytes', bytes: Buffer.from(text) });

const open = async (body: Body, manners: PutDoubleManners = {}) => {
  const double = await startDouble(manners);
  const waits: number[] = [];
  const server = await openPutServer(double.url, {}, { sleep: async (ms) => void waits.push(ms) });
  const progress: number[] = [];
  const sending: Sending = {
    path: 'a',
    name: 'a',
    body,
    digest: digestOf(body),
    conditions: {},
    onBytes: (bytes) => progress.push(bytes),
  };
  return {
    double,
    waits,
    progress,
    send: (changes: Partial<Sending> = {}) => sendBody(server, { ...sending, ...changes }),
  };
};

/** Does it to the first PUT alone, or to the first few. */
const atFirst =
  (act: (...args: Parameters<Misbehave>) => void, times = 1): Misbehave =>
  (request, response, path, number) => {
    if (request.method !== 'PUT' || number > times) return false;
    act(request, response, path, number);
    return true;
  };

describe('sendBody', () => {
  it('sends bytes and files with their length, type and digest', async () => {
    for (const body of [bytesOf('"1.0.0"'), fileOf(BYTES)]) {
      const { double, progress, send } = await open(body);
      expect(await send({ name: 'latest' })).toEqual({ kind: 'stored' });
      const { size, sha256 } = digestOf(body);
      expect(double.objects.get('a')?.length).toBe(size);
      expect(progress.at(-1)).toBe(size);
      expect(double.headers[0]).toMatchObject({
        'content-length': String(size),
        'content-type': 'application/json',
        'x-checksum-sha256': sha256,
        'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      });
    }
  });

  it('sends conditions, and gives a refusal back as it came', async () => {
    const { double, send } = await open(bytesOf('new'));
    double.objects.set('a', Buffer.from('old'));
    expect(await send({ conditions: { 'if-none-match': '*' } })).toMatchObject({
      kind: 'refused',
      answer: { status: 412 },
    });
    expect(double.requests).toEqual(['PUT a']);
  });

  it.each([
    // what happens to the first upload of a file
    ['500 once', atFirst((request, response) => request.resume().once('end', () => response.writeHead(500).end()))],
    ['503 once', atFirst((request, response) => request.resume().once('end', () => response.writeHead(503).end()))],
    ['a connection that is cut at once', atFirst((request) => request.socket.destroy())],
    ['a connection that is cut half-way', atFirst((request) => request.once('data', () => request.socket.destroy()))],
    ['three cuts', atFirst((request) => request.socket.destroy(), 3)],
  ])('sends a file again after %s', async (_what, misbehave) => {
    const { double, send } = await open(fileOf(BYTES), { misbehave });
    expect(await send()).toEqual({ kind: 'stored' });
    expect(double.objects.get('a')?.equals(BYTES)).toBe(true);
  });

  it('finds a file that arrived though its answer was lost, and does not send it twice', async () => {
    const { double, send } = await open(fileOf(BYTES), {
      misbehave: atFirst((request) => {
        const parts: Buffer[] = [];
        request.on('data', (part) => parts.push(part));
        request.on('end', () => {
          double.objects.set('a', Buffer.concat(parts));
          request.socket.destroy();
        });
      }),
    });
    expect(await send()).toEqual({ kind: 'stored' });
    expect(double.requests).toEqual(['PUT a', 'GET a']);
  });

  it('waits as long as a busy server asks', async () => {
    const { waits, send } = await open(fileOf(BYTES), {
      misbehave: atFirst((request, response) =>
        request.resume().once('end', () => response.writeHead(429, { 'retry-after': '7' }).end()),
      ),
    });
    expect(await send()).toEqual({ kind: 'stored' });
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(7_000);
  });

  it('tries a name again that is locked for a moment, and not for ever', async () => {
    const locked = (times: number) =>
      atFirst((request, response) => request.resume().once('end', () => response.writeHead(423).end()), times);
    const once = await open(bytesOf('x'), { misbehave: locked(1) });
    expect(await once.send()).toEqual({ kind: 'stored' });
    const ever = await open(bytesOf('x'), { misbehave: locked(100) });
    expect(await ever.send()).toMatchObject({ kind: 'refused', answer: { status: 423 } });
    expect(ever.double.requests).toHaveLength(5);
  });

  it('gives up, and says what the network says', async () => {
    const { send } = await open(fileOf(BYTES), {
      misbehave: atFirst((request) => request.socket.destroy(), 100),
    });
    await expect(send()).rejects.toMatchObject({ code: 'host-unreachable' });
  });

  it('sends nothing whole of a file that is not what was promised', async () => {
    const file = fileOf(BYTES);
    const { double, send } = await open(file);
    for (const changed of [
      { ...file, sha256: '0'.repeat(64) },
      { ...file, size: 10 },
    ] as readonly Body[])
      await expect(send({ body: changed, digest: digestOf(changed) })).rejects.toMatchObject({
        code: 'host-source-changed',
      });
    expect(double.objects.size).toBe(0);
  });

  it('sends an empty file, but only if it is empty', async () => {
    const empty = await open(fileOf(Buffer.alloc(0)));
    expect(await empty.send()).toEqual({ kind: 'stored' });
    expect(empty.double.objects.get('a')?.length).toBe(0);
    const full = { ...fileOf(BYTES), size: 0 } as Body;
    const { double, send } = await open(full);
    await expect(send()).rejects.toMatchObject({ code: 'host-source-changed' });
    expect(double.requests).toEqual([]);
  });
});
