import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commentText } from '../../../src/commands/init/comment-text.js';

test('is one line where it fits, and as many as it needs where it doesn’t', () => {
  expect(commentText('A short one.')).toBe('# A short one.');
  expect(commentText('A short one.', 2)).toBe('  # A short one.');
  const words = Array.from({ length: 60 }, (_, i) => `word${i}`);
  const lines = commentText(words.join(' ')).split('\n');
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(120);
  expect(lines.map((line) => line.slice(2)).join(' ')).toBe(words.join(' '));
});

test('keeps every word in its order', () => {
  const word = fc.stringMatching(/^[!-~]{1,30}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 80 }), (words) => {
      const text = commentText(words.join(' '));
      expect(text.split('\n').flatMap((line) => line.replace(/^# /, '').split(' '))).toEqual(words);
    }),
  );
});
