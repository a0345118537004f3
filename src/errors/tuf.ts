import { invalid, unverified, warning } from './entry.js';

const REFRESH = 'ota-release refresh';

/** What can be wrong with the repository of The Update Framework. */
export const tufErrors = {
  'tuf-root-threshold': invalid(
    'Root of TUF that too few keys would sign',
    (p: { path: string; before: string | null; signing: number; threshold: number; missing: readonly string[] }) =>
      `${p.path} must be signed by ${p.threshold} of the keys ${p.before === null ? 'that the project trusts' : `of ${p.before}`}, and ${p.signing} of them can sign here.`,
    (p) =>
      `Sign with ${p.threshold - p.signing} more of ${p.missing.join(', ')}. No root was made. A new key is trusted beside the old one first, and both sign; docs/tuf.md says what to do where keys are lost.`,
  ),
  'tuf-root-missing': unverified(
    'Root of TUF missing',
    (p: { path: string }) => `${p.path} is not on the site, and every client that is older than it asks for it.`,
    () => 'Restore it from a copy of the site, with all of metadata/.',
  ),
  'tuf-root-broken': unverified(
    'Root of TUF that clients refuse, or that nobody vouches for',
    (p: { path: string; reason: string }) => `${p.path} can’t be followed: ${p.reason.replace(/\.$/, '')}.`,
    () =>
      'Restore it from a copy of the site. Where no copy has such an object, somebody else put it there: remove it, and find out who writes to the site.',
  ),
  'tuf-root-expired': unverified(
    'Root of TUF that has expired',
    (p: { path: string; expires: string }) => `${p.path} has expired at ${p.expires}: every client stops there.`,
    () => `Run ${REFRESH}: it makes the next root.`,
  ),
  'tuf-root-expires-soon': warning(
    'Root of TUF that expires soon',
    (p: { path: string; expires: string; days: number }) =>
      `${p.path} expires at ${p.expires}, in ${p.days} ${p.days === 1 ? 'day' : 'days'}.`,
    () => `Run ${REFRESH}: it makes the next root. Let a schedule do it twice a year.`,
  ),
  'tuf-root-unnamed': warning(
    'Root of TUF that no revision names',
    (p: { path: string; named: string }) =>
      `${p.path} follows ${p.named}, which the signed index names: a run ended before its revision was there.`,
    () => `Run the release again, or ${REFRESH}: clients see that root already.`,
  ),
  'tuf-metadata-refused': unverified(
    'Metadata of TUF that clients refuse',
    (p: { path: string; root: string; reason: string }) =>
      `${p.path} is as the signed index has it, but by ${p.root} it does not verify: ${p.reason.replace(/\.$/, '')}.`,
    () => `Run ${REFRESH} with the keys that the project trusts.`,
  ),
  'tuf-metadata-left': warning(
    'Metadata of TUF that nobody renews',
    (p: { path: string }) => `${p.path} is on the site, and the signed index knows of no TUF repository any more.`,
    () =>
      'Where tuf was switched off on purpose, remove metadata/ once no device reads it; else set tuf: true and release, or refresh.',
  ),
};
