/**
 * Bytes of objects that a page carries at most: about a thousand releases, index and records with them. A browser opens that at once, and
 * mail takes it.
 */
export const MAX_CARRIED_BYTES = 8 * 1024 * 1024;
