import type { RawAnswer } from '../../http/raw-network.js';
import { freshSeconds } from '../http-headers.js';

type Headers = RawAnswer['headers'];

/** What caches say of an answer: `Age` (RFC 9111), `Cache-Status` (RFC 9211), and what CDNs call it. */
const TELLING = [
  ['age', 'Age'],
  ['cache-control', 'Cache-Control'],
  ['cache-status', 'Cache-Status'],
  ['x-cache', 'X-Cache'],
  ['cf-cache-status', 'CF-Cache-Status'],
  ['x-cache-status', 'X-Cache-Status'],
  ['x-proxy-cache', 'X-Proxy-Cache'],
] as const;

/** Longer values say no more. */
const MAX_CHARACTERS = 100;

/** The headers that tell of caches, in one line: `Age: 300, X-Cache: HIT`. Empty where there are none. */
export const cacheEvidence = (headers: Headers): string =>
  TELLING.flatMap(([name, shown]) => {
    const value = headers[name]?.replace(/[^\x20-\x7e]/g, '?').trim();
    return value ? [`${shown}: ${value.slice(0, MAX_CHARACTERS)}`] : [];
  }).join(', ');

/** Seconds until a cache must ask again (RFC 9111, 4.2); 0 where the answer says nothing of it. */
export const freshSecondsLeft = (headers: Headers): number =>
  Math.max(0, freshSeconds(headers) - (Number(headers.age) || 0));

/** Whether an answer came out of a cache, as far as it says. */
export const isServedByCache = (headers: Headers): boolean =>
  Number(headers.age) > 0 ||
  TELLING.some(([name]) => name !== 'age' && name !== 'cache-control' && /\bhit\b/i.test(headers[name] ?? ''));
