import { describe, expect, it } from 'vitest';
import { isTlsFault } from '../../../src/hosts/http-put/tls-fault.js';

const error = (code: string): Error => Object.assign(new Error(code), { code });

describe('isTlsFault', () => {
  it.each([
    // code, whether it is about trust
    ['DEPTH_ZERO_SELF_SIGNED_CERT', true],
    ['SELF_SIGNED_CERT_IN_CHAIN', true],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', true],
    ['CERT_HAS_EXPIRED', true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', true],
    ['ERR_SSL_WRONG_VERSION_NUMBER', true],
    ['EPROTO', true],
    ['ECONNREFUSED', false],
    ['ERR_INVALID_ARG_TYPE', false],
  ])('%s: %s, at any depth', (code, expected) => {
    expect(isTlsFault(error(code))).toBe(expected);
    expect(isTlsFault(new TypeError('fetch failed', { cause: error(code) }))).toBe(expected);
    const several = new AggregateError([error('ECONNRESET'), error(code)]);
    expect(isTlsFault(new TypeError('fetch failed', { cause: several }))).toBe(expected);
  });

  it('is no fault of something that is no error, and ends in a ring of causes', () => {
    expect(isTlsFault('no')).toBe(false);
    const ring = new Error('a');
    ring.cause = ring;
    expect(isTlsFault(ring)).toBe(false);
  });
});
