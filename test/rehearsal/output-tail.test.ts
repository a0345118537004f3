import { expect, test } from 'vitest';
import { keepTail } from '../../src/rehearsal/output-tail.js';

const tailOf = (maxBytes: number, ...chunks: readonly string[]): string => {
  const tail = keepTail(maxBytes);
  for (const chunk of chunks) tail.add(Buffer.from(chunk));
  return tail.text();
};

test.each([
  // limit, what was written, what is kept
  [100, ['one\n', 'two\n'], 'one\ntwo\n'],
  [8, ['one\n', 'two\n', 'three\n'], '…\nthree\n'],
  [8, ['0123456789abcdef\nend\n'], '…\nend\n'],
  [100, [], ''],
])('of %d bytes at most, %j is kept as %j', (maxBytes, chunks, kept) => {
  expect(tailOf(maxBytes, ...chunks)).toBe(kept);
});

test('an endless output costs no more than its end', () => {
  const tail = keepTail(1024);
  for (let line = 0; line < 10_000; line += 1) tail.add(Buffer.from(`line ${line}\n`));
  expect(tail.text().length).toBeLessThan(1100);
  expect(tail.text()).toMatch(/line 9999\n$/);
});
