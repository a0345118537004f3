import type { Body, Host } from '../hosts/host.js';
import { sha256Hex } from '../site/json-bytes.js';

/** A host that says what creating an object would come to, and creates nothing: for trying out a commit. */
export const unwrittenHost = (host: Host): Host => ({
  ...host,
  create: async (path, body) => {
    const standing = await host.digest(path);
    if (!standing) return 'created';
    return standing.sha256 === digestOf(body) ? 'same' : 'other';
  },
});

const digestOf = (body: Body): string => (body.kind === 'file' ? body.sha256 : sha256Hex(body.bytes));
