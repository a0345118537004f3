import { failed, invalid, show, unverified, warning } from './entry.js';

/** What can be wrong with the site, as far as a release is concerned. */
export const siteErrors = {
  'site-object-unreadable': unverified(
    'Object of the site that can’t be read',
    (p: { path: string; reason: string }) => `${p.path} is not what it should be: ${p.reason}.`,
    () => 'Restore the object from a copy of the site. Nothing is published over a site that can’t be read whole.',
  ),
  'site-object-unverified': unverified(
    'Object of the site that doesn’t verify',
    (p: { path: string; reason: string }) => `${p.path} does not verify: ${p.reason}.`,
    () =>
      'Check signing.trustedKeys first. If the keys are right, somebody changed the object: restore it from a copy of the site.',
  ),
  'site-other-product': invalid(
    'Site of another product',
    (p: { site: string; found: string; product: string }) =>
      `The site at ${p.site} holds releases of ${show(p.found)}, this project is ${show(p.product)}.`,
    () => 'Give each product a site of its own (host), or correct product in the project file.',
  ),
  'site-other-channel': unverified(
    'Index of another channel',
    (p: { path: string; found: string; channel: string }) =>
      `${p.path} is the signed index of channel ${show(p.found)}, not of ${show(p.channel)}.`,
    () => 'An index was copied to a place that isn’t its own: restore it from a copy of the site.',
  ),
  'site-revision-missing': unverified(
    'Revision of the index missing',
    (p: { path: string; index: string }) => `${p.index} is a copy of ${p.path}, but that revision is not on the site.`,
    () => 'The site was copied in part: copy it whole, revisions/ included, before you release to it.',
  ),
  'site-revision-broken-chain': unverified(
    'Revision that doesn’t follow from the one before',
    (p: { path: string; reason: string }) => `${p.path} does not continue the log of revisions: ${p.reason}.`,
    () => 'Restore revisions/ from a copy of the site: a revision is created once and never changed.',
  ),
  'site-revision-overwritten': warning(
    'Revision that was written over',
    (p: { path: string; location: string }) =>
      `Two releases wrote ${p.path} at once, because ${p.location} ignores conditions; the one that stands there counts.`,
    () =>
      'This run brings the pointers in line. Run the other release again: it goes behind this one. Let CI release one at a time.',
  ),
  'site-archive-broken': unverified(
    'Archive page that isn’t the signed one',
    (p: { path: string; reason: string }) => `${p.path} is not the page that the signed index names: ${p.reason}.`,
    () => 'Restore the page from a copy of the site; its name is the SHA-256 of its bytes.',
  ),
  'site-version-differs': invalid(
    'Version already released with other contents',
    (p: { version: string; differences: string }) =>
      `Version ${p.version} is already released, and this would change it (${p.differences}).`,
    () =>
      'A version number is never reused: raise the version. To get the published bytes again, check out the commit that was tagged.',
  ),
  'site-version-claimed': invalid(
    'Version claimed by an unfinished release',
    (p: { version: string; path: string }) =>
      `${p.path} is on the site with other contents, from a release of ${p.version} that was never finished.`,
    () =>
      'Run the release again from the same commit, with the same key and publicUrl, to finish it; or raise the version.',
  ),
  'site-stage-differs': failed(
    'Staged object with other bytes',
    (p: { path: string }) => `${p.path} is on the site, but its bytes are not the ones its name promises.`,
    () => 'Remove that object from the host: it is broken, and nothing published refers to it. Then release again.',
  ),
  'site-contended': failed(
    'Commit lost to other releases too often',
    (p: { attempts: number }) =>
      `${p.attempts} other revisions of the index were committed while this one was being signed.`,
    () => 'Run the release again. If this goes on, let CI run one release of this product at a time.',
  ),
  'site-views-contended': failed(
    'Pointers kept changing',
    (p: { path: string }) => `${p.path} was changed by another process each time it was about to be written.`,
    () =>
      'The release is committed. Run it again to bring the pointers up to date, and look for another program that writes them.',
  ),
  'site-public-url-missing': invalid(
    'No public URL',
    () => 'The upgrade object needs the absolute URL of the bundle, and publicUrl is not set.',
    () => 'Set publicUrl in the project file, or give --public-url, to the URL under which devices reach the site.',
  ),
  'site-host-missing': invalid(
    'No host',
    () => 'There is no host to publish to.',
    () => 'Set host in the project file, or give --host, to the directory that your web server serves.',
  ),
};
