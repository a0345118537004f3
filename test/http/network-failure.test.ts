import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openNetwork } from '../../src/http/network.js';
import { failureCodes, isTlsFault, networkFailure } from '../../src/http/network-failure.js';

const running: (() => void)[] = [];
afterEach(() => {
  for (const stop of running.splice(0)) stop();
});

const failed = (cause: unknown): TypeError => new TypeError('fetch failed', { cause });
const fault = (message: string, facts: object): Error => Object.assign(new Error(message), facts);

describe('networkFailure', () => {
  it.each([
    // what the cause is, kind, words
    [
      fault('connect ECONNREFUSED 10.0.0.1:443', { code: 'ECONNREFUSED', syscall: 'connect' }),
      'unsent',
      'connect ECONNREFUSED 10.0.0.1:443',
    ],
    [fault('connect ETIMEDOUT', { code: 'ETIMEDOUT', syscall: 'connect' }), 'unsent', 'connect ETIMEDOUT'],
    [
      fault('getaddrinfo EAI_AGAIN x', { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }),
      'unsent',
      'getaddrinfo EAI_AGAIN x',
    ],
    [fault('Connect Timeout Error', { code: 'UND_ERR_CONNECT_TIMEOUT' }), 'unsent', 'Connect Timeout Error'],
    [fault('other side closed', { code: 'UND_ERR_SOCKET' }), 'lost', 'other side closed'],
    [fault('read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' }), 'lost', 'read ECONNRESET'],
    [fault('no answer within 60 seconds', { code: 'ETIMEDOUT' }), 'lost', 'no answer within 60 seconds'],
    [fault('self-signed certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'final', 'self-signed certificate'],
    [fault('certificate has expired', { code: 'CERT_HAS_EXPIRED' }), 'final', 'certificate has expired'],
    [
      fault('Proxy response (407) !== 200 when HTTP Tunneling', { code: 'UND_ERR_ABORTED' }),
      'final',
      'Proxy response (407) !== 200 when HTTP Tunneling',
    ],
    [
      fault('Proxy response (504) !== 200 when HTTP Tunneling', { code: 'UND_ERR_ABORTED' }),
      'unsent',
      'Proxy response (504) !== 200 when HTTP Tunneling',
    ],
    [fault('bad port', {}), 'final', 'bad port'],
    [undefined, 'final', 'fetch failed'],
    ['a text', 'final', 'a text'],
  ])('of %j is %s', (cause, kind, words) => {
    expect(networkFailure(failed(cause))).toEqual({ kind, words });
  });

  it('tells each of the addresses that were tried', () => {
    const tries = ['::1', '127.0.0.1'].map((address) =>
      fault(`connect ECONNREFUSED ${address}:443`, { code: 'ECONNREFUSED', syscall: 'connect' }),
    );
    const all = Object.assign(new AggregateError(tries), { code: 'ECONNREFUSED' });
    expect(networkFailure(failed(all))).toEqual({
      kind: 'unsent',
      words: 'connect ECONNREFUSED ::1:443; connect ECONNREFUSED 127.0.0.1:443',
    });
  });

  it('comes through whatever a library wraps it in, on one line, bounded and without a credential', () => {
    const inner = fault('read\n  ECONNRESET from https://bot:pw-secret@host/?private_token=t-secret', {
      code: 'ECONNRESET',
    });
    const wrapped = new Error('HttpError', { cause: failed(inner) });
    expect(networkFailure(wrapped)).toEqual({
      kind: 'lost',
      words: 'read; ECONNRESET from https://***@host/?private_token=***',
    });
    expect(networkFailure(failed(fault('x'.repeat(5000), { code: 'E' }))).words).toHaveLength(400);
  });

  it('ends for causes that go round in a circle', () => {
    const error = new Error('round');
    error.cause = error;
    expect(networkFailure(error)).toEqual({ kind: 'final', words: 'round' });
  });

  it('reads what the network really throws', async () => {
    const fetch = await openNetwork({ environment: {}, userAgent: 'test' });
    const listen = async (onConnection: Parameters<typeof createServer>[1]): Promise<string> => {
      const server = createServer(onConnection);
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      running.push(() => void server.close());
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    };
    const gone = await listen(undefined);
    for (const stop of running.splice(0)) stop();
    const closing = await listen((socket) => socket.once('data', () => socket.end()));
    const resetting = await listen((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const babbling = await listen((socket) => socket.once('data', () => socket.end('no HTTP at all')));
    const failureOf = async (url: string) => networkFailure(await fetch(url).catch((error) => error));
    expect(await failureOf(gone)).toMatchObject({ kind: 'unsent', words: expect.stringContaining('ECONNREFUSED') });
    expect(await failureOf('http://forge.invalid/')).toMatchObject({
      kind: 'unsent',
      words: expect.stringContaining('forge.invalid'),
    });
    expect(await failureOf(closing)).toMatchObject({ kind: 'lost', words: 'other side closed' });
    expect(await failureOf(resetting)).toMatchObject({ kind: 'lost', words: expect.stringContaining('ECONNRESET') });
    expect(await failureOf(babbling)).toMatchObject({ kind: 'final' });
    expect(await failureOf('no URL')).toMatchObject({ kind: 'final' });
  });
});

describe('the codes of a failure', () => {
  it('are those of the error and of all its causes', () => {
    const inner = fault('connect ECONNREFUSED', { code: 'ECONNREFUSED' });
    const both = new AggregateError([inner, fault('x', { code: 'ENETUNREACH' })]);
    expect(failureCodes(failed(both))).toEqual(['ECONNREFUSED', 'ENETUNREACH']);
    expect(failureCodes(failed(fault('bad', { code: 7 })))).toEqual([]);
  });

  it.each([
    // code, whether it is TLS’s
    ['CERT_HAS_EXPIRED', true],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', true],
    ['SELF_SIGNED_CERT_IN_CHAIN', true],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', true],
    ['ERR_SSL_WRONG_VERSION_NUMBER', true],
    ['EPROTO', true],
    ['EPROTONOSUPPORT', false],
    ['ECONNRESET', false],
  ])('%s is TLS’s: %s', (code, expected) => expect(isTlsFault(failed(fault('x', { code })))).toBe(expected));
});
