import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openHost } from '../../../src/hosts/registry.js';
import { baseEnvironment } from '../cli.js';
import { serveGit } from '../git-http.js';
import { quickSurroundings } from './quick-surroundings.js';
import type { SmallDisk } from './small-disk.js';
import type { Objects } from './soundness.js';
import type { Target } from './target.js';

/** A site in a branch of a bare repository that is reached over HTTP; past the server, it is the branch's tree. */
export interface GitTarget extends Target {
  readonly remote: string;
  readonly stop: () => void;
}

const BRANCH = 'site';
const NO_TREE: Objects = new Map();

/** A disk for the repository, which git finds its way on only inside of the disk's namespace. */
export type GitDisk = Pick<SmallDisk, 'directory' | 'inside'>;

/** @param disk where the repository is made; then `git` on the PATH must be one that runs inside. */
export const startGitTarget = async (disk?: GitDisk): Promise<GitTarget> => {
  const directory = mkdtempSync(join(disk?.directory ?? tmpdir(), 'ota-site-'));
  const inside = disk ? join(disk.inside, basename(directory)) : directory;
  const scratch = mkdtempSync(join(tmpdir(), 'ota-site-work-'));
  const remote = join(inside, 'remote.git');
  runGit(['init', '--quiet', '--bare', '--template=', '--initial-branch=main', remote]);
  const trees = treesOf(remote, join(directory, 'remote.git/refs/heads', BRANCH));
  runGit(['-C', remote, 'config', 'uploadpack.allowFilter', 'true']);
  const server = createServer((request, response) => serveGit(request, response, { root: inside }));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Past the proxy there is nothing to be seen in HTTP, and a remote on disk costs fewer processes.
  const remoteBy = (through: string) =>
    through === url && !disk ? pathToFileURL(remote).href : `${through}/remote.git`;
  return {
    name: 'git-branch over HTTP',
    url,
    environment: {},
    hostText: (through) => `git+${remoteBy(through)}#${BRANCH}`,
    remote,
    open: (through, use) =>
      openHost(
        { kind: 'git-branch', branch: BRANCH, folder: '', remote: remoteBy(through) },
        quickSurroundings(baseEnvironment, use, { workDirectory: async () => mkdtempSync(join(scratch, 'run-')) }),
      ),
    objects: async () => trees.now(),
    reset: async (objects) => {
      trees.moveTo(objects);
      rmSync(scratch, { recursive: true, force: true });
      mkdirSync(scratch);
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
      for (const each of [directory, scratch]) rmSync(each, { recursive: true, force: true });
    },
  };
};

const runGit = (args: readonly string[], input: Uint8Array | string = ''): Buffer =>
  execFileSync('git', args, {
    // The PATH as it is now.
    env: { ...baseEnvironment, PATH: process.env.PATH } as NodeJS.ProcessEnv,
    input,
    maxBuffer: 256 * 1024 * 1024,
  });

/** The trees that the branch has had, and the way back to them. */
const treesOf = (remote: string, ref: string) => {
  const commits = new Map<Objects, string>();
  const blobs = new Map<string, Uint8Array>();
  return {
    now: (): Objects => {
      const [commit] = runGit(['-C', remote, 'for-each-ref', '--format=%(objectname)', `refs/heads/${BRANCH}`])
        .toString()
        .split('\n');
      if (!commit) return NO_TREE;
      const objects = readTree(remote, commit, blobs);
      commits.set(objects, commit);
      return objects;
    },
    moveTo: (objects: Objects): void => {
      if (objects.size === 0) return void rmSync(ref, { force: true });
      const commit = commits.get(objects) ?? importTree(remote, objects);
      mkdirSync(dirname(ref), { recursive: true });
      writeFileSync(ref, `${commit}\n`);
    },
  };
};

const readTree = (remote: string, commit: string, blobs: Map<string, Uint8Array>): Objects => {
  const entries = runGit(['-C', remote, 'ls-tree', '-r', '-z', commit])
    .toString()
    .split('\0')
    .filter(Boolean)
    .map((line) => ({ id: line.split(/[ \t]/)[2] ?? '', path: line.slice(line.indexOf('\t') + 1) }));
  const unknown = [...new Set(entries.map(({ id }) => id))].filter((id) => !blobs.has(id));
  if (unknown.length > 0) readBlobs(remote, unknown, blobs);
  return new Map(entries.map(({ id, path }) => [path, blobs.get(id) ?? new Uint8Array()] as const));
};

/** A commit of a tree that the branch never had (git-fast-import(1)). */
const importTree = (remote: string, objects: Objects): string => {
  const parts: Uint8Array[] = [
    Buffer.from(`commit refs/imported\ncommitter Test <test@example.com> 0 +0000\ndata 0\n`),
  ];
  for (const [path, bytes] of objects)
    parts.push(Buffer.from(`M 100644 inline ${path}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n'));
  runGit(['-C', remote, 'fast-import', '--quiet', '--force'], Buffer.concat(parts));
  return runGit(['-C', remote, 'rev-parse', 'refs/imported']).toString().trim();
};

/** As `git cat-file --batch` gives them (git-cat-file(1), “Batch output”). */
const readBlobs = (remote: string, ids: readonly string[], blobs: Map<string, Uint8Array>): void => {
  let output = runGit(['-C', remote, 'cat-file', '--batch'], `${ids.join('\n')}\n`);
  for (const id of ids) {
    const end = output.indexOf('\n');
    const size = Number(output.subarray(0, end).toString().split(' ')[2]);
    blobs.set(id, Uint8Array.from(output.subarray(end + 1, end + 1 + size)));
    output = output.subarray(end + 2 + size);
  }
};
