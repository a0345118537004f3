import { describe, expect, test } from 'vitest';
import { placeholderDetails } from '../../scripts/generate/placeholder.js';
import type { CatalogueEntry } from '../../src/errors/entry.js';
import { versionErrors } from '../../src/errors/version.js';

describe('versionErrors', () => {
  test.each(Object.entries(versionErrors))(
    '%s says what is wrong and what to do, in whole sentences',
    (code, entry) => {
      const { message, hint, title, exit } = entry as CatalogueEntry<unknown>;
      expect(code).toMatch(/^version-[a-z]/);
      expect(exit).toBe(2);
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(message(placeholderDetails())).toMatch(/^\S.*\.$/);
      expect(hint(placeholderDetails())).toMatch(/^[A-Z].*[.?]$/);
    },
  );
});
