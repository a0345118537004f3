import { open } from 'node:fs/promises';
import { fail } from '../../errors/ota-error.js';
import { gitOutput } from '../../repository/git.js';
import { objectHeaders } from '../../site/object-headers.js';
import type { Body, OnBytes } from '../host.js';
import { type Blob, blobId, promisedBlobId } from './blob.js';
import type { Tip } from './branch-tree.js';
import { SITE_REMOTE } from './config.js';
import { accessFailure } from './refusal.js';
import { FETCH_ALONE, FILES_TIMEOUT_MS, fetchTip, patience, type Reach, trying } from './remote-tip.js';
import type { Scratch } from './scratch.js';

/** Small objects wait for the commit in memory, all together up to this; what comes on top is put into git at once. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;
/** Whoever has asked for so many files of a folder one by one is about to read all of it. */
const MISSES_BEFORE_FOLDER = 3;

/** The contents of files: those on their way to the branch, and those that are fetched from it when they are asked for. */
export interface Objects {
  /** Takes the body in. A file's bytes go from the disk into git, and are held against what was promised. */
  readonly take: (body: Body, path: string, waitingBytes: number, onBytes: OnBytes) => Promise<Blob>;
  /** The bytes of a file of this tip, by its path from the branch's root, in constant memory. */
  readonly pieces: (tip: Tip, path: string, id: string) => Promise<AsyncIterable<Uint8Array>>;
  /** Has these files of the tip here, for commands that read them by themselves. */
  readonly bring: (tip: Tip, paths: readonly string[]) => Promise<void>;
  /** These objects were put here by a commit. */
  readonly note: (ids: readonly string[]) => void;
  /** Sizes in bytes of what is here, by object. */
  readonly sizes: () => Promise<ReadonlyMap<string, number>>;
}

