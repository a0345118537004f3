import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { utf8Text } from '../../src/schemas/utf8-text.js';

// bytes in hex, offset of the fault in the text, the byte
const rows: readonly (readonly [string, number, number])[] = [
  ['61ff', 1, 0xff],
  ['c3a480', 1, 0x80],
  ['e282', 0, 0xe2],
  ['f09f9880c1bf', 2, 0xc1],
  ['eda080', 0, 0xed],
  ['e08080', 0, 0xe0],
  ['f4908080', 0, 0xf4],
];

test.each(rows)('%s is at fault at %i', (hex, offset, byte) => {
  expect(utf8Text(Buffer.from(hex, 'hex')).fault).toEqual({ offset, byte });
});

it('reads whatever text is written, byte order mark included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Text(Buffer.from(`\uFEFF${text}`))).toEqual({ text: `\uFEFF${text}` });
    }),
  );
});

it('finds a fault exactly where the strict decoder does', () => {
  const strict = new TextDecoder('utf-8', { fatal: true });
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0x9f, 0xa0, 0x90), { maxLength: 8 }),
      (values) => {
        const bytes = Uint8Array.from(values);
        const { fault, text } = utf8Text(bytes);
        if (!fault) expect(text).toBe(strict.decode(bytes));
        else expect(() => strict.decode(bytes)).toThrow(TypeError);
      },
    ),
    { numRuns: 1000 },
  );
});
