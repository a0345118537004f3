import { failed, invalid, show, unverified, warning } from './entry.js';

const RESTORE = 'Restore it from a copy of the site, or release the version again from the commit that was tagged.';
const SERVER = 'Change the web server’s or CDN’s settings; docs/verify.md shows what each device family needs.';

/** Versions that one hint names. */
const MAX_NAMED = 6;

/** What chooses these versions on a command line. */
const onlyFlags = (versions: readonly string[]): string => {
  const flags = versions.slice(0, MAX_NAMED).map((version) => `--only ${version}`);
  const more = versions.length > MAX_NAMED ? [`and one for each of the other ${versions.length - MAX_NAMED}`] : [];
  return [...flags, ...more].join(' ');
};

/** Who stumbles, as the findings about a web server end. */
export interface Stumble {
  readonly path: string;
  /** Names of device families, or `every client`. */
  readonly devices: string;
}

/** What can be wrong with a published site, seen from outside. */
export const verifyErrors = {
  'verify-location-invalid': invalid(
    'Site location that can’t be read from',
    (p: { location: string; reason: string }) => `${show(p.location)} is not a site: ${p.reason}.`,
    () =>
      'Give the directory or tarball of the site, its https:// URL, or its host: s3://…, branch:…, git+https://…#….',
  ),
  'verify-path-refused': unverified(
    'Name that leads out of the site',
    (p: { path: string }) => `${show(p.path)} is not a relative path inside the site.`,
    () => 'Find out who wrote that name: ota-release never does. Restore the site from a copy.',
  ),
  'verify-read-failed': failed(
    'Object that could not be read',
    (p: { path: string; reason: string }) => `${p.path} could not be read: ${p.reason}.`,
    () => 'Check that the site is reachable and readable from here, then verify again.',
  ),
  'verify-object-too-large': unverified(
    'Object larger than it may be',
    (p: { path: string; maxBytes: number }) =>
      `${p.path} is larger than ${p.maxBytes} bytes, more than such an object can have.`,
    () => RESTORE,
  ),
  'verify-index-missing': unverified(
    'No signed index',
    (p: { path: string; site: string }) => `${p.site} has no ${p.path}.`,
    () =>
      'Check the location and the channel. A site that lost its index is repaired by the next release, if revisions/ is whole.',
  ),
  'verify-index-not-copy': unverified(
    'Index that is not the revision it claims to be',
    (p: { path: string; revision: string }) =>
      `${p.path} should be a copy of ${p.revision}, byte for byte, and is not.`,
    () =>
      'Restore both from a copy of the site. Two different signed revisions with one counter mean that a signer was misused.',
  ),
  'verify-index-stale': unverified(
    'Index older than the newest revision',
    (p: { path: string; counter: number; newest: string }) =>
      `${p.path} is revision ${p.counter}, but ${p.newest} is on the site: devices are shown an old list of releases.`,
    () => 'Run the release again: it repairs the pointers. If nobody was releasing, somebody rolled the index back.',
  ),
  'verify-index-expired': unverified(
    'Expired index',
    (p: { path: string; expires: string }) => `${p.path} expired at ${p.expires}.`,
    () =>
      'Publish a new revision. If there is one, devices and this check are shown an old copy: look at the host and its caches.',
  ),
  'verify-index-expires-soon': warning(
    'Index about to expire',
    (p: { path: string; expires: string; days: number }) => `${p.path} expires at ${p.expires}, in ${p.days} days.`,
    () => 'Publish a new revision before then: devices refuse an expired index.',
  ),
  'verify-counter-rolled-back': unverified(
    'Counter lower than one seen before',
    (p: { path: string; counter: number; minCounter: number }) =>
      `${p.path} has counter ${p.counter}, and at least ${p.minCounter} was seen before.`,
    () => 'The site was rolled back: restore the newest revisions and index.json from a copy of the site.',
  ),
  'verify-revision-missing': unverified(
    'Revision missing from the log',
    (p: { path: string; newest: string }) => `${p.path} is missing, and the log goes on to ${p.newest}.`,
    () => 'Restore revisions/ from a copy of the site: every revision stays, so that the log can be checked.',
  ),
  'verify-revision-forked': unverified(
    'Revision that the next one doesn’t vouch for',
    (p: { path: string; next: string }) => `The digest of ${p.path} is not the one that ${p.next} gives for it.`,
    () => 'Restore revisions/ from a copy of the site: a revision is created once and never changed.',
  ),
  'verify-revision-key-retired': warning(
    'Revision signed only by retired keys',
    (p: { path: string }) =>
      `${p.path} is signed by keys that are not trusted any more; a later revision that verifies vouches for it by its digest.`,
    () => 'Nothing needs to be done after a change of keys. Otherwise check the list of trusted keys.',
  ),
  'verify-revision-time-back': warning(
    'Revision older than the one before',
    (p: { path: string; created: string; before: string }) =>
      `${p.path} was created at ${p.created}, before the revision it follows (${p.before}).`,
    () => 'Set the clocks of the machines that release. Its expiry is counted from that clock.',
  ),
  'verify-version-lost': unverified(
    'Version lost between two revisions',
    (p: { path: string; version: string; before: string }) =>
      `${p.path} no longer lists ${p.version}, which ${p.before} listed.`,
    () => 'A released version stays listed for ever: devices may be on it. Find out who signed that revision.',
  ),
  'verify-version-changed': unverified(
    'Version changed between two revisions',
    (p: { path: string; version: string; before: string }) =>
      `${p.path} lists another upgrade object for ${p.version} than ${p.before} did.`,
    () =>
      'A version is never reused with other contents. Find out who signed that revision, and release a higher version.',
  ),
  'verify-version-invalid': unverified(
    'Listed version that devices refuse',
    (p: { path: string; version: string }) =>
      `${p.path} lists ${show(p.version)}, which is not a strict SemVer version.`,
    () => '0-OS refuses a whole list for one such entry. Find out who signed it: ota-release never lists one.',
  ),
  'verify-version-unlisted': unverified(
    'Version that is not released',
    (p: { path: string; version: string }) => `${p.path} does not list ${p.version}.`,
    () => 'Check the version and the channel; run the release again if it ended early.',
  ),
  'verify-other-product': unverified(
    'Index of another product',
    (p: { path: string; found: string; product: string }) =>
      `${p.path} is about product ${show(p.found)}, while the rest of the site is about ${show(p.product)}.`,
    () => 'An object of another site was put here, even if its signature is good: restore it from a copy of this site.',
  ),
  'verify-object-missing': unverified(
    'Object missing',
    (p: { path: string; neededBy: string }) => `${p.path} is not on the site, but ${p.neededBy} needs it.`,
    () => RESTORE,
  ),
  'verify-object-differs': unverified(
    'Object that is not the signed one',
    (p: { path: string; fact: string; found: string | number; expected: string | number; signedIn: string }) =>
      `${p.path} has ${p.fact} ${p.found}, and ${p.signedIn} says ${p.expected}.`,
    () => RESTORE,
  ),
  'verify-release-disagrees': unverified(
    'Signed facts that disagree',
    (p: { path: string; fact: string; found: unknown; expected: unknown }) =>
      `${p.path} states ${p.fact} ${show(p.found)}, where ${show(p.expected)} is right.`,
    () => 'An object was signed for another place, or by another tool. Restore it from a copy of the site.',
  ),
  'verify-flist-invalid': unverified(
    'Bundle URL that devices can’t follow',
    (p: { path: string; flist: string; bundle: string }) =>
      `${p.path} gives ${show(p.flist)} as flist, which is not an absolute http(s) URL that ends with ${p.bundle}.`,
    () =>
      'That key is not signed, so anybody who can write to the host can change it. Restore the object from a copy of the site.',
  ),
  'verify-flist-elsewhere': warning(
    'Bundle URL at another place',
    (p: { path: string; flist: string; site: string }) =>
      `${p.path} sends devices to ${show(p.flist)}, and the site was read from ${p.site}.`,
    () => 'Fine for a mirror. Otherwise publicUrl was wrong when the version was released.',
  ),
  'verify-minisig-invalid': unverified(
    'minisign signature that doesn’t verify',
    (p: { path: string; reason: string }) => `${p.path} does not verify its bundle: ${p.reason}.`,
    () => 'Restore it from a copy of the site. If all of them fail, check the trusted keys.',
  ),
  'verify-minisig-unchecked': warning(
    'minisign signature that was not checked',
    (p: { path: string; maxBytes: number }) =>
      `${p.path} was only read, not checked: its bundle is over ${p.maxBytes} bytes, and this host gives no BLAKE2b-512 digest.`,
    () => 'Verify the public URL or the directory of the site: both are read in full.',
  ),
  'verify-pointer-differs': unverified(
    'Pointer that disagrees with the signed index',
    (p: { path: string; reason: string }) => `${p.path} disagrees with the signed index: ${p.reason}.`,
    () => 'Run the release again: it repairs the pointers.',
  ),
  'verify-document-differs': unverified(
    'Document for devices that doesn’t follow from the signed index',
    (p: { path: string; revision: string }) => `${p.path} is not what ${p.revision} makes of it.`,
    () => 'Run the release again: it brings the documents in line. Find out who else writes to the site.',
  ),
  'verify-site-partial': unverified(
    'Site that holds a part of its releases',
    (p: { site: string; path: string; held: readonly string[]; listed: number }) =>
      `${p.site} holds ${p.held.length} of the ${p.listed} versions that its signed index lists, by its ${p.path}.`,
    (p) =>
      `If it is an export of these versions alone, say so: ${onlyFlags(p.held)}. Otherwise restore the rest from a copy.`,
  ),
  'verify-unfinished-release': warning(
    'Release that was never finished',
    (p: { path: string; version: string }) => `${p.path} looks like release ${p.version}, and no revision lists it.`,
    () => 'Run that release again to finish it, or remove the object. Devices don’t see it.',
  ),
  'verify-object-orphaned': warning(
    'Object that nothing refers to',
    (p: { path: string }) => `${p.path} belongs to no release.`,
    () => 'A release that ended early leaves such objects; run it again to finish it, or remove the object.',
  ),
  'verify-file-unknown': warning(
    'File that is not part of the site',
    (p: { path: string }) => `${p.path} is not a name that a site has.`,
    () => 'Remove it if nobody needs it: nothing vouches for it.',
  ),
  'verify-leftover-temp': warning(
    'Leftover of an interrupted write',
    (p: { path: string }) => `${p.path} was left by a run that is still at work or was interrupted.`,
    () => 'The next release to this directory removes it.',
  ),
  'verify-name-clash': warning(
    'Names that differ only in case',
    (p: { path: string; other: string }) => `${p.path} and ${p.other} are one name on a file system that ignores case.`,
    () => 'Don’t copy the site to such a file system; choose versions and names that differ in more than case.',
  ),
  'verify-http-head': warning(
    'HEAD that disagrees with GET',
    (p: Stumble & { head: string; get: string }) =>
      `HEAD of ${p.path} answers ${p.head} where GET answers ${p.get}. Stumbles: ${p.devices}.`,
    () => SERVER,
  ),
  'verify-http-range': warning(
    'No resumed downloads',
    (p: Stumble & { answer: string }) =>
      `A Range request for ${p.path} was answered with ${p.answer}, so a broken download starts over. Stumbles: ${p.devices}.`,
    () => SERVER,
  ),
  'verify-http-validators': warning(
    'No ETag and no Last-Modified',
    (p: Stumble) => `${p.path} has neither, so it is downloaded again at every check. Stumbles: ${p.devices}.`,
    () => SERVER,
  ),
  'verify-http-conditional': warning(
    'Conditional request ignored',
    (p: Stumble & { status: number; header: string }) =>
      `${p.path} with ${p.header} was answered with ${p.status} instead of 304. Stumbles: ${p.devices}.`,
    () => SERVER,
  ),
  'verify-http-redirect': warning(
    'Redirect',
    (p: Stumble & { hops: number }) => `${p.path} is reached over ${p.hops} redirect(s). Stumbles: ${p.devices}.`,
    () => 'Set publicUrl to where the redirects end, or serve the site there.',
  ),
  'verify-http-pointer-cached': warning(
    'Pointer cached for long',
    (p: Stumble & { cacheControl: string; seconds: number; maxSeconds: number }) =>
      `${p.path} may be cached for ${p.seconds} s (${show(p.cacheControl)}), so devices may see an old one for as long; up to ${p.maxSeconds} s does no harm. Stumbles: ${p.devices}.`,
    () => 'Send "Cache-Control: no-cache" with index.json, versions, latest and the upgrade objects.',
  ),
  'verify-http-bundle-uncached': warning(
    'Bundle that must not be cached',
    (p: Stumble & { cacheControl: string }) =>
      `${p.path} never changes, but is sent with ${show(p.cacheControl)}. Slower than need be: ${p.devices}.`,
    () =>
      'Send "Cache-Control: public, max-age=31536000, immutable" with everything below bundles/, schemas/ and revisions/.',
  ),
  'verify-http-encoding': warning(
    'Compressed without being asked',
    (p: Stumble & { encoding: string }) =>
      `${p.path} is sent as ${show(p.encoding)} to a client that did not ask for it. Stumbles: ${p.devices}.`,
    () => SERVER,
  ),
  'verify-http-length-missing': warning(
    'No Content-Length',
    (p: Stumble) => `${p.path} is sent without Content-Length. Stumbles: ${p.devices}.`,
    () => SERVER,
  ),
  'verify-http-bundle-too-large': warning(
    'Bundle too large for a device family',
    (p: Stumble & { size: number; maxBytes: number }) =>
      `${p.path} has ${p.size} bytes, over the limit of ${p.maxBytes}. Stumbles: ${p.devices}.`,
    () => 'Make the bundle smaller, or have its update.sh fetch the rest.',
  ),
  'verify-http-url-unfit': warning(
    'URL that a device family can’t take',
    (p: Stumble & { reason: string }) => `The URL of ${p.path} ${p.reason}. Stumbles: ${p.devices}.`,
    () => 'Serve the site over https on port 443.',
  ),
  'verify-http-soft-404': warning(
    'Missing names answered as if they were there',
    (p: Stumble & { status: number }) =>
      `${p.path}, which is not on the site, was answered with ${p.status}. Stumbles: ${p.devices}.`,
    () => 'Let the web server answer 404 for a name that is not there: no fallback page, no redirect.',
  ),
  'verify-http-md5-empty': warning(
    'Empty .md5',
    (p: Stumble) => `${p.path} is answered with 200 and no digest. Stumbles: ${p.devices}.`,
    () => 'Remove that file, or put the bare lowercase MD5 of the bundle in it.',
  ),
};
