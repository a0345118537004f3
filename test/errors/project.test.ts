import { describe, expect, test } from 'vitest';
import { placeholderDetails } from '../../scripts/generate/placeholder.js';
import type { CatalogueEntry } from '../../src/errors/entry.js';
import { problem } from '../../src/errors/problem.js';
import { projectErrors } from '../../src/errors/project.js';
import { projectFileErrors } from '../../src/errors/project-file.js';
import { describeWordings } from '../support/catalogue-rows.js';

describe('projectErrors', () => {
  test.each(Object.entries({ ...projectFileErrors, ...projectErrors }))(
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

describe('what depends on the details', () => {
  describeWordings([
    [problem('project-host-kind', { given: [], known: ['bucket'] }), 'host doesn’t say what kind of host it is.'],
    [
      problem('project-host-kind', { given: ['bucket', 'put'], known: ['bucket', 'put'] }),
      'host is of several kinds at once: bucket, put.',
    ],
    [problem('project-host-kind', { given: [], known: ['bucket', 'put'] }), 'Give exactly one of bucket, put.'],
    [
      problem('project-host-option', { option: 'region', kind: 'directory', options: [] }),
      '"region" doesn’t go with directory: it belongs to another kind of host.',
    ],
    [problem('project-host-option', { option: 'region', kind: 'directory', options: [] }), 'Remove it.'],
    [
      problem('project-host-option', { option: 'region', kind: 'branch', options: ['folder', 'remote'] }),
      'Remove it; with branch go: folder, remote.',
    ],
    [
      problem('project-prune-older-invalid', { value: 'a year', minimum: 1, maximum: 3650 }),
      'prune.olderThan is "a year", and not a number of days from 1 to 3650.',
    ],
    [problem('project-purge-kind', { given: [] }), 'purge doesn’t say what to do.'],
    [
      problem('project-purge-kind', { given: ['cloudfront', 'command'] }),
      'purge names several ways at once: cloudfront, command.',
    ],
  ]);
});
