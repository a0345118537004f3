import { describe, expect, test } from 'vitest';
import {
  isSignatureKey,
  parseSignatureEntry,
  protectedHeaderOf,
  signatureKey,
  signatureValue,
  signedBytes,
} from '../../../src/devices/pantavisor/signature-entry.js';
import { stateWith, vector } from '../../support/pantavisor.js';

const SELECTION = { include: ['app/**'], exclude: ['app/src.json'] };
const HEADER = { alg: 'ES256', typ: 'PVS', pvs: SELECTION, x5c: ['AAAA'] };
const entry = (header: unknown, changes = {}) => ({
  '#spec': 'pvs@2',
  protected: Buffer.from(typeof header === 'string' ? header : JSON.stringify(header)).toString('base64url'),
  signature: 'AAAA',
  ...changes,
});
const faultOf = (value: unknown): string => {
  const read = parseSignatureEntry(value);
  return typeof read === 'string' ? read : 'none';
};

describe('parseSignatureEntry', () => {
  test('reads what pvr wrote', () => {
    const state: Record<string, unknown> = JSON.parse(vector('v1.1.0.state.json').toString());
    expect(parseSignatureEntry(state['_sigs/bsp.json'])).toMatchObject({
      algorithm: 'ES256',
      selection: { include: ['bsp/**', '#spec'], exclude: ['bsp/src.json', '_sigs/bsp.json', '_sigs/.json'] },
    });
  });

  test('reads what is made here', () => {
    const header = protectedHeaderOf('ES256', SELECTION, [Uint8Array.of(1, 2, 255)]);
    expect(parseSignatureEntry(signatureValue(header, Uint8Array.of(251, 255)))).toEqual({
      algorithm: 'ES256',
      selection: SELECTION,
      chain: [Buffer.from([1, 2, 255])],
      signature: Buffer.from([251, 255]),
      protectedHeader: header,
    });
  });

  test.each([
    // what | value | fault
    ['no object', 'text', /no pvs@2 entry/],
    ['another format', entry(HEADER, { '#spec': 'pvs@1' }), /#spec/],
    ['no signature', entry(HEADER, { signature: undefined }), /signature/],
    ['an empty signature', entry(HEADER, { signature: '' }), /base64url/],
    ['padding', entry(HEADER, { signature: 'AAA=' }), /base64url/],
    ['the other alphabet', entry(HEADER, { signature: '++//' }), /base64url/],
    ['stray bits', entry(HEADER, { signature: 'AB' }), /base64url/],
    ['a line feed', entry(HEADER, { signature: 'AAAA\n' }), /base64url/],
    ['a header that is no JSON', entry('{'), /strict JSON/],
    ['a header with a key twice', entry('{"alg":"ES256","alg":"none"}'), /strict JSON/],
    ['alg none', entry({ ...HEADER, alg: 'none' }), /alg/],
    ['EdDSA', entry({ ...HEADER, alg: 'EdDSA' }), /alg/],
    ['a shared secret', entry({ ...HEADER, alg: 'HS256' }), /alg/],
    ['RSA-PSS', entry({ ...HEADER, alg: 'PS256' }), /alg/],
    ['lower case', entry({ ...HEADER, alg: 'es256' }), /alg/],
    ['another type', entry({ ...HEADER, typ: 'JWT' }), /typ/],
    ['an extension', entry({ ...HEADER, crit: ['b64'], b64: false }), /crit/],
    ['no include', entry({ ...HEADER, pvs: { exclude: [] } }), /pvs\.include/],
    ['no exclude, which crashes a device', entry({ ...HEADER, pvs: { include: [] } }), /pvs\.exclude/],
    [
      'a pattern that is read in two ways',
      entry({ ...HEADER, pvs: { include: ['a/**/b'], exclude: [] } }),
      /a\/\*\*\/b/,
    ],
    ['no certificate', entry({ ...HEADER, x5c: [] }), /x5c/],
    ['too many certificates', entry({ ...HEADER, x5c: Array(9).fill('AAAA') }), /x5c/],
    ['a certificate in base64url', entry({ ...HEADER, x5c: ['-_-_'] }), /standard base64/],
    ['a certificate without padding', entry({ ...HEADER, x5c: ['AAA'] }), /standard base64/],
  ])('refuses %s', (_what, value, fault) => {
    expect(faultOf(value)).toMatch(fault);
  });
});

describe('signatureKey, isSignatureKey', () => {
  test.each([
    [signatureKey('bsp'), true],
    ['_sigs/.json', false],
    ['_sigs/a/b.json', false],
    ['_sigs/bsp.txt', false],
    ['bsp/_sigs/a.json', false],
  ])('%s: %s', (key, expected) => {
    expect(isSignatureKey(key)).toBe(expected);
  });
});

describe('signedBytes', () => {
  test('are the header and the canonical JSON of what is selected', () => {
    const state = stateWith({ 'app/run.json': { b: 1.5, a: 2 }, 'app/src.json': {}, 'bsp/run.json': {} });
    const [header, payload = ''] = Buffer.from(signedBytes('HEADER', SELECTION, state))
      .toString()
      .split('.');
    expect(header).toBe('HEADER');
    expect(Buffer.from(payload, 'base64url').toString()).toBe('{"app/run.json":{"a":2,"b":1.5E0}}');
  });
});
