import { describe, expect, test } from 'vitest';
import { REDIRECT_FAULT } from '../../../src/site/http-exchange.js';
import { connectionFault } from '../../../src/site/public/connection-fault.js';

const fault = (message: string, code: string) => Object.assign(new Error(message), { code });

describe('why no whole answer came', () => {
  test.each([
    // message, code, kind
    ['getaddrinfo ENOTFOUND updates.example', 'ENOTFOUND', 'dns'],
    ['getaddrinfo EAI_AGAIN updates.example', 'EAI_AGAIN', 'dns'],
    ['certificate has expired', 'CERT_HAS_EXPIRED', 'tls'],
    ['self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['more than 9 redirects', REDIRECT_FAULT, 'redirects'],
    ['other side closed', 'UND_ERR_SOCKET', 'broken'],
    ['read ECONNRESET', 'ECONNRESET', 'broken'],
    ['Invalid character in chunk size', 'HPE_INVALID_CHUNK_SIZE', 'broken'],
    ['connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED', 'unreachable'],
    ['no answer for 30000 ms', 'ERR_NO_ANSWER', 'unreachable'],
    ['Proxy response (407) !== 200 when HTTP Tunneling', 'UND_ERR_ABORTED', 'unreachable'],
  ])('%s is %3$s', (message, code, kind) => {
    expect(connectionFault(fault(message, code))).toEqual({ kind, words: message });
    expect(connectionFault(new TypeError('failed', { cause: fault(message, code) }))).toEqual({ kind, words: message });
  });

  test('is told without credentials', () => {
    const { words } = connectionFault(new Error('no answer from https://me:hunter2@proxy.example'));
    expect(words).not.toContain('hunter2');
  });
});
