import { describe, expect, it } from 'vitest';
import { signatureIn } from '../../src/signing/command-output.js';

const SIGNATURE = Uint8Array.from({ length: 64 }, (_, index) => index * 4);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const base64 = Buffer.from(SIGNATURE).toString('base64');
const hex = Buffer.from(SIGNATURE).toString('hex');

describe('signatureIn', () => {
  it.each([
    // form, output
    ['raw', SIGNATURE],
    ['base64', text(base64)],
    ['base64 over lines, as openssl writes it', text(`${base64.slice(0, 64)}\r\n${base64.slice(64)}\n`)],
    ['hex', text(`${hex}\n`)],
    ['hex in capitals, byte by byte', text(hex.toUpperCase().replaceAll(/(..)/g, ' $1'))],
  ])('finds one that is %s', (_form, output) => {
    expect(signatureIn(output)).toEqual(SIGNATURE);
  });

  it.each([
    // what, output
    ['nothing', text('')],
    ['63 bytes', SIGNATURE.subarray(1)],
    ['a signature and a word', text(`signature: ${base64}`)],
    ['a signature in DER', new Uint8Array(72)],
    ['base64 of 63 bytes', text(Buffer.from(SIGNATURE.subarray(1)).toString('base64'))],
    ['hex that is cut', text(hex.slice(2))],
  ])('finds none in %s', (_what, output) => {
    expect(signatureIn(output)).toBeUndefined();
  });
});
