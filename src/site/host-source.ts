import type { Host } from '../hosts/host.js';
import { digestStream, MAX_READ_BYTES, type ObjectDigest, type SiteSource, safeSitePath } from './site-source.js';

/** What a host gives for `digest`; one that hashes anyway may give BLAKE2b-512 too. */
type HostDigest = Awaited<ReturnType<Host['digest']>> & Pick<ObjectDigest, 'blake2b512'>;

type ReadableHost = Pick<Host, 'location' | 'read' | 'digest' | 'open' | 'list'> & Partial<Pick<Host, 'capabilities'>>;

/**
 * A site read back through the host it was written to, for the verification that ends a release.
 * A bundle above the read limit is digested by the host, which need not know BLAKE2b-512.
 */
export const hostSource = (host: ReadableHost): SiteSource => ({
  kind: 'host',
  location: host.location,
  read: async (path) => (await host.read(safeSitePath(path)))?.bytes,
  digest: async (path) => {
    const digest = (await host.digest(safeSitePath(path))) as HostDigest | undefined;
    if (!digest || digest.blake2b512 || digest.size > MAX_READ_BYTES) return digest;
    const stored = await host.read(path);
    return stored && digestStream([stored.bytes]);
  },
  stream: async (path, use) => {
    const chunks = await host.open(safeSitePath(path));
    return chunks && use(chunks);
  },
  ...(host.capabilities?.lists === false ? {} : { list: () => host.list('') }),
});
