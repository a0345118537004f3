import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeSourceArchive } from '../../../src/devices/ivy/source-archive.js';
import { sourceTree } from '../../../src/devices/ivy/source-tree.js';
import { repositoryAt, startIvyRepository, writeFiles } from '../../support/ivy.js';
import { temporaryDirectories } from '../../support/temporary.js';
import { readTree } from '../../support/tree.js';

const temporaryDirectory = temporaryDirectories();

/** Every file and link, with its contents and mode; git’s own folder apart. */
const contentsOf = (directory: string) => readTree(directory, { without: ['.git'] });
const LONG = `src/${'deep/'.repeat(30)}${'long'.repeat(20)}.txt`;
const LARGE = randomBytes(2_500_000);
const MODIFIED_AT = 1_700_000_000;

const repositoryOfAllKinds = (): string => {
  const { repo, commit } = startIvyRepository(temporaryDirectory());
  writeFiles(repo, {
    'run.sh': '#!/bin/sh\n',
    'data/large.bin': LARGE,
    [LONG]: 'x',
    'src/Größe – 大小.txt': 'x',
    'src/empty.py': '',
  });
  chmodSync(join(repo, 'run.sh'), 0o755);
  mkdirSync(join(repo, 'links'));
  symlinkSync('../cli.py', join(repo, 'links/cli'));
  commit('More');
  return repo;
};

const archiveOf = async (repo: string) => {
  const repository = await repositoryAt(repo);
  const directory = temporaryDirectory();
  const file = join(directory, 'a.tar.gz');
  const tree = await sourceTree({
    repository,
    commit: repository.commit,
    topDirectory: 'roof-das-v1.4.0',
    wanted: [],
    workDirectory: async () => directory,
  });
  return { body: await writeSourceArchive(tree, file, MODIFIED_AT), file, directory };
};

describe('writeSourceArchive', () => {
  test('is a tarball that tar unpacks to the commit, of one owner, one time and two modes', async () => {
    const repo = repositoryOfAllKinds();
    const { body, file, directory } = await archiveOf(repo);
    const bytes = readFileSync(file);
    expect(body).toEqual({
      kind: 'file',
      path: file,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    // RFC 1952, 2.3: no time, no name, no system.
    expect(bytes.subarray(0, 10).toString('hex')).toBe('1f8b08000000000000ff');
    const listed = execFileSync('tar', ['--utc', '--numeric-owner', '--full-time', '-tvzf', file], { encoding: 'utf8' })
      .trim()
      .split('\n');
    const facts = new Set(listed.map((line) => /^(\S+) (\S+) +\d+ (\S+ \S+)/.exec(line)?.slice(1).join(' ')));
    expect([...facts].sort()).toEqual([
      '-rw-r--r-- 0/0 2023-11-14 22:13:20',
      '-rwxr-xr-x 0/0 2023-11-14 22:13:20',
      'drwxr-xr-x 0/0 2023-11-14 22:13:20',
      'lrwxr-xr-x 0/0 2023-11-14 22:13:20',
    ]);
    // Ivy: `tar -tf | head -1` names the directory that becomes the version’s.
    expect(listed[0]).toMatch(/ roof-das-v1\.4\.0\/$/);
    execFileSync('tar', ['-xzf', file, '-C', directory]);
    expect(readdirSync(directory).filter((name) => name.startsWith('roof'))).toEqual(['roof-das-v1.4.0']);
    expect(contentsOf(join(directory, 'roof-das-v1.4.0'))).toEqual(contentsOf(repo));
  });

  test('the same commit gives the same bytes, in another clone as well', async () => {
    const repo = repositoryOfAllKinds();
    const other = join(temporaryDirectory(), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${repo}`, other], { stdio: 'ignore' });
    const [one, two] = [await archiveOf(repo), await archiveOf(other)];
    execFileSync('cmp', [one.file, two.file]);
    expect(readdirSync(one.directory).filter((name) => name.startsWith('a.tar.gz.'))).toEqual([]);
  });
});
