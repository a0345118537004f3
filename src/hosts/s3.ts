import type { S3HostSpec } from '../project/project.js';
import type { Body, CreateOutcome, Host, OnBytes } from './host.js';
import { s3Address } from './s3/address.js';
import { openClient } from './s3/client.js';
import { compareCopy, copyObject } from './s3/copying.js';
import { createBytes } from './s3/creating.js';
import { createLarge } from './s3/creating-large.js';
import { MULTIPART_FROM_BYTES } from './s3/part-plan.js';
import { preflightSite } from './s3/preflight.js';
import { digestObject, openObject, readObject } from './s3/reading.js';
import { replaceBytes } from './s3/replacing.js';
import { nothingKnown, type S3Site } from './s3/site.js';
import { readPromised } from './s3/source-parts.js';
import { deleteObject, listObjects } from './s3/store.js';
import type { HostSurroundings } from './surroundings.js';

/**
 * A host that keeps the site in a bucket of AWS S3 or of a store that speaks S3 (Amazon S3 API Reference, 2006-03-01).
 *
 * `create` writes under `If-None-Match: *`, which makes it atomic on stores that honour the condition; `preflight` finds out
 * whether this one does, and `conditionalWrites` is that alone, as a release needs no more. `replace` goes out under
 * `If-Match` where the store honours that too, and is a look and a plain write where it doesn't. A tag is the hex SHA-256 of
 * the bytes. Objects carry their headers, and their digest as `x-amz-meta-sha256`.
 *
 * Files of 16 MiB and more go in parts: see `createLarge`. Every request is tried again where that may help.
 *
 * @throws OtaError `s3-region-unknown`, `s3-credentials-unusable`.
 */
export const s3Host = async (spec: S3HostSpec, surroundings: HostSurroundings): Promise<Host> => {
  const address = s3Address(spec);
  const store = { ...(await openClient(spec, surroundings)), address };
  const known = nothingKnown();
  const site: S3Site = { store, known, surroundings };
  return {
    kind: 's3',
    location: address.location,
    capabilities: {
      get conditionalWrites() {
        return known.creating === 'honoured';
      },
      ownHeaders: true,
      dotFiles: true,
      lists: true,
    },
    preflight: () => preflightSite(site),
    read: (path) => readObject(site, path),
    digest: (path) => digestObject(site, path),
    open: (path) => openObject(site, path),
    create: (path, body, onBytes) => create(site, path, body, onBytes),
    replace: (path, bytes, etag) => replaceBytes(site, path, bytes, etag),
    compareCopy: (path, source) => compareCopy(site, path, source),
    copy: (path, source, etag) => copyObject(site, path, source, etag),
    list: (prefix) => listObjects(store, prefix),
    remove: async (path) => {
      await deleteObject(store, path);
      known.etags.delete(path);
    },
  };
};

const create = async (site: S3Site, path: string, body: Body, onBytes?: OnBytes): Promise<CreateOutcome> => {
  if (body.kind === 'bytes') return createBytes(site, path, body.bytes, onBytes);
  // Before the file is looked at: a path that can't be is the caller's fault.
  site.store.address.keyOf(path);
  if (body.size > MULTIPART_FROM_BYTES) return createLarge(site, path, body, onBytes);
  return createBytes(site, path, await readPromised(body, path), onBytes);
};
