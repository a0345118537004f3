import { createReadStream } from 'node:fs';
import type { Body } from '../hosts/host.js';
import { collectStream, digestStream, MAX_READ_BYTES, type SiteSource, safeSitePath } from '../site/site-source.js';

/** An object that is to be seen on a site, though it isn’t there yet. */
export interface LaidObject {
  readonly path: string;
  /** Its bytes, or the path of the object whose bytes they are: one that is laid as well, or one of the site. */
  readonly body: Body | { readonly kind: 'copy'; readonly of: string };
}

/**
 * A site as it will be: the objects laid over what is there. Where two have one path, the last one counts. Nothing is written.
 *
 * Not over a web server: of one only what it answers counts.
 */
export const overlaySource = (base: SiteSource, objects: readonly LaidObject[]): SiteSource => {
  const laid = new Map(objects.map(({ path, body }) => [path, body]));
  /** Where the bytes of a path come from: a laid body, or a path of the base. */
  const placeOf = (path: string): Body | string => {
    const body = laid.get(safeSitePath(path));
    if (body === undefined) return path;
    return body.kind === 'copy' ? placeOf(body.of) : body;
  };
  return {
    kind: base.kind,
    location: base.location,
    read: async (path, maxBytes = MAX_READ_BYTES) => {
      const place = placeOf(path);
      return typeof place === 'string' ? base.read(place, maxBytes) : collectStream(chunksOf(place), path, maxBytes);
    },
    digest: async (path, maxBytes) => {
      const place = placeOf(path);
      return typeof place === 'string' ? base.digest(place, maxBytes) : digestStream(chunksOf(place), maxBytes);
    },
    stream: async (path, use) => {
      const place = placeOf(path);
      return typeof place === 'string' ? base.stream(place, use) : use(chunksOf(place));
    },
  };
};

const chunksOf = (body: Body): AsyncIterable<Uint8Array> =>
  body.kind === 'file' ? createReadStream(body.path) : one(body.bytes);

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
