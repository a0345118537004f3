import { describe, expect, test } from 'vitest';
import { placeholderDetails } from '../../scripts/generate/placeholder.js';
import type { CatalogueEntry } from '../../src/errors/entry.js';
import { iotoPolicyErrors } from '../../src/errors/ioto-policy.js';

describe('iotoPolicyErrors', () => {
  test.each(Object.entries(iotoPolicyErrors))('%s says what is wrong and what to change', (code, entry) => {
    const { message, hint, title, exit } = entry as CatalogueEntry<unknown>;
    expect(code).toMatch(/^ioto-policy-[a-z]/);
    expect(exit).toBe(2);
    expect(title).toMatch(/^[A-Za-z].*[^.]$/);
    expect(message(placeholderDetails())).toMatch(/^\S.*\.$/);
    expect(hint(placeholderDetails())).toMatch(/\S/);
  });
});
