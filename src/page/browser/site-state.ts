import type { CheckedIndex } from './check-index.js';
import type { Freshness } from './freshness.js';
import type { ReleaseState } from './release-checks.js';

/** A verified site. */
export interface VerifiedSite {
  readonly index: CheckedIndex;
  readonly freshness: Freshness;
  /** Whether the browser keeps the highest counter, for the next visit. */
  readonly remembers: boolean;
  /** The counter of the visit before; undefined on the first one. */
  readonly seenCounter: number | undefined;
  /** It was not asked of a server. */
  readonly offline: boolean;
}

/** How the verification of the channel’s index came out. */
export type SiteState =
  | { readonly kind: 'verifying' }
  | { readonly kind: 'empty'; readonly path: string }
  | { readonly kind: 'no-source' }
  | { readonly kind: 'unreachable'; readonly path: string; readonly reason: string }
  | { readonly kind: 'refused'; readonly path: string; readonly reason: string; readonly rolledBack: boolean }
  | { readonly kind: 'verified'; readonly site: VerifiedSite };

/** What the page says of all of it at the top. */
export interface Verdict {
  readonly tone: 'good' | 'warning' | 'bad' | 'busy' | 'neutral';
  readonly title: string;
  readonly text: string;
}

/** An object that failed, by its name. */
export interface Fault {
  readonly name: string;
  readonly reason: string;
}

/** The verdict on the whole: one bad object spoils it, whatever else is right. */
export const verdictOf = (
  state: SiteState,
  releases: ReadonlyMap<string, ReleaseState>,
  faults: readonly Fault[],
  days: (time: string) => string,
): Verdict => {
  switch (state.kind) {
    case 'verifying':
      return { tone: 'busy', title: 'Verifying', text: 'This browser is checking the signatures.' };
    case 'empty':
      return {
        tone: 'neutral',
        title: 'Nothing released yet',
        text: `There is no ${state.path} here: this channel has no release.`,
      };
    case 'no-source':
      return {
        tone: 'warning',
        title: 'Nothing is loaded',
        text: 'This page was opened as a file, and a browser lets no file read the files beside it.',
      };
    case 'unreachable':
      return { tone: 'bad', title: 'Not verified', text: `${state.path} could not be read: ${state.reason}.` };
    case 'refused':
      return {
        tone: 'bad',
        title: 'Not verified',
        text: `${state.path} is refused: ${state.reason}. Nothing of it is shown.`,
      };
    case 'verified':
      return verdictOfSite(state.site, releases, faults, days);
  }
};

const verdictOfSite = (
  { index, freshness, offline }: VerifiedSite,
  releases: ReadonlyMap<string, ReleaseState>,
  faults: readonly Fault[],
  days: (time: string) => string,
): Verdict => {
  const { created, expires, releases: listed } = index.predicate;
  if (faults.length > 0)
    return {
      tone: 'bad',
      title: 'Not verified',
      text: `The list of releases is signed, but ${faults.length === 1 ? 'an object' : `${faults.length} objects`} of the site ${faults.length === 1 ? 'is' : 'are'} not what was signed, and not offered here.`,
    };
  if (freshness.kind === 'expired')
    return {
      tone: 'bad',
      title: 'Expired',
      text: `The list of releases was signed by a trusted key and expired on ${days(expires)}. Devices refuse it: newer releases may be withheld.`,
    };
  if (listed.length === 0 && !index.predicate.archive)
    return { tone: 'good', title: 'Verified, and empty', text: 'The list is signed, and has no release in it.' };
  const checking = [...releases.values()].some(({ kind }) => kind === 'checking');
  if (checking && ![...releases.values()].some(({ kind }) => kind === 'good'))
    return {
      tone: 'busy',
      title: 'Verifying',
      text: 'The list of releases is signed. The newest releases are being checked.',
    };
  const copy = offline ? `This is an offline copy, as the site was on ${days(created)}. ` : '';
  if (freshness.kind === 'expires-soon')
    return {
      tone: 'warning',
      title: 'Verified, expires soon',
      text: `${copy}The list expires on ${days(expires)}, ${freshness.days === 0 ? 'within a day' : `in ${freshness.days} days`}: its publisher should refresh it.`,
    };
  return {
    tone: 'good',
    title: 'Verified',
    text: `${copy}This browser has checked the signatures itself: everything checked is what the trusted keys have signed.`,
  };
};
