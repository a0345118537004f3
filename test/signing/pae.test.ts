import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pae } from '../../src/signing/pae.js';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

describe('pae', () => {
  it.each([
    // payload type, payload, encoding
    ['http://example.com/HelloWorld', 'hello world', 'DSSEv1 29 http://example.com/HelloWorld 11 hello world'],
    ['', '', 'DSSEv1 0  0 '],
    ['a', 'é', 'DSSEv1 1 a 2 é'],
    ['é', ' ', 'DSSEv1 2 é 1  '],
  ])('of %j and %j is %j', (payloadType, payload, encoding) => {
    expect(Buffer.from(pae(payloadType, bytes(payload))).toString()).toBe(encoding);
  });

  it('differs wherever type or payload differ', () => {
    const text = fc.string({ maxLength: 6, unit: fc.constantFrom(...'1 a') });
    const pair = fc.tuple(text, text);
    fc.assert(
      fc.property(pair, pair, (a, b) => {
        const encodings = [a, b].map(([type, payload]) => Buffer.from(pae(type, bytes(payload))).toString());
        expect(encodings[0] === encodings[1]).toBe(a[0] === b[0] && a[1] === b[1]);
      }),
      { numRuns: 500 },
    );
  });
});
