/**
 * A preload that ends the process by SIGKILL at its n-th act on the world, so that a test can stop a program at every
 * place where it may be stopped: `NODE_OPTIONS="--import <this file>"`.
 *
 * An act is a call that changes the file system (open for writing, write, link, rename, unlink, mkdir, rmdir, fsync,
 * utimes, chmod, copyFile and their kin, also on a FileHandle) or starts git. What goes to standard output and error
 * doesn't count, nor do worker threads and child processes of the program.
 *
 * KILL_AT        which act, from 1; without it nothing is killed
 * KILL_AT_MODE   `before` the act (default), `after` it is done and before the program learns so,
 *                `torn`: half of the bytes of a write, otherwise as `before`
 * KILL_AT_COUNT  a file that gets the number of acts when the process ends
 * KILL_AT_LOG    a file that gets the name of each act, one a line, as it comes
 */
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { devNull } from 'node:os';
import { basename } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const { KILL_AT, KILL_AT_MODE = 'before', KILL_AT_COUNT, KILL_AT_LOG } = process.env;
const killAt = Number(KILL_AT ?? 0);

const real = {
  appendFileSync: fs.appendFileSync,
  openSync: fs.openSync,
  writeFileSync: fs.writeFileSync,
  writeSync: fs.writeSync,
};

const die = () => process.kill(process.pid, 'SIGKILL');

let acts = 0;
// The real writeFileSync opens and writes through the patched names: what the preload itself writes doesn't count.
let own = false;

const quietly = (act) => {
  own = true;
  try {
    return act();
  } finally {
    own = false;
  }
};

/** Counts one act; true where the process is to die once it is done. */
const count = (name, tear) => {
  if (own) return false;
  acts += 1;
  if (KILL_AT_LOG) quietly(() => real.appendFileSync(KILL_AT_LOG, `${acts} ${name}\n`));
  if (acts !== killAt) return false;
  if (KILL_AT_MODE === 'after') return true;
  if (KILL_AT_MODE === 'torn') quietly(() => tear?.());
  return die();
};

const WRITING = fs.constants.O_WRONLY | fs.constants.O_RDWR | fs.constants.O_CREAT | fs.constants.O_TRUNC;
const opensForWriting = (flags) => (typeof flags === 'number' ? (flags & WRITING) !== 0 : /[wa+]/.test(flags ?? 'r'));
const isStandard = (fd) => fd === 1 || fd === 2;

/** Half of what a write was to write. */
const half = (data) => {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  return ArrayBuffer.isView(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1)
    : Buffer.alloc(0);
};

const CHANGES = [
  'appendFile',
  'chmod',
  'copyFile',
  'cp',
  'fchmod',
  'fdatasync',
  'fsync',
  'ftruncate',
  'futimes',
  'link',
  'lutimes',
  'mkdir',
  'mkdtemp',
  'rename',
  'rm',
  'rmdir',
  'symlink',
  'truncate',
  'unlink',
  'utimes',
];
const WRITES = ['write', 'writev'];

/** Whether the call is an act. */
const isAct = (name, args) => {
  if (name === 'open') return opensForWriting(typeof args[1] === 'function' ? undefined : args[1]);
  if (WRITES.includes(name) || name === 'writeFile') return !isStandard(args[0]);
  return true;
};

const tearOf = (name, args) => {
  if (name === 'write') return () => real.writeSync(args[0], half(args[1]));
  if (name === 'writeFile' && typeof args[0] === 'string') return () => real.writeFileSync(args[0], half(args[1]));
  return undefined;
};

const patch = (target, key, wrap) => {
  const original = target[key];
  if (typeof original !== 'function') return;
  const patched = function (...args) {
    return wrap(original, this, args);
  };
  // util.promisify reads such properties.
  Object.defineProperties(patched, Object.getOwnPropertyDescriptors(original));
  target[key] = patched;
};

const patchSync = (target, key, name) =>
  patch(target, key, (original, self, args) => {
    const last = isAct(name, args) && count(key, tearOf(name, args));
    try {
      return original.apply(self, args);
    } finally {
      if (last) die();
    }
  });

const patchCallback = (target, key, name) =>
  patch(target, key, (original, self, args) => {
    const last = isAct(name, args) && count(key, tearOf(name, args));
    const callback = args.at(-1);
    return last && typeof callback === 'function'
      ? original.apply(self, [...args.slice(0, -1), die])
      : original.apply(self, args);
  });

const patchPromise = (target, key, label, acting = () => true, tear = () => undefined) =>
  patch(target, key, async (original, self, args) => {
    const last = acting(self, args) && count(label, tear(self, args));
    try {
      return await original.apply(self, args);
    } finally {
      // An act that failed, as making a directory that is there, is done as well.
      if (last) die();
    }
  });

const isGit = (command) => typeof command === 'string' && basename(command) === 'git';

const patchSpawn = (key, sync) =>
  patch(childProcess, key, (original, self, args) => {
    const last = isGit(args[0]) && count(`${key} git ${(args[1] ?? []).slice?.(0, 4).join(' ')}`);
    const result = original.apply(self, args);
    if (!last) return result;
    if (sync) die();
    result.once('exit', die);
    return result;
  });

const install = async () => {
  const handle = await fs.promises.open(devNull, 'r');
  const fileHandle = Object.getPrototypeOf(handle);
  await handle.close();
  for (const name of [...CHANGES, ...WRITES, 'writeFile', 'open']) {
    patchSync(fs, `${name}Sync`, name);
    patchCallback(fs, name, name);
    patchPromise(
      fs.promises,
      name,
      `promises.${name}`,
      (_, args) => isAct(name, args),
      (_, args) => tearOf(name, args),
    );
  }
  for (const name of ['appendFile', 'chmod', 'datasync', 'sync', 'truncate', 'utimes'])
    patchPromise(fileHandle, name, `FileHandle.${name}`);
  for (const name of [...WRITES, 'writeFile'])
    patchPromise(
      fileHandle,
      name,
      `FileHandle.${name}`,
      (self) => !isStandard(self.fd),
      (self, args) => () => real.writeSync(self.fd, halfOfHandleWrite(name, args)),
    );
  for (const key of ['spawn', 'execFile']) patchSpawn(key, false);
  for (const key of ['spawnSync', 'execFileSync']) patchSpawn(key, true);
  syncBuiltinESMExports();
  if (KILL_AT_COUNT) process.once('exit', () => quietly(() => real.writeFileSync(KILL_AT_COUNT, `${acts}\n`)));
};

/** FileHandle.write(buffer, offset, length): the half of that part. */
const halfOfHandleWrite = (name, [data, offset, length]) => {
  if (name === 'writev') return half(data[0]);
  const isPart = ArrayBuffer.isView(data) && typeof offset === 'number';
  return half(isPart ? data.subarray(offset, offset + (length ?? data.byteLength - offset)) : data);
};

// Child processes inherit NODE_OPTIONS; only the program itself is counted.
const isProgram = isMainThread && (process.env.KILL_AT_PID ?? String(process.pid)) === String(process.pid);
if (isProgram && (killAt > 0 || KILL_AT_COUNT || KILL_AT_LOG)) {
  process.env.KILL_AT_PID = String(process.pid);
  await install();
}
