import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestionFor } from '../../src/project/suggestion.js';

const KEYS = ['product', 'models', 'publicUrl', 'signing', 'trustedKeys', 'tag', 'host'];

describe('suggestionFor', () => {
  test.each([
    // text | suggestion
    ['prodcut', 'product'],
    ['Product', 'product'],
    ['model', 'models'],
    ['public_url', 'publicUrl'],
    ['public-url', 'publicUrl'],
    ['trusted_key', 'trustedKeys'],
    ['sining', 'signing'],
    ['tags', 'tag'],
    ['colour', undefined],
    ['x', undefined],
    ['', undefined],
    ['product'.repeat(100), undefined],
  ])('%j is taken for %j', (text, suggestion) => {
    expect(suggestionFor(text, KEYS)).toBe(suggestion);
  });

  test('a key itself, and a key with two neighbours swapped, is found', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KEYS.filter((key) => key.length > 5)), fc.nat(4), (key, at) => {
        const swapped = key.slice(0, at) + key.charAt(at + 1) + key.charAt(at) + key.slice(at + 2);
        expect(suggestionFor(key, KEYS)).toBe(key);
        expect(suggestionFor(swapped, KEYS)).toBe(key);
      }),
    );
  });
});
