/** By the end of a file's name, the longest first. */
const MEDIA_TYPES: readonly (readonly [suffix: string, mediaType: string])[] = [
  ['.spdx.json', 'application/spdx+json'],
  ['.cdx.json', 'application/vnd.cyclonedx+json'],
  ['.sigstore.json', 'application/vnd.dev.sigstore.bundle.v0.3+json'],
  ['.intoto.jsonl', 'application/vnd.in-toto.bundle'],
  ['.json', 'application/json'],
  ['.pdf', 'application/pdf'],
  ['.html', 'text/html'],
  ['.md', 'text/markdown'],
  ['.txt', 'text/plain'],
];

/**
 * The media type (RFC 6838), without parameters, that the ending of a file's name stands for;
 * `application/octet-stream` where it stands for none. Signed with an attachment, so what a name stands for never changes.
 */
export const mediaTypeOf = (name: string): string =>
  MEDIA_TYPES.find(([suffix]) => name.toLowerCase().endsWith(suffix))?.[1] ?? 'application/octet-stream';
