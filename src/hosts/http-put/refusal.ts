import { fail, type OtaError } from '../../errors/ota-error.js';
import { shownUrl } from './address.js';
import type { Answer } from './answer.js';

/** What was asked of the server. */
export interface Asked {
  readonly location: string;
  /** The object's path on the site, or a folder's. */
  readonly path: string;
  readonly access: 'read' | 'write' | 'remove';
}

/**
 * The error for an answer that is none of those that are looked for: what the status means (RFC 9110, 15; RFC 4918, 11),
 * and what to change.
 */
export const refusalOf = (
  answer: Pick<Answer, 'status' | 'header' | 'words' | 'url'>,
  { location, path, access }: Asked,
): OtaError => {
  const { status, words: reason } = answer;
  if (status === 401 || status === 403) return fail('host-denied', { location, path, access, reason });
  if (access === 'write') {
    const target = redirectTarget(answer);
    if (target !== undefined) return fail('http-put-redirected', { location, target });
    if (status === 405 || status === 501) return fail('http-put-not-allowed', { location, reason });
    if (status === 411) return fail('http-put-length-required', { location, reason });
    if (status === 413) return fail('http-put-too-large', { location, path, reason });
    if (status === 507) return fail('host-disk-full', { location, path });
  }
  return fail('host-refused', { location, path, reason });
};

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where an answer sends whoever asked, without what may be secret in it; undefined where it doesn't. */
const redirectTarget = ({ status, header, url }: Pick<Answer, 'status' | 'header' | 'url'>): string | undefined => {
  const target = header('location');
  if (!REDIRECTS.has(status) || !target) return undefined;
  return URL.canParse(target, url) ? shownUrl(new URL(target, url)) : 'an address that is no URL';
};
