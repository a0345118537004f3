import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A file system of its own, in memory, that can be full or read-only, for real. */
export interface SmallDisk {
  /** Reaches it from outside of the namespace that it is mounted in. */
  readonly directory: string;
  /** The same place as a program inside of the namespace names it. */
  readonly inside: string;
  /** What is put before a command to run it inside. */
  readonly enter: readonly string[];
  /** Fills it up, until this much is left; what is held free by a filling before is counted anew. */
  readonly leave: (left: { readonly pages?: number; readonly inodes?: number }) => void;
  /** Takes the fillings away. */
  readonly free: () => void;
  readonly readOnly: (on: boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const KIBIBYTES = 2048;
const INODES = 400;
const FILLING = 'filling';

/**
 * Mounts a small tmpfs in a user and mount namespace of its own, for which nobody has to be root: a shell inside of it waits
 * for commands, and the mount lives as long as the shell.
 */
export const mountSmallDisk = async (): Promise<SmallDisk> => {
  const mountPoint = mkdtempSync(join(tmpdir(), 'ota-disk-'));
  const shell = spawn('unshare', ['--user', '--map-root-user', '--mount', 'sh'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: shell.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<void>((done) => shell.once('close', () => done()));
  const run = async (command: string): Promise<void> => {
    shell.stdin.write(`${command}; echo $?\n`);
    const { value } = await lines.next();
    if (value !== '0') throw new Error(`${command}: exit code ${value}; this needs user namespaces`);
  };
  await run(`mount -t tmpfs -o size=${KIBIBYTES}k,nr_inodes=${INODES},mode=0755 none '${mountPoint}'`);
  // The namespace's own view of the file system, by way of the shell.
  const root = `/proc/${shell.pid}/root${mountPoint}`;
  // The site's directory stands beside the fillings.
  await run(`mkdir '${mountPoint}/site' '${mountPoint}/${FILLING}'`);
  const free = (): void => {
    for (const name of readdirSync(join(root, FILLING))) rmSync(join(root, FILLING, name));
  };
  return {
    directory: join(root, 'site'),
    inside: join(mountPoint, 'site'),
    enter: ['nsenter', '--target', String(shell.pid), '--user', '--mount', '--preserve-credentials'],
    leave: (left) => {
      free();
      fill(join(root, FILLING), left);
    },
    free,
    readOnly: (on) => run(`mount -o remount,${on ? 'ro' : 'rw'} '${mountPoint}'`),
    stop: async () => {
      shell.stdin.end();
      await ended;
      rmSync(mountPoint, { recursive: true, force: true });
    },
  };
};

const fill = (directory: string, { pages, inodes }: { readonly pages?: number; readonly inodes?: number }): void => {
  const { bsize, bfree, ffree } = statfsSync(directory);
  if (pages !== undefined) writeFileSync(join(directory, 'pages'), Buffer.alloc(Math.max(0, bfree - pages) * bsize));
  const taken = pages === undefined ? 0 : 1;
  if (inodes === undefined) return;
  for (let i = 0; i < ffree - inodes - taken; i += 1) writeFileSync(join(directory, `inode-${i}`), '');
};
