import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { type CheckInServer, startCheckInServer } from '../../src/serve/node-server.js';
import { checkInService } from '../../src/serve/service.js';
import { checkInBody, iotoPredicate, signedIndex } from '../support/ioto.js';
import { testTrust } from '../support/signing.js';

const servers: CheckInServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const start = async (): Promise<CheckInServer> => {
  const bytes = await signedIndex(iotoPredicate([{ version: '1.0.0' }, { version: '1.1.0' }]));
  const readIndex = async () => bytes;
  const options = { readIndex, trust: testTrust(), channel: 'stable', cacheSeconds: 60, now: Date.now };
  const server = await startCheckInServer(checkInService(options), { port: 0, address: '127.0.0.1' });
  servers.push(server);
  return server;
};

/** What the server sends upon these bytes, until it closes the connection, in the pieces that came. */
const exchange = ({ port }: CheckInServer, request: string | Uint8Array): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const pieces: string[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.on('data', (piece) => pieces.push(piece.toString('latin1')));
    socket.once('close', () => resolve(pieces));
    socket.once('error', reject);
  });

const post = (body: string, headers: readonly string[] = [], path = '/tok/provision/update'): string =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: devices.example.com',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
    '',
    body,
  ].join('\r\n');

/** The recipe that satisfied all four clients: Ioto contract, “Answer”. */
const RECIPE =
  /^HTTP\/1\.1 200 OK\r\nContent-Type: application\/json\r\nContent-Length: (\d+)\r\nConnection: close\r\nDate: [^\r\n]+\r\n\r\n(\{[^\s]*\})$/;

describe('startCheckInServer', () => {
  test.each<[shape: string, body: string, headers: readonly string[]]>([
    ['a raw token and texts, as the updaters', checkInBody({ memory: '256' }), ['Authorization: SECRET']],
    ['X-Token', checkInBody({ memory: '256' }), ['X-Token: SECRET']],
    [
      'bearer and real types, as the agent',
      checkInBody({ memory: 256, iotoVersion: '3.0.0' }),
      ['Authorization: bearer SECRET'],
    ],
    ['no token', checkInBody(), []],
  ])('answers %s with the bytes of the recipe, in one piece', async (_shape, body, headers) => {
    const pieces = await exchange(await start(), post(body, headers));
    expect(pieces).toHaveLength(1);
    const [, length, text = ''] = RECIPE.exec(pieces[0] ?? '') ?? [];
    expect(Number(length)).toBe(Buffer.byteLength(text));
    expect(text).toMatch(
      /^\{"url":"https:\/\/[^"]+","checksum":"[0-9a-f]{64}","update":"[^"]+","version":"1\.1\.0"\}$/,
    );
  });

  test.each([
    ['a report', post('{"success":true}', [], '/tok/provision/updateReport')],
    ['the newest version', post(checkInBody({ version: '1.1.0' }))],
    ['HTTP/1.0', post(checkInBody({ version: '1.1.0' })).replace('HTTP/1.1', 'HTTP/1.0')],
    ['a query and a base', post(checkInBody({ version: '1.1.0' }), [], '/api/tok/provision/update?a=b')],
  ])('answers %s with {}', async (_what, request) => {
    const [piece = ''] = await exchange(await start(), request);
    expect(RECIPE.exec(piece)?.[2]).toBe('{}');
  });

  test.each([
    ['bad JSON', post('{'), 400],
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['another path', post('{}', [], '/'), 404],
    ['another method', 'GET /tok/provision/update HTTP/1.1\r\nHost: x\r\n\r\n', 405],
    [
      'a body that says it is large',
      'POST /tok/provision/update HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n',
      413,
    ],
    ['large headers', `POST / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('refuses %s', async (_what, request, status) => {
    const [piece = ''] = await exchange(await start(), request);
    expect(piece).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(piece).not.toMatch(/Authentication failed|Cannot find device/);
  });

  test('a body without an end costs no more memory than its limit', async () => {
    const server = await start();
    const chunk = `10000\r\n${'x'.repeat(0x1_0000)}\r\n`;
    const request = `POST /tok/provision/update HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(20)}`;
    const [piece = ''] = await exchange(server, request);
    expect(piece).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('goes on after clients that hang up in the middle', async () => {
    const server = await start();
    for (const sent of ['POST /tok/provision/upd', post(checkInBody()).slice(0, -5)]) {
      const socket = connect(server.port, '127.0.0.1');
      socket.write(sent);
      await sleep(5);
      socket.destroy();
    }
    expect((await exchange(server, post(checkInBody())))[0]).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  test('says where it can’t listen', async () => {
    const { port } = await start();
    const second = startCheckInServer(
      checkInService({
        readIndex: async () => new Uint8Array(),
        trust: testTrust(),
        channel: 'stable',
        cacheSeconds: 60,
        now: Date.now,
      }),
      { port, address: '127.0.0.1' },
    );
    await expect(second).rejects.toHaveProperty('code', 'EADDRINUSE');
  });
});
