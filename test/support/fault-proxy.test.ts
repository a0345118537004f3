import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { closing } from './closing.js';
import { type FaultProxyOptions, startFaultProxy } from './fault-proxy.js';
import { FAULT_KINDS, type FaultKind } from './faults/fault.js';

const later = closing();

const ANSWER = 'the whole answer, from the first byte to the last';

/** What reached the server: method and body of each request. */
let reached: string[] = [];
afterEach(() => {
  reached = [];
});

/** A server that answers every request, behind a proxy. */
const behindProxy = async (options: FaultProxyOptions) => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      reached.push(`${request.method} ${request.headers.host} ${Buffer.concat(chunks)}`);
      response.writeHead(200, { 'content-length': ANSWER.length, 'x-name': 'Value' });
      response.end(request.method === 'HEAD' ? undefined : ANSWER);
    });
    request.on('error', () => reached.push(`${request.method} cut off`));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const proxy = await startFaultProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, options);
  later(async () => {
    await proxy.stop();
    server.close();
    server.closeAllConnections();
  });
  return proxy;
};

/** What a client makes of it. */
const put = async (url: string, method = 'PUT'): Promise<string> => {
  try {
    const response = await fetch(`${url}/object?query`, { method, ...(method === 'PUT' ? { body: 'body' } : {}) });
    return `${response.status} ${(await response.text()).trim().slice(0, 15)}`;
  } catch {
    return 'broken';
  }
};

describe('a fault at the first request', () => {
  const whole = `200 ${ANSWER.slice(0, 15)}`;
  const seen = 'the whole request';
  test.each<[FaultKind, string, readonly string[]]>([
    // fault, what the client gets, what the server got
    ['refuse', 'broken', []],
    ['cut-before', 'broken', []],
    ['cut-request', 'broken', ['PUT cut off']],
    ['cut-after', 'broken', [seen]],
    ['cut-answer', 'broken', [seen]],
    ['delay', whole, [seen]],
    ['truncate-right-length', whole, [seen]],
    ['truncate-wrong-length', 'broken', [seen]],
    ['duplicate', whole, [seen, seen]],
    ['500 instead', '500 something broke', []],
    ['502 after', '502 bad gateway', [seen]],
    ['503-retry-now instead', '503 busy', []],
    ['429-retry-later after', '429 slow down', [seen]],
    ['403 instead', '403 no', []],
    ['soft-404 instead', '200 <!doctype html>', []],
    ['soft-404 after', '200 <!doctype html>', [seen]],
  ])('%s: the client gets %j', async (kind, client, server) => {
    const proxy = await behindProxy({ fault: { kind, at: 1, lasting: 'once' } });
    expect(await put(proxy.url)).toBe(client);
    await proxy.stop();
    const host = proxy.url.replace('http://', '');
    expect(reached).toEqual(server.map((what) => (what === seen ? `PUT ${host} body` : what)));
    expect(proxy.requests).toEqual([{ number: 1, method: 'PUT', target: '/object?query', bodyBytes: 4, fault: kind }]);
  });
});

test.each(FAULT_KINDS)('%s met once lets the next request through, and for good lets none', async (kind) => {
  const benign = ['delay', 'duplicate'].includes(kind);
  const once = await behindProxy({ fault: { kind, at: 2, lasting: 'once' } });
  const clean = await put(once.url);
  await put(once.url);
  // Refused for a moment, a client that tries again comes through.
  await new Promise((done) => setTimeout(done, 20));
  expect([clean, await put(once.url)]).toEqual([`200 ${ANSWER.slice(0, 15)}`, clean]);
  const always = await behindProxy({ fault: { kind, at: 1, lasting: 'for-good' } });
  const [first, second] = [await put(always.url), await put(always.url)];
  expect(second).toBe(first);
  if (kind !== 'truncate-right-length') expect(first === clean).toBe(benign);
});

test('half of an answer comes with the length of the half', async () => {
  const proxy = await behindProxy({ fault: { kind: 'truncate-right-length', at: 1, lasting: 'for-good' } });
  const body = await (await fetch(proxy.url)).text();
  expect(body).toBe(ANSWER.slice(0, ANSWER.length >> 1));
  const head = await fetch(proxy.url, { method: 'HEAD' });
  expect(head.headers.get('content-length')).toBe(String(ANSWER.length >> 1));
});

test('a large body is cut while it is being sent', async () => {
  const proxy = await behindProxy({ fault: { kind: 'cut-request', at: 1, lasting: 'once' } });
  await expect(fetch(proxy.url, { method: 'PUT', body: Buffer.alloc(4_000_000) })).rejects.toThrow();
  await proxy.stop();
  expect(reached).toEqual(['PUT cut off']);
});

test.each(['arrived', 'answered'] as const)('something can be done when a request has %s', async (when) => {
  let acted = 0;
  const act = () => {
    acted += 1;
  };
  const proxy = await behindProxy({ interception: { at: 2, when, act } });
  expect(await put(proxy.url, 'GET')).toMatch(/^200/);
  expect([await put(proxy.url), acted]).toEqual(['broken', 1]);
  expect([await put(proxy.url), acted]).toEqual(['broken', 1]);
  expect(reached).toHaveLength(when === 'answered' ? 2 : 1);
});

test('passes on what the client sent and what the server answered, headers as they were spelled', async () => {
  const proxy = await behindProxy({});
  const response = await fetch(`${proxy.url}/a%20b?c=d`, { method: 'PUT', body: 'x', headers: { 'X-Own': '1' } });
  expect(response.headers.get('x-name')).toBe('Value');
  expect(proxy.requests[0]).toMatchObject({ target: '/a%20b?c=d', fault: undefined });
});
