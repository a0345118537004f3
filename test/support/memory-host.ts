import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Body, Host } from '../../src/hosts/host.js';

const etagOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const bytesOf = async (body: Body): Promise<Uint8Array> => (body.kind === 'bytes' ? body.bytes : readFile(body.path));

/** A small real host in memory: keeps every promise of the interface, and lets a test act between two calls. */
export interface MemoryHost extends Host {
  readonly objects: Map<string, Uint8Array>;
  /** Every write that changed something, in order: `create 1.0.0`, `replace latest`. */
  readonly writes: string[];
  /** Called before each operation with its name and path. */
  before: (operation: string, path: string) => Promise<void> | void;
}

/**
 * @param objects what is there, shared with other hosts of the same place.
 * @param conditional whether it keeps conditions; one that doesn't looks, and then writes whatever has happened meanwhile.
 */
export const memoryHost = ({
  objects = new Map<string, Uint8Array>(),
  conditional = true,
}: {
  readonly objects?: Map<string, Uint8Array>;
  readonly conditional?: boolean;
} = {}): MemoryHost => {
  const writes: string[] = [];
  const host: MemoryHost = {
    kind: 'memory',
    location: 'memory',
    capabilities: { conditionalWrites: conditional, ownHeaders: false, dotFiles: true, lists: true },
    objects,
    writes,
    before: () => {},
    preflight: async () => [],
    read: async (path) => {
      await host.before('read', path);
      const bytes = objects.get(path);
      return bytes && { bytes, etag: etagOf(bytes) };
    },
    digest: async (path) => {
      const bytes = objects.get(path);
      return bytes && { size: bytes.length, sha256: etagOf(bytes) };
    },
    open: async (path) => {
      const bytes = objects.get(path);
      return (
        bytes &&
        (async function* () {
          yield bytes;
        })()
      );
    },
    create: async (path, body) => {
      const bytes = await bytesOf(body);
      const early = objects.get(path);
      await host.before('create', path);
      const found = conditional ? objects.get(path) : early;
      if (found) return etagOf(found) === etagOf(bytes) ? 'same' : 'other';
      objects.set(path, bytes);
      writes.push(`create ${path}`);
      return 'created';
    },
    replace: async (path, bytes, etag) => {
      const early = objects.get(path);
      await host.before('replace', path);
      const found = conditional ? objects.get(path) : early;
      if (found && etagOf(found) === etagOf(bytes)) return 'same';
      if ((found && etagOf(found)) !== etag) return 'lost';
      objects.set(path, bytes);
      writes.push(`replace ${path}`);
      return 'replaced';
    },
    compareCopy: async (path, { sha256 }) => {
      await host.before('compareCopy', path);
      const bytes = objects.get(path);
      if (!bytes) return { kind: 'absent' };
      return etagOf(bytes) === sha256 ? { kind: 'same' } : { kind: 'other', etag: etagOf(bytes) };
    },
    copy: async (path, source, etag) => {
      const bytes = objects.get(source.path);
      if (!bytes || etagOf(bytes) !== source.sha256) throw new RangeError(`${source.path} is not there`);
      return host.replace(path, bytes, etag);
    },
    list: async (prefix) => [...objects.keys()].filter((path) => path.startsWith(prefix)).sort(),
    remove: async (path) => void objects.delete(path),
  };
  return host;
};
