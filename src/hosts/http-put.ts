import { fail, OtaError } from '../errors/ota-error.js';
import type { PutHostSpec } from '../project/project.js';
import type { Host, StoredObject } from './host.js';
import { isAbsent, isDone } from './http-put/answer.js';
import { type PutClient, putClient } from './http-put/client.js';
import { compareCopy, copyObject } from './http-put/copy-object.js';
import { credentialsOf } from './http-put/credentials.js';
import { openDownload } from './http-put/download.js';
import { foldersOn } from './http-put/folders.js';
import { listObjects } from './http-put/listing.js';
import { type Manners, UNKNOWN_MANNERS } from './http-put/manners.js';
import { preflightServer } from './http-put/preflight.js';
import { refusalOf } from './http-put/refusal.js';
import type { PutServer } from './http-put/server.js';
import { digestObject, readObject, type SeenObject } from './http-put/stored-object.js';
import { createObject, replaceObject } from './http-put/write-object.js';
import { sitePathFault } from './site-path.js';
import type { HostSurroundings } from './surroundings.js';

/**
 * A host that keeps the site on a server that takes PUT (RFC 9110, 9.3.4): WebDAV, a generic package registry, an artifact
 * server. An ETag of this host is the hex SHA-256 of the bytes.
 *
 * Conditions are always sent, and relied on only once `preflight` has seen that the server keeps them. nginx, Apache and
 * lighttpd write an upload elsewhere and rename it once it is whole; on a server that shows the half of one, objects are
 * written under a name of our own and moved. Every upload is looked at afterwards: small objects byte by byte, files by
 * their length and the digest that the server has of them.
 *
 * @throws OtaError `http-put-credential-…`, `http-put-credentials-both`, `forge-certificate-unreadable`, `forge-proxy-invalid`.
 */
export const putHost = async (spec: PutHostSpec, surroundings: HostSurroundings): Promise<Host> => {
  const credentials = credentialsOf(spec, surroundings.environment);
  const trust = spec.ca === undefined ? {} : { authoritiesFile: { file: spec.ca, namedBy: 'host.ca' } };
  const client = putClient({ base: spec.url, fetch: await surroundings.openFetch(trust), credentials });
  return hostOn(client, surroundings);
};

/** What this run learns of a server as it goes. */
interface Knowledge {
  manners: Manners;
  /** Objects that were read, for their replacement. */
  readonly seen: Map<string, SeenObject>;
}

const hostOn = (client: PutClient, surroundings: HostSurroundings): Host => {
  const { location } = client;
  const known: Knowledge = { manners: UNKNOWN_MANNERS, seen: new Map() };
  const server: PutServer = {
    client,
    timing: surroundings,
    folders: foldersOn(client),
    manners: () => known.manners,
  };
  return {
    kind: 'http-put',
    location,
    get capabilities() {
      const { conditional, dotFiles, lists } = known.manners;
      return { conditionalWrites: conditional, ownHeaders: false, dotFiles, lists };
    },
    preflight: async () => {
      const { problems, manners } = await preflightServer(server, surroundings.oneAtATime);
      if (manners) known.manners = manners;
      return problems;
    },
    read: async (path) => read(server, known, checked(path)),
    digest: async (path) => digestObject(client, surroundings, checked(path)),
    open: async (path) => (await openDownload(client, surroundings, checked(path)))?.chunks(),
    create: async (path, body, onBytes) => createObject(server, checked(path), body, onBytes),
    replace: async (path, bytes, etag) => replaceObject(server, checked(path), bytes, etag, known.seen.get(path)),
    compareCopy: async (path, source) => compareCopy(server, checked(path), source),
    copy: async (path, source, etag) => copyObject(server, checked(path), source, etag, surroundings.workDirectory),
    list: (prefix) => list(server, known, prefix),
    remove: async (path) => remove(client, checked(path)),
  };
};

/** @throws OtaError `host-path-invalid`. */
const checked = (path: string): string => {
  const reason = sitePathFault(path);
  if (reason !== undefined) throw fail('host-path-invalid', { path, reason });
  return path;
};

const read = async (
  { client, timing }: PutServer,
  { seen }: Knowledge,
  path: string,
): Promise<StoredObject | undefined> => {
  const stored = await readObject(client, timing, path);
  if (!stored) return undefined;
  const { bytes, ...seenAs } = stored;
  seen.set(path, seenAs);
  return { bytes, etag: seenAs.sha256 };
};

const list = async ({ client }: PutServer, known: Knowledge, prefix: string): Promise<readonly string[]> => {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1).replace(/\/$/, '');
  if (folder !== '') checked(folder);
  if (!known.manners.lists) throw fail('host-unlistable', { location: client.location });
  try {
    return await listObjects(client, prefix);
  } catch (error) {
    if (error instanceof OtaError && error.code === 'host-unlistable')
      known.manners = { ...known.manners, lists: false };
    throw error;
  }
};

const remove = async (client: PutClient, path: string): Promise<void> => {
  const answer = await client.ask({ method: 'DELETE', path });
  if (isDone(answer) || isAbsent(answer)) return;
  throw refusalOf(answer, { location: client.location, path, access: 'remove' });
};
