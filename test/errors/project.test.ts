import { describe, expect, test } from 'vitest';
import { placeholderDetails } from '../../scripts/generate/placeholder.js';
import type { CatalogueEntry } from '../../src/errors/entry.js';
import { projectErrors } from '../../src/errors/project.js';

describe('projectErrors', () => {
  test.each(Object.entries(projectErrors))(
    '%s says what is wrong and what to do, in whole sentences',
    (code, entry) => {
      const { message, hint, title, exit } = entry as CatalogueEntry<unknown>;
      expect(code).toMatch(/^project-[a-z]/);
      expect(exit).toBe(2);
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(message(placeholderDetails())).toMatch(/^\S.*\.$/);
      expect(hint(placeholderDetails())).toMatch(/^[A-Z].*[.?]$/);
    },
  );
});
