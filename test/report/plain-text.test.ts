import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainLine, plainText } from '../../src/report/plain-text.js';

it.each([
  // text, plain
  ['two\r\nlines\rmore', 'two\nlines\nmore'],
  ['\u001b[1;31mred\u001b[0m', 'red'],
  ['a\u001b[2Kb\u0000c\u009b', 'a\uFFFD[2Kb\uFFFDc\uFFFD'],
  ['tab\tstays', 'tab\tstays'],
  ['gnp.\u202etxt', 'gnp.\uFFFDtxt'],
  ['half \ud83d', 'half \uFFFD'],
  ['whole 😀 ü', 'whole 😀 ü'],
])('%j becomes %j', (text, plain) => expect(plainText(text)).toBe(plain));

/** Any UTF-16 unit, halves of characters included. */
const unit = fc.nat(0xffff).map((point) => String.fromCharCode(point));

it('leaves no control character but tab and line feed, and changes nothing twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.oneof(unit, fc.constantFrom('\r', '\n', '\u001b', '[', '1', 'm')) }), (text) => {
      const plain = plainText(text);
      expect(plain).not.toMatch(/(?![\t\n])\p{Cc}/u);
      expect(plainText(plain)).toBe(plain);
    }),
  );
});

it('is put on one line', () => expect(plainLine('two\r\nlines\u0000')).toBe('two lines\uFFFD'));
