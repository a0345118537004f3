import type { CopySource, Host, ReplaceOutcome } from '../hosts/host.js';
import type { NewObject } from './next-index.js';

/** A mutable object whose bytes are those of an immutable one of the site, however large. */
export interface CopiedObject {
  readonly path: string;
  readonly copyOf: CopySource;
}

/** A mutable object of which every channel has a part: what it should be depends on what stands there. */
export interface SharedObject {
  readonly path: string;
  readonly over: (standing: Uint8Array | undefined) => Uint8Array;
}

/** What follows from a revision of one channel alone. */
export type ViewObject = NewObject | CopiedObject;

export type MutableObject = ViewObject | SharedObject;

export const isCopied = (object: MutableObject): object is CopiedObject => 'copyOf' in object;

/** A write that brings an object in line: what is written, and the tag of what it goes over. */
export interface DueWrite {
  readonly path: string;
  readonly content: Uint8Array | CopySource;
  readonly etag: string | undefined;
}

/** The write that an object is due; undefined where it is on the host as it should be. */
export const dueWrite = async (
  host: Pick<Host, 'read' | 'compareCopy'>,
  object: MutableObject,
): Promise<DueWrite | undefined> => {
  const { path } = object;
  if (isCopied(object)) {
    const found = await host.compareCopy(path, object.copyOf);
    if (found.kind === 'same') return undefined;
    return { path, content: object.copyOf, etag: found.kind === 'other' ? found.etag : undefined };
  }
  const stored = await host.read(path);
  const content = 'over' in object ? object.over(stored?.bytes) : object.bytes;
  if (stored && Buffer.compare(stored.bytes, content) === 0) return undefined;
  return { path, content, etag: stored?.etag };
};

/** Carries a write out. @throws OtaError `host-…`. */
export const carryOut = (
  host: Pick<Host, 'replace' | 'copy'>,
  { path, content, etag }: DueWrite,
): Promise<ReplaceOutcome> =>
  content instanceof Uint8Array ? host.replace(path, content, etag) : host.copy(path, content, etag);
