import { bundlePath } from './layout.js';

/** Response headers that an object should be served with, where its host lets it carry them. */
export interface ObjectHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
  readonly contentDisposition?: string;
}

/** For ever: the name changes with the bytes. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Kept, but never used without asking the host again. */
const ALWAYS_ASK = 'no-cache';
/** What is written once under a name that a reader may have asked for too early. */
const SHORTLY = 'public, max-age=60';

const IMMUTABLE_FOLDERS = /^(?:channels\/[^/]+\/)?(?:bundles|schemas|attachments|archive|revisions)\//;
const POINTERS = /^(?:channels\/[^/]+\/)?(?:index\.json|versions|latest)$/;
/** As `bundlePath` names them: digest, product and version. */
const BUNDLE = new RegExp(`^${bundlePath('[0-9a-f]{64}', '(.+)', '').replace('-.zip', '\\.zip')}$`);

const TYPES: Readonly<Record<string, string>> = {
  zip: 'application/zip',
  json: 'application/json',
  html: 'text/html; charset=utf-8',
  minisig: 'text/plain; charset=utf-8',
  md5: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
};

/**
 * The headers of an object of the site, by its path alone. Pointers are always asked for again, names that change with
 * their bytes are kept for ever; what has no extension is JSON, as 0-OS reads it.
 */
export const objectHeaders = (path: string): ObjectHeaders => {
  const bundle = BUNDLE.exec(path)?.[1];
  return {
    contentType: contentTypeOf(path),
    cacheControl: cacheControlOf(path),
    ...(bundle === undefined ? {} : { contentDisposition: `attachment; filename="${bundle}.zip"` }),
  };
};

const contentTypeOf = (path: string): string => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // An upgrade object's name is a version, whose last number is no extension.
  const extension = /^\d+\.\d+\.\d+/.test(name) ? undefined : /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) return 'application/json';
  return TYPES[extension] ?? 'application/octet-stream';
};

const cacheControlOf = (path: string): string => {
  if (IMMUTABLE_FOLDERS.test(path)) return IMMUTABLE;
  return POINTERS.test(path) ? ALWAYS_ASK : SHORTLY;
};
