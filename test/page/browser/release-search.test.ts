import { expect, test } from 'vitest';
import { isSought } from '../../../src/page/browser/release-search.js';
import type { IndexRelease } from '../../../src/site/index-statement.js';

const entry: IndexRelease = {
  version: '1.2.0',
  upgradeObject: { sha256: 'a'.repeat(64) },
  bundle: { path: 'bundles/x.zip', size: 1, sha256: 'b'.repeat(64) },
  yanked: { reason: 'Loses settings', at: '2026-01-01T00:00:00Z' },
};

test.each([
  // text, hides withdrawn, found
  ['', false, true],
  ['', true, false],
  ['1.2', false, true],
  ['LOSES 1.2.0', false, true],
  ['loses 1.3', false, false],
  ['bbbb', false, true],
])('%j, %s', (text, hideWithdrawn, found) => {
  expect(isSought(entry, { kind: 'unchecked' }, { text, hideWithdrawn })).toBe(found);
});
