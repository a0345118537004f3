import { chmodSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkOut } from '../../../src/devices/ivy/checkout.js';
import { sourceTree } from '../../../src/devices/ivy/source-tree.js';
import { repositoryAt, startIvyRepository, writeFiles } from '../../support/ivy.js';
import { temporaryDirectories } from '../../support/temporary.js';
import { readTree } from '../../support/tree.js';

const temporaryDirectory = temporaryDirectories();

/** Every file and link, with its contents and mode; git’s own folder apart. */
const contentsOf = (directory: string) => readTree(directory, { without: ['.git'] });

test('is the commit, and nothing that isn’t committed', async () => {
  const { repo, commit } = startIvyRepository(temporaryDirectory());
  writeFiles(repo, { 'run.sh': '#!/bin/sh\n' });
  chmodSync(join(repo, 'run.sh'), 0o755);
  symlinkSync('/etc/hostname', join(repo, 'a-link'));
  commit('More');
  const repository = await repositoryAt(repo);
  const tree = await sourceTree({
    repository,
    commit: repository.commit,
    topDirectory: 'top',
    wanted: [],
    workDirectory: async () => temporaryDirectory(),
  });
  const directory = temporaryDirectory();
  expect(await checkOut(tree, directory)).toBe(join(directory, 'top/'));
  expect(contentsOf(join(directory, 'top'))).toEqual(contentsOf(repo));
  expect(statSync(join(directory, 'top/run.sh')).mode & 0o777).toBe(0o755);
  expect(readlinkSync(join(directory, 'top/a-link'))).toBe('/etc/hostname');
});
