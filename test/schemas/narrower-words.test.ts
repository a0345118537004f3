import { expect, it } from 'vitest';
import { narrower, narrowingText, unknown } from '../../src/schemas/narrower-words.js';

it('puts a narrowing into words', () => {
  expect(narrower(['general', 'list', '*', 'a b'], 'is now required')).toEqual({
    path: 'general.list.*["a b"]',
    what: 'is now required',
    kind: 'narrower',
  });
  expect(unknown([], 'x').kind).toBe('unknown');
  expect([narrowingText(narrower(['a'], 'is now required')), narrowingText(narrower([], 'is closed'))]).toEqual([
    'a is now required',
    'the document is closed',
  ]);
});
