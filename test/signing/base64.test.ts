import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../src/signing/base64.js';

describe('base64', () => {
  it('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it('takes a text only in its one canonical spelling', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12, unit: fc.constantFrom(...'AQgw+/-_= \n') }), (text) => {
        const bytes = decodeBase64(text);
        expect(bytes === undefined || encodeBase64(bytes) === text).toBe(true);
      }),
    );
  });

  it.each([
    // text, why
    ['aGk', 'padding missing'],
    ['aGk=\n', 'line end'],
    ['aG k=', 'blank'],
    ['aGl=', 'stray bits in the last character'],
    ['-_8=', 'the URL alphabet'],
    ['aGk==', 'too much padding'],
    ['aGk=aGk=', 'two texts'],
    ['é', 'another character'],
  ])('refuses %j: %s', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });
});
