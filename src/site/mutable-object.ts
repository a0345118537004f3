import type { CopySource, Host, ReplaceOutcome } from '../hosts/host.js';
import { sha256Hex } from './json-bytes.js';
import type { NewObject } from './next-index.js';

/** A mutable object whose bytes are those of an immutable one of the site, however large. */
export interface CopiedObject {
  readonly path: string;
  readonly copyOf: CopySource;
  /** Whether what stands there, and is another object, is to stay. */
  readonly keeps?: (standing: Uint8Array) => boolean;
}

/** A mutable object of which every channel has a part: what it should be depends on what stands there. */
export interface SharedObject {
  readonly path: string;
  readonly over: (standing: Uint8Array | undefined) => Uint8Array;
}

/** A mutable object that is not to be there: what led to a release, once there is none to lead to. */
export interface AbsentObject {
  readonly path: string;
  readonly absent: true;
}

/** What follows from a revision of one channel alone. */
export type ViewObject = NewObject | CopiedObject | AbsentObject;

export type MutableObject = ViewObject | SharedObject;

export const isCopied = (object: MutableObject): object is CopiedObject => 'copyOf' in object;

export const isAbsent = (object: MutableObject): object is AbsentObject => 'absent' in object;

/** A write that brings an object in line: what is written, and the tag of what it goes over. */
export interface DueWrite {
  readonly path: string;
  /** Undefined where the object is removed. */
  readonly content: Uint8Array | CopySource | undefined;
  readonly etag: string | undefined;
}

/** The write that an object is due; undefined where it is on the host as it should be. */
export const dueWrite = async (
  host: Pick<Host, 'read' | 'compareCopy'>,
  object: MutableObject,
): Promise<DueWrite | undefined> => {
  const { path } = object;
  if (isAbsent(object)) return (await isThere(host, path)) ? { path, content: undefined, etag: undefined } : undefined;
  if (isCopied(object)) {
    const found = await host.compareCopy(path, object.copyOf);
    if (found.kind === 'same' || (found.kind === 'other' && (await isKept(host, object)))) return undefined;
    return { path, content: object.copyOf, etag: found.kind === 'other' ? found.etag : undefined };
  }
  const stored = await host.read(path);
  const content = 'over' in object ? object.over(stored?.bytes) : object.bytes;
  if (stored && Buffer.compare(stored.bytes, content) === 0) return undefined;
  return { path, content, etag: stored?.etag };
};

/** Read only where it has to be judged: a copy may be as large as a bundle. */
const isKept = async (host: Pick<Host, 'read'>, { path, keeps }: CopiedObject): Promise<boolean> => {
  const stored = keeps && (await host.read(path));
  return stored !== undefined && keeps?.(stored.bytes) === true;
};

/** Whether an object is there, however large: it may be a copy of a bundle, which is never read for this. */
const isThere = async (host: Pick<Host, 'compareCopy'>, path: string): Promise<boolean> =>
  (await host.compareCopy(path, nothingAt(path))).kind !== 'absent';

const nothingAt = (path: string): CopySource => ({ path, size: 0, sha256: sha256Hex(new Uint8Array()) });

/**
 * Carries a write out. No host removes an object under a condition: who removes one looks for a newer revision afterwards, which may
 * have written it again in between.
 *
 * @throws OtaError `host-…`.
 */
export const carryOut = async (
  host: Pick<Host, 'replace' | 'copy' | 'remove'>,
  { path, content, etag }: DueWrite,
): Promise<ReplaceOutcome> => {
  if (content instanceof Uint8Array) return host.replace(path, content, etag);
  if (content) return host.copy(path, content, etag);
  await host.remove(path);
  return 'replaced';
};
