import { lstatSync } from 'node:fs';
import { expect, test } from 'vitest';
import { systemDirectories } from '../../src/rehearsal/system-directories.js';

test('programs are in directories that are there, none of which is a link', async () => {
  const found = await systemDirectories();
  expect(found).toContain('/usr');
  expect(found.filter((path) => !lstatSync(path).isDirectory())).toEqual([]);
});
