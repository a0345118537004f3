import { show, unverified } from './entry.js';

const RESTORE =
  'Restore it from a copy of the site (ota-release export or mirror makes one). The release itself can be installed without it.';
const WRONG = 'Find out who wrote it: ota-release publishes no such object. Restore the site from a copy.';

/** An object that tells of a release. */
export interface NamedByRelease {
  readonly path: string;
  readonly version: string;
}

/** A fact of such an object that doesn’t fit the release which names it. */
export interface FactOfRelease extends NamedByRelease {
  readonly fact: string;
  readonly found: unknown;
  readonly expected: unknown;
}

const missing = (title: string, what: string) =>
  unverified(
    title,
    ({ path, version }: NamedByRelease) => `${path}, the ${what} of ${version}, is not on the site.`,
    () => RESTORE,
  );

const differs = (title: string, what: string) =>
  unverified(
    title,
    ({ path, version, found, expected }: NamedByRelease & { readonly found: string; readonly expected: string }) =>
      `${path}, the ${what} of ${version}, has the SHA-256 ${found} where ${expected} is signed.`,
    () => RESTORE,
  );

const unsigned = (title: string, what: string) =>
  unverified(
    title,
    ({ path, version, reason }: NamedByRelease & { readonly reason: string }) =>
      `${path}, the ${what} of ${version}, doesn’t verify: ${reason}.`,
    () =>
      'Check that the trusted keys are the right ones, those of older releases among them. If they are, restore the site from a copy.',
  );

const disagrees = (title: string, what: string) =>
  unverified(
    title,
    ({ path, version, fact, found, expected }: FactOfRelease) =>
      `${path}, the ${what} of ${version}, states ${show(found)} as ${fact} where ${show(expected)} is right.`,
    () => WRONG,
  );

/** What can be wrong with the record and the provenance of a release. */
export const recordErrors = {
  'record-missing': missing('Release record that is not there', 'record'),
  'record-differs': differs('Release record of other bytes', 'record'),
  'record-unverified': unsigned('Release record that doesn’t verify', 'record'),
  'record-disagrees': disagrees('Release record of something else', 'record'),
  'provenance-missing': missing('Provenance that is not there', 'provenance'),
  'provenance-differs': differs('Provenance of other bytes', 'provenance'),
  'provenance-unverified': unsigned('Provenance that doesn’t verify', 'provenance'),
  'provenance-disagrees': disagrees('Provenance of something else', 'provenance'),
};
