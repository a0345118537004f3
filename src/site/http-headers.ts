import type { RawAnswer } from '../http/raw-network.js';

type Headers = RawAnswer['headers'];

/** How long a cache may keep an answer in seconds, by RFC 9111, 4.2.1; 0 where it doesn't say. */
export const freshSeconds = (headers: Headers): number => {
  const control = headers['cache-control'] ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return 0;
  const ages = [...control.matchAll(/\b(?:s-maxage|max-age)\s*=\s*"?(\d+)/gi)].map(([, seconds]) => Number(seconds));
  if (ages.length > 0) return Math.max(...ages);
  const left = Date.parse(headers.expires ?? '') - Date.parse(headers.date ?? '');
  return Number.isNaN(left) ? 0 : Math.max(0, left / 1000);
};

/** What says how long an answer may be kept, as the server wrote it. */
export const freshnessText = (headers: Headers): string =>
  headers['cache-control'] ?? (headers.expires === undefined ? '' : `Expires: ${headers.expires}`);

/** The Content-Encoding in lower case; `identity` where there is none. */
export const encodingOf = (headers: Headers): string => headers['content-encoding']?.trim().toLowerCase() || 'identity';
