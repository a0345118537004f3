import { show, unverified, warning } from './entry.js';
import type { Stumble } from './verify.js';

/** What was asked for, and for how long. */
export interface Asked {
  readonly url: string;
  /** Seconds. */
  readonly waited: number;
}

/** What should have come, and what came instead. */
export interface Difference extends Asked {
  readonly expected: string;
  readonly found: string;
}

/** What caches on the way say of an answer. */
export interface Cached {
  /** `Age: 300, X-Cache: HIT`; empty where they say nothing. */
  readonly cache: string;
}

/** An answer that came out of a cache. */
export interface FromCache extends Cached {
  /** The server behind the cache was seen to have what was published; otherwise the cache hides it. */
  readonly proven: boolean;
}

const after = ({ waited }: Asked): string => (waited > 0 ? `, after ${waited} s of waiting` : '');
const told = ({ cache }: Cached): string => (cache === '' ? '' : ` (${cache})`);

const behind = ({ proven }: FromCache): string => (proven ? '; the server behind it is up to date' : '');

const SAME_PLACE = 'Check that publicUrl leads to the very folder that host writes to.';
const CDN_RULES =
  'Let the CDN heed Cache-Control: no-cache for index.json, versions and latest, name it in purge, or raise publicWait.';

/** What keeps devices from what was published, seen through the public URL; and what went wrong with telling a CDN. */
export const publicErrors = {
  'public-not-served': unverified(
    'Release that devices don’t get yet',
    (p: { release: string; host: string; url: string }) =>
      `${p.release} is published on ${p.host}; devices don’t get it from ${p.url} yet.`,
    () =>
      'Do what the findings below say, then run the release again: it publishes nothing a second time and asks again. publicCheck: off leaves the question out.',
  ),
  'public-origin-stale': unverified(
    'Old site at the public URL',
    (p: Difference & Cached) => `${p.url} shows ${p.found} instead of ${p.expected}${told(p)}${after(p)}.`,
    () =>
      'What serves publicUrl has not taken over what is on the host: look at its deployment (Pages, rsync, a mirror), check publicUrl, or raise publicWait.',
  ),
  'public-cache-stale': unverified(
    'Old copy in a cache',
    (p: Difference & FromCache) =>
      `${p.url} still shows ${p.found} instead of ${p.expected}, out of a cache${told(p)}${behind(p)}${after(p)}.`,
    () => CDN_RULES,
  ),
  'public-missing': unverified(
    'Published object that is missing at the public URL',
    (p: Asked & Cached & { status: number }) =>
      `${p.url} is answered with ${p.status}${told(p)}, though the object is on the host${after(p)}.`,
    () => `${SAME_PLACE} Where a deployment carries the site on, look at it, or raise publicWait.`,
  ),
  'public-absence-cached': unverified(
    'Cache that remembers an object as missing',
    (p: Asked & FromCache & { status: number }) =>
      `${p.url} is still answered with ${p.status}, out of a cache${told(p)}${behind(p)}${after(p)}.`,
    () => `Let the CDN keep a 404 for seconds at most. ${CDN_RULES}`,
  ),
  'public-web-page': unverified(
    'Web page in place of an object',
    (p: Asked & { status: number; type: string }) =>
      `${p.url} is answered with ${p.status} and a web page (${show(p.type)}), not with the object${after(p)}.`,
    () => `Turn the fallback page for missing names off: they must get a 404. ${SAME_PLACE}`,
  ),
  'public-other-content': unverified(
    'Something else at the public URL',
    (p: Difference & Cached) => `${p.url} is ${p.found}, where ${p.expected} belongs${told(p)}${after(p)}.`,
    () =>
      `${SAME_PLACE} If it does, something on the way changes what passes through it: turn off whatever rewrites or minifies.`,
  ),
  'public-cut-off': unverified(
    'Answer that breaks off',
    (p: Asked & { reason: string }) => `The answer for ${p.url} breaks off before its end: ${p.reason}${after(p)}.`,
    () =>
      'Look at the logs of what serves publicUrl: its Content-Length is larger than what it sends, or it gives up early.',
  ),
  'public-denied': unverified(
    'Public URL that asks for a permission',
    (p: Asked & { status: number }) => `${p.url} is answered with ${p.status}: devices have no credentials${after(p)}.`,
    (p) =>
      p.status === 403
        ? `Let everybody read the objects (bucket policy, CDN origin access). An object store also says 403 for a missing name. ${SAME_PLACE}`
        : 'Take the password off publicUrl, or give the URL under which devices reach the site.',
  ),
  'public-server-error': unverified(
    'Server in trouble at the public URL',
    (p: Asked & { status: number }) => `${p.url} is answered with ${p.status}${after(p)}.`,
    () => 'Look at the logs of what serves publicUrl, then run the release again; raise publicWait if it only is slow.',
  ),
  'public-status-unfit': unverified(
    'Status that devices can’t use',
    (p: Asked & { status: number }) => `${p.url} is answered with ${p.status}, and devices take 200 alone${after(p)}.`,
    () => `Let the web server answer 200 with the object. ${SAME_PLACE}`,
  ),
  'public-tls': unverified(
    'Certificate that devices refuse',
    (p: Asked & { reason: string }) => `${p.url} can’t be reached over TLS: ${p.reason}${after(p)}.`,
    () =>
      'Put the server’s certificate and chain right. Where it comes from a CA of your own that devices know, name the CA’s PEM file in SSL_CERT_FILE.',
  ),
  'public-dns': unverified(
    'Public URL whose host nobody knows',
    (p: Asked & { reason: string }) => `${p.url} has a host that the DNS doesn’t know: ${p.reason}${after(p)}.`,
    () => 'Check the spelling of publicUrl and the DNS record of its host.',
  ),
  'public-unreachable': unverified(
    'Public URL that can’t be reached',
    (p: Asked & { reason: string }) => `${p.url} can’t be reached: ${p.reason}${after(p)}.`,
    () =>
      'Check that the server runs and can be reached from here (https_proxy, no_proxy). Where only devices can reach it, set publicCheck: off.',
  ),
  'public-redirect-chain': unverified(
    'Redirects that lead nowhere',
    (p: Asked & { reason: string }) => `${p.url} leads to ${p.reason}${after(p)}.`,
    () => 'Set publicUrl to where the site is; 0-OS follows nine redirects and no tenth.',
  ),
  'public-http-redirect-insecure': warning(
    'Redirect from https to http',
    (p: Stumble & { insecure: string }) =>
      `${p.path} is redirected from https to ${p.insecure}, which a client that insists on TLS refuses. Stumbles: ${p.devices}.`,
    () => 'Let the redirect lead to https, or set publicUrl to where the site is.',
  ),
  'public-http-redirect-elsewhere': warning(
    'Redirect to another origin',
    (p: Stumble & { target: string; hops: number }) =>
      `${p.path} is redirected to another origin (${p.target}, ${p.hops} redirect(s)): one more name, certificate and firewall rule. Stumbles: ${p.devices}.`,
    () => 'Set publicUrl to where the redirects end, if that address lasts.',
  ),
  'public-http-redirect-pointer': warning(
    'Redirect at every check',
    (p: Stumble & { target: string; hops: number }) =>
      `${p.path} is redirected to ${p.target} (${p.hops} redirect(s)), at every check of every device. Stumbles: ${p.devices}.`,
    () => 'Set publicUrl to where the redirects end.',
  ),
  'public-http-type': warning(
    'Content-Type that invites changes',
    (p: Stumble & { type: string }) =>
      `${p.path} is sent as ${show(p.type)}, which proxies and CDNs may rewrite. Stumbles: ${p.devices}.`,
    () => 'Send names without an extension and .json as application/json, and .zip as application/zip.',
  ),
  'public-http-absence-kept': warning(
    'Missing names remembered for long',
    (p: Stumble & { status: number; seconds: number; cacheControl: string }) =>
      `${p.path}, which is not on the site, is answered with ${p.status} to be kept for ${p.seconds} s (${show(p.cacheControl)}): a version asked for too early stays missing for as long. Stumbles: ${p.devices}.`,
    () => 'Let the web server and the CDN keep a 404 for seconds at most.',
  ),
  'purge-cloudfront-failed': warning(
    'CloudFront that could not be told',
    (p: { distribution: string; reason: string }) =>
      `CloudFront distribution ${p.distribution} was not told what has changed: ${p.reason}.`,
    () =>
      'Check the distribution’s id and that the run may do cloudfront:CreateInvalidation on it. Until the old copies expire, devices may see them.',
  ),
  'purge-command-failed': warning(
    'Purge command that failed',
    (p: { program: string; reason: string }) => `The purge command ${show(p.program)} failed: ${p.reason}.`,
    () =>
      'Run it by hand with the URLs on standard input, one a line; --verbose shows what it said. Until the old copies expire, devices may see them.',
  ),
};
