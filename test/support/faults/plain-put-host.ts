import { readFile } from 'node:fs/promises';
import { fail } from '../../../src/errors/ota-error.js';
import type { Body, Host } from '../../../src/hosts/host.js';
import { sha256 } from './signed-json.js';

/**
 * The smallest host that is right over HTTP: it asks once, believes nothing but what it reads back, and gives up at the
 * first fault. The tests of the harness break it on purpose.
 */
export const plainPutHost = (url: string): Host => {
  const location = url;
  const ask = async (path: string, init?: RequestInit): Promise<{ status: number; etag: string; bytes: Buffer }> => {
    try {
      const response = await fetch(`${url}/${path}`, init);
      const bytes = Buffer.from(await response.arrayBuffer());
      return { status: response.status, etag: response.headers.get('etag') ?? '', bytes };
    } catch (cause) {
      throw fail('host-unreachable', { location, path, reason: String(cause) }, { cause });
    }
  };
  const read = async (path: string) => {
    const { status, etag, bytes } = await ask(path);
    if (status === 404) return undefined;
    // The tag is the digest here, so that a damaged answer is known for one.
    if (status !== 200 || etag !== `"${sha256(bytes)}"`)
      throw fail('host-refused', { location, path, reason: `status ${status}` });
    return { bytes, etag };
  };
  const put = async (path: string, bytes: Uint8Array, headers: Record<string, string>): Promise<number> => {
    const { status } = await ask(path, { method: 'PUT', headers, body: Buffer.from(bytes) });
    return status;
  };
  const create: Host['create'] = async (path, body) => {
    const bytes = await bytesOf(body);
    const status = await put(path, bytes, { 'if-none-match': '*' });
    const stored = await read(path);
    if (!stored) throw fail('host-refused', { location, path, reason: `status ${status}, and nothing is there` });
    if (Buffer.compare(stored.bytes, bytes) !== 0) return 'other';
    return status === 201 ? 'created' : 'same';
  };
  const replace: Host['replace'] = async (path, bytes, etag) => {
    const status = await put(path, bytes, etag === undefined ? { 'if-none-match': '*' } : { 'if-match': etag });
    const stored = await read(path);
    if (stored && Buffer.compare(stored.bytes, bytes) === 0) return status < 300 ? 'replaced' : 'same';
    if (status === 412) return 'lost';
    throw fail('host-refused', { location, path, reason: `status ${status}` });
  };
  return {
    kind: 'plain-put',
    location,
    capabilities: { conditionalWrites: true, ownHeaders: false, dotFiles: true, lists: false },
    preflight: async () => [],
    read,
    digest: async (path) => {
      const stored = await read(path);
      return stored && { size: stored.bytes.length, sha256: sha256(stored.bytes) };
    },
    open: async (path) => {
      const stored = await read(path);
      return stored && oneChunk(stored.bytes);
    },
    create,
    replace,
    compareCopy: async (path, source) => {
      const stored = await read(path);
      if (!stored) return { kind: 'absent' };
      return sha256(stored.bytes) === source.sha256 ? { kind: 'same' } : { kind: 'other', etag: stored.etag };
    },
    copy: async (path, source, etag) => {
      const original = await read(source.path);
      if (!original) throw fail('host-refused', { location, path, reason: 'there is nothing to copy' });
      return replace(path, original.bytes, etag);
    },
    list: async () => {
      throw fail('host-unlistable', { location });
    },
    remove: async (path) => {
      await ask(path, { method: 'DELETE' });
    },
  };
};

const bytesOf = async (body: Body): Promise<Uint8Array> => (body.kind === 'bytes' ? body.bytes : readFile(body.path));

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
