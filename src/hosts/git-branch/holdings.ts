import type { CreateOutcome, ReplaceOutcome } from '../host.js';
import type { Blob } from './blob.js';
import { foldersOf, type Tip, type TreeEntry } from './branch-tree.js';

/** What is to become of one path with the next commit. */
interface Held {
  /** What the branch had there when the path was first touched. */
  readonly base: string | undefined;
  /** What was created there; a replacement keeps it, as it goes on waiting where the replacement is lost. */
  readonly created?: Blob;
  /** What is to be there; undefined where nothing is. */
  readonly now: Blob | undefined;
}

/** One change that a commit makes. */
export interface Change {
  /** From the branch's root. */
  readonly path: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Undefined where the file is removed. */
  readonly blob: Blob | undefined;
}

/** What keeps a file from being at a path: something of another kind there, or on the way to it. */
export type Obstacle = 'directory' | 'link' | 'submodule' | 'file-above';

/** Writes on hold between two commits of a branch. Paths count from the branch's root. */
export interface Holdings {
  /** What is at the path: on hold, else on the branch. */
  readonly at: (tip: Tip, path: string) => Blob | TreeEntry | undefined;
  /** Every path that has a file. */
  readonly paths: (tip: Tip) => readonly string[];
  readonly obstacle: (tip: Tip, path: string) => Obstacle | undefined;
  readonly create: (tip: Tip, path: string, blob: Blob) => CreateOutcome;
  readonly replace: (tip: Tip, path: string, blob: Blob, etag: string | undefined) => ReplaceOutcome;
  readonly remove: (tip: Tip, path: string) => void;
  /** Whether all that is on hold may be written on this tip, which may be another than it was put on hold for. */
  readonly fits: (tip: Tip) => boolean;
  /** What a commit on this tip has to change; nothing where it is all there. */
  readonly changes: (tip: Tip) => readonly Change[];
  /** Forgets what a lost race leaves no room for: all but creations whose names are free, or hold the very bytes. */
  readonly forgetLost: (tip: Tip) => void;
  readonly clear: () => void;
  /** Bytes that wait in memory, at most. */
  readonly waitingBytes: () => number;
}

export const openHoldings = (): Holdings => {
  const held = new Map<string, Held>();
  const heldFolders = new Set<string>();
  let waitingBytes = 0;
  const hold = (path: string, entry: Held): void => {
    held.set(path, entry);
    waitingBytes += entry.now?.bytes?.length ?? 0;
    for (const folder of foldersOf(path)) heldFolders.add(folder);
  };
  const at = (tip: Tip, path: string): Blob | TreeEntry | undefined => {
    const entry = held.get(path);
    return entry ? entry.now : tip.entries.get(path);
  };
  const idAt = (tip: Tip, path: string): string | undefined => at(tip, path)?.id;
  const touched = (tip: Tip, path: string): Held =>
    held.get(path) ?? { base: tip.entries.get(path)?.id, now: undefined };
  const replaceAll = (kept: readonly (readonly [string, Held])[]): void => {
    held.clear();
    heldFolders.clear();
    waitingBytes = 0;
    for (const [path, entry] of kept) hold(path, entry);
  };
  return {
    at,
    paths: (tip) => {
      const removed = (path: string): boolean => held.has(path) && !held.get(path)?.now;
      const added = [...held].flatMap(([path, { now }]) => (now && !tip.entries.has(path) ? [path] : []));
      return [...[...tip.entries.keys()].filter((path) => !removed(path)), ...added];
    },
    obstacle: (tip, path) => obstacleOf(path, (each) => at(tip, each), [tip.folders, heldFolders]),
    create: (tip, path, blob) => {
      const found = idAt(tip, path);
      if (found !== undefined) return found === blob.id ? 'same' : 'other';
      hold(path, { ...touched(tip, path), created: blob, now: blob });
      return 'created';
    },
    replace: (tip, path, blob, etag) => {
      const found = idAt(tip, path);
      if (found === blob.id) return 'same';
      if (found !== etag) return 'lost';
      hold(path, { ...touched(tip, path), now: blob });
      return 'replaced';
    },
    remove: (tip, path) => {
      if (idAt(tip, path) === undefined) return;
      const { base } = touched(tip, path);
      if (base === undefined) held.delete(path);
      else hold(path, { base, now: undefined });
    },
    fits: (tip) => [...held].every(([path, entry]) => fitsAt(tip, path, entry)),
    changes: (tip) => [...held].flatMap(([path, { now }]) => changeAt(tip, path, now)),
    forgetLost: (tip) =>
      replaceAll(
        [...held].flatMap(([path, { created }]) => {
          const found = tip.entries.get(path)?.id;
          const isFree = found === undefined && obstacleOn(tip, path) === undefined;
          if (!created || !(isFree || found === created.id)) return [];
          return [[path, { base: undefined, created, now: created }] as const];
        }),
      ),
    clear: () => replaceAll([]),
    waitingBytes: () => waitingBytes,
  };
};

const fitsAt = (tip: Tip, path: string, { base, now }: Held): boolean => {
  const found = tip.entries.get(path)?.id;
  if (found === now?.id) return true;
  return found === base && (now === undefined || obstacleOn(tip, path) === undefined);
};

const changeAt = (tip: Tip, path: string, now: Blob | undefined): readonly Change[] => {
  const found = tip.entries.get(path)?.id;
  if (found === now?.id) return [];
  if (!now) return [{ path, kind: 'removed', blob: undefined }];
  return [{ path, kind: found === undefined ? 'added' : 'changed', blob: now }];
};

const obstacleOn = (tip: Tip, path: string): Obstacle | undefined =>
  obstacleOf(path, (each) => tip.entries.get(each), [tip.folders]);

const obstacleOf = (
  path: string,
  at: (path: string) => Blob | TreeEntry | undefined,
  folders: readonly ReadonlySet<string>[],
): Obstacle | undefined => {
  if (folders.some((each) => each.has(path))) return 'directory';
  const found = at(path);
  if (found && 'kind' in found && found.kind !== 'file') return found.kind;
  return foldersOf(path).some((folder) => at(folder) !== undefined) ? 'file-above' : undefined;
};
