import { open, rm } from 'node:fs/promises';
import { gather } from '../errors/gather.js';
import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors } from '../errors/problem.js';
import type { Body, OnBytes } from '../hosts/host.js';
import type { Trust } from '../signing/trust.js';
import { auditObjects } from '../site/audit/object-audit.js';
import type { NeededObject } from '../site/audit/release-audit.js';
import { placedAt, type SiteReader } from '../site/audit/site-reader.js';
import { minisigPath } from '../site/layout.js';
import { digestStream, type ObjectDigest, type SiteSource } from '../site/site-source.js';
import { type Spool, spooling } from './spool.js';

/** Up to this size an object is kept in memory on its way; four are under way at once. */
const IN_MEMORY_BYTES = 1024 * 1024;

/** From where, and with which keys, objects are fetched. */
export interface FetchContext {
  readonly source: SiteSource;
  readonly trust: Trust;
  readonly spool: Spool;
  /** What stands at the target under a name. */
  readonly standing: (path: string) => Promise<ObjectDigest | undefined>;
  /** The target, for messages. */
  readonly target: string;
}

/** An object that is what was signed, ready to be written. */
export interface FetchedObject {
  readonly path: string;
  /** Absent where the target has these very bytes already. */
  readonly body?: Body;
  /** Of a bundle: its minisign signature. */
  readonly minisig?: { readonly path: string; readonly bytes: Uint8Array };
  /** Removes what lies on this machine. */
  readonly dispose: () => Promise<void>;
}

/**
 * Reads an object once, in constant memory, and verifies it as an audit would: size, digest, and the minisign signature of a
 * bundle. What the target has already is read there instead.
 *
 * @throws OtaError `verify-object-…`, `verify-minisig-invalid`, `verify-read-failed`, `host-…`, `transfer-object-differs`.
 */
export const fetchObject = async (
  context: FetchContext,
  object: NeededObject,
  onBytes: OnBytes = () => {},
): Promise<FetchedObject> => {
  const { path, sha256 } = object;
  const { target: location, source, trust } = context;
  const standing = await context.standing(path);
  if (standing && standing.sha256 !== sha256) throw fail('transfer-object-differs', { path, location });
  const store = standing ? undefined : storeFor(object, context.spool, onBytes);
  let minisig: Uint8Array | undefined;
  const reader: Pick<SiteReader, 'digest' | 'read'> = {
    digest: async (at, maxBytes) => {
      if (!store) return { ...(standing ? { value: standing } : {}), problems: [] };
      const { value, problems } = await gather(() => source.stream(at, (chunks) => store.receive(chunks, maxBytes)));
      return { ...(value ? { value } : {}), problems: placedAt(problems, at) };
    },
    read: async (at) => {
      const { value, problems } = await gather(() => source.read(at));
      minisig = value;
      return { ...(value ? { value } : {}), problems: placedAt(problems, at) };
    },
  };
  const dispose = store?.dispose ?? (async () => {});
  try {
    const problems = await auditObjects(reader, trust, [object]);
    if (hasErrors(problems)) throw new OtaError(problems);
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    path,
    ...(store ? { body: store.body() } : {}),
    ...(minisig ? { minisig: { path: minisigPath(path), bytes: minisig } } : {}),
    dispose,
  };
};

/** Where one object is kept on its way. */
interface Store {
  /** Takes the object's bytes, from the first one on each time it is called, and gives back their digests. */
  receive(chunks: AsyncIterable<Uint8Array>, maxBytes: number | undefined): Promise<ObjectDigest>;
  /** What was received last. */
  body(): Body;
  dispose(): Promise<void>;
}

const storeFor = (object: NeededObject, spool: Spool, onBytes: OnBytes): Store =>
  object.size !== undefined && object.size > IN_MEMORY_BYTES
    ? fileStore(spool.newFile(), object, onBytes)
    : memoryStore(onBytes);

const memoryStore = (onBytes: OnBytes): Store => {
  let parts: Uint8Array[] = [];
  return {
    receive: (chunks, maxBytes) => {
      parts = [];
      return digestStream(
        saved(chunks, async (chunk) => void parts.push(chunk), onBytes),
        maxBytes,
      );
    },
    body: () => ({ kind: 'bytes', bytes: Buffer.concat(parts) }),
    dispose: async () => {},
  };
};

const fileStore = (file: string, object: NeededObject, onBytes: OnBytes): Store => {
  let size = 0;
  return {
    receive: async (chunks, maxBytes) => {
      const handle = await spooling(object, () => open(file, 'w', 0o600));
      try {
        const save = (chunk: Uint8Array) => spooling(object, () => handle.writeFile(chunk));
        const digest = await digestStream(saved(chunks, save, onBytes), maxBytes);
        size = digest.size;
        return digest;
      } finally {
        await handle.close();
      }
    },
    body: () => ({ kind: 'file', path: file, size, sha256: object.sha256 }),
    dispose: () => rm(file, { force: true }),
  };
};

async function* saved(
  chunks: AsyncIterable<Uint8Array>,
  save: (chunk: Uint8Array) => Promise<void>,
  onBytes: OnBytes,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    await save(chunk);
    bytes += chunk.length;
    onBytes(bytes);
    yield chunk;
  }
}
