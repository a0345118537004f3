import type { ChannelLayout } from '../site/layout.js';

/** The names of a channel's TUF metadata, relative to the site's root. */
export interface TufNames {
  /** The base URL of the metadata, below that of the site. */
  readonly folder: string;
  readonly timestamp: string;
  root(version: number): string;
  snapshot(version: number): string;
  targets(version: number): string;
}

/** The names of a channel's metadata, with consistent snapshots (TUF 1.0, section 6.2.1). */
export const tufNames = ({ prefix }: Pick<ChannelLayout, 'prefix'>): TufNames => {
  const folder = `${prefix}metadata/`;
  return {
    folder,
    timestamp: `${folder}timestamp.json`,
    root: (version) => `${folder}${version}.root.json`,
    snapshot: (version) => `${folder}${version}.snapshot.json`,
    targets: (version) => `${folder}${version}.targets.json`,
  };
};

/** Where the metadata of a role lie that follow from a revision. */
export const rolePath = (names: TufNames, role: 'targets' | 'snapshot' | 'timestamp', counter: number): string =>
  // The one name that a client knows without a version (TUF 1.0, section 6.2.1).
  role === 'timestamp' ? names.timestamp : names[role](counter);

/**
 * The target name under which a client asks for a bundle: the object's own without the digest, which the client puts there itself
 * (TUF 1.0, section 5.7.3). Undefined for an object of another name, which no client would find.
 */
export const bundleTarget = ({ path, sha256 }: { readonly path: string; readonly sha256: string }) => {
  const start = `bundles/${sha256}.`;
  return path.startsWith(start) && path.length > start.length ? `bundles/${path.slice(start.length)}` : undefined;
};

/** Whose newest release a target is. */
export interface ReleaseName {
  readonly product: string;
  readonly channel: string;
}

/**
 * The target name under which a client asks which release is the newest. Product and channel are in it, so that signed metadata of
 * another product or channel, replayed to the client, don't have what it asks for, though the same keys signed them. A channel’s
 * name has no dot, so no two pairs share a name.
 */
export const releaseTarget = ({ product, channel }: ReleaseName): string => `releases/${product}.${channel}.json`;

/** Where that target lies: a copy of the release's upgrade object, by its digest. */
export const releaseObject = (sha256: string, { product, channel }: ReleaseName): string =>
  `releases/${sha256}.${product}.${channel}.json`;
