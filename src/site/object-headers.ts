import { mediaTypeOf } from './media-type.js';

/** Response headers that an object should be served with, where its host lets it carry them. */
export interface ObjectHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
  readonly contentDisposition?: string;
}

/** How long a copy of an object may be used without asking again: docs/site-format.md, “Serving it”. */
export const CACHE_CONTROL = {
  /** The name changes with the bytes, so the bytes are good for ever. */
  immutable: 'public, max-age=31536000, immutable',
  /** A pointer: kept, but never used without asking. */
  pointer: 'no-cache',
  /** Written once under a name that a reader may have asked for too early, or a page for people. */
  shortly: 'public, max-age=60',
} as const;

/** Folders of the root and of channels whose objects never change. */
export const IMMUTABLE_FOLDERS = [
  'bundles',
  'schemas',
  'attachments',
  'archive',
  'revisions',
  'records',
  'provenance',
  'releases',
  'pages',
] as const;

const IMMUTABLE = new RegExp(`^(?:channels/[^/]+/)?(?:${IMMUTABLE_FOLDERS.join('|')})/`);
/**
 * The page for people trusts the keys that it was made for: an old copy may trust one that counts no more. Connhex: the copy of the newest
 * bundle is asked for by HEAD and then by GET, which must be answered alike.
 */
const POINTERS =
  /^(?:channels\/[^/]+\/)?(?:index\.(?:json|html)|versions|latest|metadata\/timestamp\.json|connhex\/[^/]+\.zip)$/;
/** TUF: named by their versions. */
const METADATA = /^(?:channels\/[^/]+\/)?metadata\/\d+\.(?:root|snapshot|targets)\.json$/;
const UPGRADE_OBJECT = /^(?:channels\/[^/]+\/)?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;
/** Digest, and the name under which people keep it. */
const BUNDLE = /^bundles\/[0-9a-f]{64}\.([A-Za-z0-9._+-]+\.zip)$/;

const TYPES: readonly (readonly [name: RegExp, contentType: string])[] = [
  // 0-OS, and Ioto’s per-version documents: JSON under names without an extension.
  [UPGRADE_OBJECT, 'application/json'],
  // Ivy: the archive of a tag, as the forges name it.
  [/\.(?:tar\.gz|tgz)$|(?:^|\/)tarball\/[^/]+$/, 'application/gzip'],
  [/\.zip$/, 'application/zip'],
  [/\.(?:minisig|md5|conf)$|^(?:_headers|CNAME)$/, 'text/plain'],
  [/(?:^|\/)[^/.]+$/, 'application/json'],
];

/**
 * The headers of an object of the site, by its path alone. Pointers are always asked for again, names that change with
 * their bytes are kept for ever; what has no extension is JSON.
 */
export const objectHeaders = (path: string): ObjectHeaders => {
  const bundle = BUNDLE.exec(path)?.[1];
  return {
    contentType: contentTypeOf(path),
    cacheControl: cacheControlOf(path),
    ...(bundle === undefined ? {} : { contentDisposition: `attachment; filename="${bundle}"` }),
  };
};

const contentTypeOf = (path: string): string => {
  const type = TYPES.find(([name]) => name.test(path))?.[1] ?? mediaTypeOf(path);
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
};

const cacheControlOf = (path: string): string => {
  if (IMMUTABLE.test(path) || METADATA.test(path)) return CACHE_CONTROL.immutable;
  return POINTERS.test(path) ? CACHE_CONTROL.pointer : CACHE_CONTROL.shortly;
};
