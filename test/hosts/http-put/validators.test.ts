import { describe, expect, it } from 'vitest';
import { strongEtag } from '../../../src/hosts/http-put/validators.js';

describe('strongEtag', () => {
  it.each([
    // header, ETag to rely on
    ['"abc"', '"abc"'],
    ['""', '""'],
    ['W/"abc"', undefined],
    ['abc', undefined],
    ['"a"b"', undefined],
    ['"a b"', undefined],
    [null, undefined],
  ])('%s: %s', (header, expected) => {
    expect(strongEtag(header)).toBe(expected);
  });
});
