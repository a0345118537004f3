import { expect, test } from 'vitest';
import { mediaTypeOf } from '../../src/site/media-type.js';

test.each([
  // name | media type
  ['x.intoto.jsonl', 'application/vnd.in-toto.bundle'],
  ['X.JSON', 'application/json'],
  ['json', 'application/octet-stream'],
])('%s is %s', (name, mediaType) => {
  expect(mediaTypeOf(name)).toBe(mediaType);
});
