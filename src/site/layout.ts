import { parseVersion } from '../version/parse-version.js';

/** The channel whose `versions`, `latest` and upgrade objects stand at the root of the site. */
export const STABLE = 'stable';

/** Digits of a counter in a revision's name: enough for one revision a second over three years, and lists stay sorted. */
const COUNTER_DIGITS = 8;

/** The names of one channel's objects, relative to the site's root. */
export interface ChannelLayout {
  readonly channel: string;
  /** Empty for the stable channel, else `channels/<name>/`. */
  readonly prefix: string;
  readonly index: string;
  /** The page for people. */
  readonly page: string;
  readonly versions: string;
  readonly latest: string;
  readonly revisions: string;
  upgradeObject(version: string): string;
  revision(counter: number): string;
  archive(sha256: string): string;
}

/** The layout of a channel. 0-OS reads `versions`, `latest` and `{version}` below one base URL, so each channel is such a base. */
export const channelLayout = (channel: string): ChannelLayout => {
  const prefix = channel === STABLE ? '' : `channels/${channel}/`;
  return {
    channel,
    prefix,
    index: `${prefix}index.json`,
    page: `${prefix}index.html`,
    versions: `${prefix}versions`,
    latest: `${prefix}latest`,
    revisions: `${prefix}revisions/`,
    // 0-OS: a plain extension-less file; nothing may stand under `{version}/`.
    upgradeObject: (version) => `${prefix}${version}`,
    revision: (counter) => `${prefix}revisions/${String(counter).padStart(COUNTER_DIGITS, '0')}.json`,
    archive: (sha256) => `${prefix}archive/${sha256}.json`,
  };
};

/** Where a bundle lies: content-addressed, so that other bytes have another name, and readable for people. */
export const bundlePath = (sha256: string, product: string, version: string): string =>
  `bundles/${sha256}.${product}-${version}.zip`;

/**
 * The version that a bundle was packed for, as its path has it: another one than the release's where the bytes were issued anew.
 * Undefined for a path that no bundle of these bytes has.
 */
export const packedVersion = (path: string, { sha256, product }: PackedBytes): string | undefined => {
  const start = `bundles/${sha256}.${product}-`;
  if (!path.startsWith(start) || !path.endsWith('.zip')) return undefined;
  return parseVersion(path.slice(start.length, -'.zip'.length))?.text;
};

/** Bytes of a product. */
export interface PackedBytes {
  readonly sha256: string;
  readonly product: string;
}

/** The name under which people keep a bundle. */
export const bundleFileName = (product: string, version: string): string => `${product}-${version}.zip`;

/** Where a bundle's minisign signature lies. */
export const minisigPath = (bundle: string): string => `${bundle}.minisig`;

export type SchemaKind = 'config' | 'foreign-config' | 'template';

/** Where a config schema or template lies; many releases share one. */
export const schemaPath = (sha256: string, kind: SchemaKind): string => `schemas/${sha256}.${kind}.json`;

/** Where an attachment (SBOM, provenance, manual) lies. */
export const attachmentPath = (sha256: string, name: string): string => `attachments/${sha256}.${name}`;

/** Where the record of a release lies. */
export const recordPath = (sha256: string): string => `records/${sha256}.json`;

/** Where the provenance of a release lies. */
export const provenancePath = (sha256: string, product: string, version: string): string =>
  `provenance/${sha256}.${product}-${version}.intoto.jsonl`;

/** Where a page for people lies under its digest. */
export const pagePath = (sha256: string): string => `pages/${sha256}.html`;

/** The channel a path below `channels/` belongs to, if any. */
export const channelOfPath = (path: string): string | undefined => /^channels\/([^/]+)\//.exec(path)?.[1];
