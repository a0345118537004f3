import type { Host } from '../hosts/host.js';
import { digestStream, type SiteSource, safeSitePath } from './site-source.js';

type ReadableHost = Pick<Host, 'location' | 'read' | 'open' | 'list'> & Partial<Pick<Host, 'capabilities'>>;

/** A site read back through the host it was written to. Each object is read once, whatever is to be known of it. */
export const hostSource = (host: ReadableHost): SiteSource => ({
  kind: 'host',
  location: host.location,
  read: async (path) => (await host.read(safeSitePath(path)))?.bytes,
  digest: async (path, maxBytes) => {
    const chunks = await host.open(safeSitePath(path));
    return chunks && digestStream(chunks, maxBytes);
  },
  stream: async (path, use) => {
    const chunks = await host.open(safeSitePath(path));
    return chunks && use(chunks);
  },
  ...(host.capabilities?.lists === false ? {} : { list: () => host.list('') }),
});
