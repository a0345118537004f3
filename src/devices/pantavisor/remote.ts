import { jsonBytes } from '../../site/json-bytes.js';
import type { ChannelLayout } from '../../site/layout.js';
import type { PartObject } from './parts.js';

/** The protocol that pvr is told to speak: the Hub’s, of which a static site answers the reading half. */
const REMOTE_SPEC = 'pvr-pantahub-1';

/** Where the files of one revision lie, relative to the site’s root. */
export interface RevisionPaths {
  /** The folder, which is a remote of its own for pvr. */
  readonly folder: string;
  readonly state: string;
  readonly remote: string;
  readonly tarball: string;
  readonly objectInfo: (sha256: string) => string;
}

/** Where what the newest revision is read from, the channel’s remote, lies. */
export const channelRemotePath = ({ prefix }: Pick<ChannelLayout, 'prefix'>): string =>
  `${prefix}pantavisor/.pvrremote`;

/**
 * Where a revision lies. What says where objects are stands below the version, because it holds the site’s URL: were it shared, no
 * release could follow a move of the site.
 */
export const revisionPaths = (
  { prefix }: Pick<ChannelLayout, 'prefix'>,
  product: string,
  version: string,
): RevisionPaths => {
  const folder = `${prefix}pantavisor/${version}`;
  return {
    folder,
    state: `${folder}/json`,
    remote: `${folder}/.pvrremote`,
    tarball: `${folder}/${product}-${version}.pvrexport.tgz`,
    objectInfo: (sha256) => `${folder}/objects-info/${sha256}`,
  };
};

/** Where an object lies: content-addressed, so that releases and channels share it. */
export const objectPath = (sha256: string): string => `pantavisor/objects/${sha256}`;

/**
 * What `pvr clone` reads first (Pantavisor contract, “Static remote”).
 *
 * @param publicUrl without a trailing slash. @param folder of the revision.
 */
export const remoteBytes = (publicUrl: string, folder: string): Uint8Array =>
  jsonBytes({
    'pvr-spec': REMOTE_SPEC,
    'json-get-url': `${publicUrl}/${folder}/json`,
    'json-key': 'state',
    'objects-endpoint': `${publicUrl}/${folder}/objects-info`,
  });

/** What `pvr` reads of an object before it fetches it (Pantavisor contract, “Static remote”). The size is a text. */
export const objectInfoBytes = (publicUrl: string, { key, sha256, size }: PartObject): Uint8Array =>
  jsonBytes({
    id: sha256,
    objectname: key,
    sha256sum: sha256,
    size: String(size),
    'mime-type': 'application/octet-stream',
    'signed-geturl': `${publicUrl}/${objectPath(sha256)}`,
  });
