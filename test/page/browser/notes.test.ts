import fc from 'fast-check';
import { expect, test } from 'vitest';
import { notesBlocks } from '../../../src/page/browser/notes.js';

const text = (value: string) => ({ kind: 'text', text: value });

test.each([
  // notes, blocks
  ['', []],
  ['One.\nTwo.', [{ kind: 'paragraph', spans: [text('One. Two.')] }]],
  [
    '## New\r\n\r\nText',
    [
      { kind: 'heading', spans: [text('New')] },
      { kind: 'paragraph', spans: [text('Text')] },
    ],
  ],
  ['- a\n- b\n  goes on', [{ kind: 'list', ordered: false, items: [[text('a')], [text('b goes on')]] }]],
  ['1. a\n2. b', [{ kind: 'list', ordered: true, items: [[text('a')], [text('b')]] }]],
  ['```sh\n- no list\n```', [{ kind: 'code', text: '- no list' }]],
  [
    'a `b` **c**',
    [{ kind: 'paragraph', spans: [text('a '), { kind: 'code', text: 'b' }, text(' '), { kind: 'strong', text: 'c' }] }],
  ],
  ['<b>[x](javascript:y)</b>', [{ kind: 'paragraph', spans: [text('<b>[x](javascript:y)</b>')] }]],
])('%j', (notes, blocks) => {
  expect(notesBlocks(notes)).toEqual(blocks);
});

test('any text becomes blocks that hold nothing but what stands in it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', ' ', '\n', '`', '**', '- ', '1. ', '# ', '```', 'b')), (parts) => {
      const notes = parts.join('');
      const letters = notesBlocks(notes).flatMap((block) => {
        if (block.kind === 'code') return [block.text];
        return (block.kind === 'list' ? block.items : [block.spans]).flat().map((span) => span.text);
      });
      // A fence’s own line may name a language, which is not shown.
      if (!notes.includes('```')) expect(letters.join('').replace(/[^ab]/g, '')).toBe(notes.replace(/[^ab]/g, ''));
    }),
  );
});

test('endless notes are cut', () => {
  expect(JSON.stringify(notesBlocks('x'.repeat(100_000))).length).toBeLessThan(21_000);
});
