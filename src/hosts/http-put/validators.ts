/**
 * An ETag that stands for these very bytes; undefined for a weak one, which a server gives to what may have changed within
 * the same second (RFC 9110, 8.8.1), and which neither If-Match nor If-Range take.
 */
export const strongEtag = (etag: string | null): string | undefined =>
  etag !== null && /^"[\x21\x23-\x7e\x80-\xff]*"$/.test(etag) ? etag : undefined;
