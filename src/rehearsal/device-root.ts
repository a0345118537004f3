import { chmod, cp, lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fail } from '../errors/ota-error.js';

/** The root of a throw-away device on this machine. Everything in it may be changed by scripts of the release. */
export interface DeviceRoot {
  /** Absolute path of the root on this machine. */
  readonly root: string;
  /** Beside the root: what scripts changed of programs and libraries, where they could. Absolute. */
  readonly changes: string;
  /** Where a path of the device (`/opt/app`) is on this machine. */
  readonly at: (path: string) => string;
  /** The version that the device says it runs. */
  readonly version: () => Promise<string>;
  /** Notes that it runs another one: what its agent does once an update went well. */
  readonly nowRuns: (version: string) => Promise<void>;
  /** Removes it, whatever scripts did to the modes of its directories. */
  readonly dispose: () => Promise<void>;
}

/** The device’s own note of the version that it runs: no script of a release has any business with it. */
const VERSION_FILE = '/etc/ota-rehearsal-version';

/** What a small Linux system has, besides programs and libraries, which come from this machine. */
const DIRECTORIES = [
  ...['dev', 'etc', 'home', 'media', 'mnt', 'opt', 'proc', 'root', 'run', 'srv', 'sys', 'tmp', 'usr'],
  ...['var/lib', 'var/log', 'var/tmp', 'var/cache', 'var/spool', 'etc/systemd/system', 'etc/init.d'],
];

const FILES: Readonly<Record<string, string>> = {
  'etc/passwd': 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n',
  'etc/group': 'root:x:0:\nnogroup:x:65534:\n',
  'etc/hostname': 'device\n',
  'etc/hosts': '127.0.0.1 localhost device\n',
};

/** Where programs of this machine look for its libraries. */
const FROM_THIS_MACHINE = ['ld.so.cache', 'ld.so.conf'];
/** Programs and libraries: on most systems links into `/usr`. */
const SYSTEM_LINKS = ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32'];

/**
 * A fresh device in an empty or new directory, which runs `version`.
 *
 * @param image a directory whose tree is laid into it: what the devices of the project have from the factory. Absolute.
 */
export const createDeviceRoot = async (directory: string, version: string, image?: string): Promise<DeviceRoot> => {
  const root = join(directory, 'root');
  const changes = join(directory, 'changes');
  const at = (path: string): string => join(root, path);
  await mkdir(root, { recursive: true });
  await mkdir(changes);
  await chmod(root, 0o755);
  for (const directory of DIRECTORIES) await mkdir(at(directory), { recursive: true });
  await chmod(at('tmp'), 0o1777);
  for (const [file, text] of Object.entries(FILES)) await writeFile(at(file), text);
  for (const name of FROM_THIS_MACHINE) await copyIfThere(join('/etc', name), at(join('etc', name)));
  for (const name of SYSTEM_LINKS) {
    const found = await lstat(join('/', name)).catch(() => undefined);
    if (found?.isSymbolicLink()) await copyIfThere(join('/', name), at(name));
    else if (found) await mkdir(at(name), { recursive: true });
  }
  if (image !== undefined) await layIn(image, root);
  const nowRuns = (next: string): Promise<void> => writeFile(at(VERSION_FILE), `${next}\n`);
  await nowRuns(version);
  return {
    root,
    changes,
    at,
    version: async () => (await readFile(at(VERSION_FILE), 'utf8')).trim(),
    nowRuns,
    dispose: () => removeTree(directory),
  };
};

/** Programs and libraries stay this machine’s. @throws OtaError `rehearsal-root-unreadable`. */
const layIn = async (image: string, root: string): Promise<void> => {
  const isOwn = (source: string): boolean => ![...SYSTEM_LINKS, 'usr'].includes(relative(image, source));
  try {
    await cp(image, root, { recursive: true, verbatimSymlinks: true, filter: isOwn });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw fail('rehearsal-root-unreadable', { path: image, reason }, { cause: error });
  }
};

const copyIfThere = async (from: string, to: string): Promise<void> => {
  const found = await lstat(from).catch(() => undefined);
  if (found) await cp(from, to, { recursive: true, verbatimSymlinks: true });
};

/** A script may have taken even its owner’s right to list a directory. */
const removeTree = async (directory: string): Promise<void> => {
  try {
    await rm(directory, { recursive: true, force: true });
  } catch {
    await openUp(directory);
    await rm(directory, { recursive: true, force: true });
  }
};

const openUp = async (directory: string): Promise<void> => {
  await chmod(directory, 0o700);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) await openUp(join(directory, entry.name));
  }
};
