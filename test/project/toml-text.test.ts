import { expect, test } from 'vitest';
import { parseTomlText } from '../../src/project/toml-text.js';

test.each([
  // text | value
  ['', {}],
  ['[a]\nb = 1\n', { a: { b: 1 } }],
  ['\uFEFFb = "x"\n', { b: 'x' }],
  ['n = 9007199254740993\n', { n: 9007199254740993n }],
])('%j is %o', (text, root) => {
  expect(parseTomlText(text)).toEqual({ root });
});

test.each([
  // text | line and column
  ['a = \n', [1, 5]],
  ['a = 1\nb = "secret\n', [2, 12]],
  ['a = 1\na = 2\n', [2, 1]],
])('%j is none, and says where, without repeating it', (text, [line, column]) => {
  const parsed = parseTomlText(text);
  expect(parsed).toMatchObject({ line, column, reason: expect.stringMatching(/^it is not TOML \(.+\)$/) });
  expect(JSON.stringify(parsed)).not.toContain('secret');
});
