import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { configText } from '../../src/schemas/config-text.js';

it('holds value, bytes, digest and places of a sound text', () => {
  const bytes = Buffer.from('{\n "a": 1}');
  const { text } = configText(bytes, 'a.json');
  expect(text).toMatchObject({
    file: 'a.json',
    value: { a: 1 },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  expect(text?.place('/a')).toEqual({ file: 'a.json', line: 2, column: 7, path: 'a' });
  expect(text?.keyPlace('/a')).toMatchObject({ line: 2, column: 2 });
});

it('takes a text that is nothing but null', () => {
  expect(configText(Buffer.from('null'), 'a.json').text?.value).toBeNull();
});

it('gives the problems of an unsound one, and no text', () => {
  const { text, problems } = configText(Buffer.from('{"a":1,}'), 'a.json');
  expect(text).toBeUndefined();
  expect(problems.map(({ code }) => code)).toEqual(['config-json-trailing-comma']);
});
