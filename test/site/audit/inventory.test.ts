import { expect, test } from 'vitest';
import { claimedVersion, inventoryProblems } from '../../../src/site/audit/inventory.js';

const KNOWN = new Set(['index.json', '1.0.0', 'bundles/a.zip', 'bundles/a.zip.minisig']);
const codes = (paths: readonly string[], complete = true) =>
  inventoryProblems(paths, KNOWN, complete).map(({ code, severity, place }) => [severity, code, place?.file]);

// path | code
const rows = [
  ['1.1.0', 'verify-unfinished-release'],
  ['channels/beta/1.1.0-rc.1', 'verify-unfinished-release'],
  ['v1.1.0', 'verify-file-unknown'],
  ['1.0', 'verify-file-unknown'],
  ['channels/beta/notes.txt', 'verify-file-unknown'],
  ['bundles/b.zip', 'verify-object-orphaned'],
  ['bundles/b.zip.md5', 'verify-object-orphaned'],
  ['schemas/b.config.json', 'verify-object-orphaned'],
  ['attachments/b.txt', 'verify-object-orphaned'],
  ['revisions/draft.json', 'verify-object-orphaned'],
  ['channels/beta/archive/b.json', 'verify-object-orphaned'],
  ['.ota-release/tmp', 'verify-leftover-temp'],
  ['INDEX.JSON', 'verify-file-unknown'],
] as const;
test.each(rows)('%s: %s', (path, code) => expect(codes([path])).toContainEqual(['warning', code, path]));

test('what is known, and what is for people, is no finding', () => {
  const people = ['index.html', '404.html', '_headers', '_nginx.conf', '.nojekyll', 'bundles/a.zip.md5'];
  expect(codes([...KNOWN, ...people])).toEqual([]);
  expect(codes(['channels/beta/_headers'])).toContainEqual([
    'warning',
    'verify-file-unknown',
    'channels/beta/_headers',
  ]);
});

test('names that differ in case alone are named together', () => {
  const clash = inventoryProblems(['1.0.0-RC.1', '1.0.0-rc.1'], new Set(['1.0.0-RC.1', '1.0.0-rc.1']), true);
  expect(clash.map(({ message }) => message)).toEqual([
    '1.0.0-rc.1 and 1.0.0-RC.1 are one name on a file system that ignores case.',
  ]);
});

test('orphans are not told from what a release needs that can’t be read', () => {
  expect(codes(['1.1.0', 'bundles/b.zip', 'schemas/b.config.json', 'attachments/b.txt'], false)).toEqual([]);
  expect(codes(['backup.tar', '.ota-release/tmp'], false)).toHaveLength(2);
});

test('a version is claimed by a strict one alone', () => {
  expect(['1.0.0', 'channels/beta/1.0.0', 'a/1.0.0', '01.0.0', '1.0.0/x'].map(claimedVersion)).toEqual([
    '1.0.0',
    '1.0.0',
    undefined,
    undefined,
    undefined,
  ]);
});