export const openObjects = (scratch: Scratch, reach: Reach, folder: string): Objects => {
  const here = new Set<string>();
  const misses = new Map<string, number>();
  let seen: string | undefined;
  let line: Promise<unknown> = Promise.resolve();
  /** One fetch at a time: the next one may find what it needs fetched already. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = line.then(run, run);
    line = turn;
    return turn;
  };
  const look = async (): Promise<void> => {
    for (const id of (await localSizes(scratch)).keys()) here.add(id);
  };
  const fetchMissing = (tip: Tip, paths: readonly string[]): Promise<void> =>
    inTurn(async () => {
      // A server without partial clone has sent them all with the tip.
      if (seen !== tip.commit) await look();
      seen = tip.commit;
      const isMissing = (path: string): boolean => !here.has(tip.entries.get(path)?.id ?? '');
      if (!paths.some(isMissing)) return;
      const wanted = [...paths, ...pointersOf(tip, folder), ...foldersRead(tip, misses, paths)].filter(isMissing);
      const ids = [...new Set(wanted.map((path) => tip.entries.get(path)?.id ?? ''))].filter(Boolean);
      if (!(await fetchObjects(scratch, reach, ids))) await fetchWhole(scratch, reach);
      await look();
    });
  return {
    take: (body, path, waitingBytes, onBytes) => takeIn(scratch, body, { path, waitingBytes, onBytes }, here),
    bring: fetchMissing,
    note: (ids) => {
      for (const id of ids) here.add(id);
    },
    pieces: async (tip, path, id) => {
      if (!here.has(id)) await fetchMissing(tip, [path]);
      if (!here.has(id)) throw fail('host-failed', { location: reach.location, path, reason: MOVED_ON });
      return scratch.pieces(['cat-file', 'blob', id]);
    },
    sizes: () => localSizes(scratch),
  };
};

const MOVED_ON = 'the server gives out no single file, and the branch has moved on';

/**
 * The site's pointers, which a release reads sooner or later: they come with the first file that is asked for. The copy of a
 * bundle is one too, and is never read.
 */
const pointersOf = (tip: Tip, folder: string): readonly string[] =>
  [...tip.entries.keys()].filter(
    (path) =>
      path.startsWith(folder) &&
      !path.endsWith('.zip') &&
      objectHeaders(path.slice(folder.length)).cacheControl === 'no-cache',
  );

/** What else comes along from folders that are read one by one; never bundles, which are large. */
const foldersRead = (tip: Tip, misses: Map<string, number>, paths: readonly string[]): readonly string[] => {
  const due = new Set<string>();
  for (const parent of paths.map(parentOf)) {
    const count = (misses.get(parent) ?? 0) + 1;
    misses.set(parent, count);
    if (count >= MISSES_BEFORE_FOLDER) due.add(parent);
  }
  if (due.size === 0) return [];
  return [...tip.entries.keys()].filter((path) => due.has(parentOf(path)) && !path.endsWith('.zip'));
};

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** False where the server gives out nothing but tips of branches, as it may over the protocol's older versions. */
const fetchObjects = async (scratch: Scratch, reach: Reach, ids: readonly string[]): Promise<boolean> => {
  const args = [
    ...['-c', 'fetch.negotiationAlgorithm=noop', ...FETCH_ALONE],
    ...['--filter=blob:none', '--stdin', SITE_REMOTE],
  ];
  const options = { input: ids.map((id) => `${id}\n`).join(''), timeoutMs: FILES_TIMEOUT_MS };
  const result = await trying(reach, () => scratch.sparse(args, options));
  if (result.exitCode === 0) return true;
  if (/unadvertised object|not our ref/i.test(result.stderr)) return false;
  throw accessFailure(reach.location, 'read', result);
};

const fetchWhole = async (scratch: Scratch, reach: Reach): Promise<void> => {
  reach.surroundings.detail(`${reach.location}: the server gives out no single file, so all of the site is fetched`);
  await fetchTip(scratch, reach, 'whole');
};

/** What is here, without a question to the remote. */
const localSizes = async ({ git }: Scratch): Promise<ReadonlyMap<string, number>> => {
  const args = ['cat-file', '--batch-check=%(objectname) %(objectsize)', '--batch-all-objects', '--unordered'];
  const lines = (await gitOutput(git, args)).split('\n').map((line) => line.split(' '));
  return new Map(lines.flatMap(([id, size]) => (id && size ? [[id, Number(size)] as const] : [])));
};

interface Taking {
  readonly path: string;
  readonly waitingBytes: number;
  readonly onBytes: OnBytes;
}

const takeIn = async (
  scratch: Scratch,
  body: Body,
  { path, waitingBytes, onBytes }: Taking,
  here: Set<string>,
): Promise<Blob> => {
  if (body.kind === 'file') {
    const id = await storeFile(scratch, body, path, onBytes);
    here.add(id);
    return { id, size: body.size };
  }
  const { bytes } = body;
  const size = bytes.length;
  onBytes(size);
  if (waitingBytes + size <= MAX_WAITING_BYTES) return { id: blobId(bytes, scratch.format), size, bytes };
  const id = (await gitOutput(scratch.git, STORE, { input: bytes, ...patience(size) })).trim();
  here.add(id);
  return { id, size };
};

const STORE = ['hash-object', '-w', '--no-filters', '--stdin'] as const;

/** What is packed already gets no smaller, and most of what is not is small. */
const storing = (path: string): readonly string[] =>
  /\.(zip|gz|xz|zst|png|jpe?g)$/i.test(path)
    ? ['-c', 'core.compression=0', '-c', 'pack.compression=0', ...STORE]
    : STORE;

/**
 * git reads the file for itself, and names it by what it has read: that must be the name of what was promised, which is
 * read at the same time.
 */
const storeFile = async (
  scratch: Scratch,
  body: Extract<Body, { kind: 'file' }>,
  path: string,
  onBytes: OnBytes,
): Promise<string> => {
  const [promised, stored] = await Promise.allSettled([
    promisedBlobId(body, path, scratch.format, onBytes),
    hashOpened(scratch, body, path),
  ]);
  // The first knows best what is wrong with the file.
  if (promised.status === 'rejected') throw promised.reason;
  if (stored.status === 'rejected') throw stored.reason;
  if (stored.value !== promised.value)
    throw fail('host-source-changed', {
      file: body.path,
      path,
      expected: `git object ${promised.value}`,
      found: `git object ${stored.value}`,
    });
  return stored.value;
};

const hashOpened = async (
  { git }: Scratch,
  { path: file, size }: Extract<Body, { kind: 'file' }>,
  path: string,
): Promise<string> => {
  const handle = await open(file);
  try {
    return (await gitOutput(git, storing(path), { inputFile: handle.fd, ...patience(size) })).trim();
  } finally {
    await handle.close();
  }
};
