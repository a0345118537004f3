import { el, replace } from './dom.js';
import { counted, dayText, timeText } from './format.js';
import { icon } from './icons.js';
import type { PageTrust } from './keys.js';
import type { ReleaseState } from './release-checks.js';
import { type Fault, type SiteState, type VerifiedSite, verdictOf } from './site-state.js';

/** What the summary tells of. */
export interface SummaryFacts {
  readonly state: SiteState;
  readonly releases: ReadonlyMap<string, ReleaseState>;
  readonly faults: readonly Fault[];
  /** All releases that the channel lists, the archived ones too. */
  readonly total: number;
  readonly trust: PageTrust;
  readonly pinned: boolean;
  /** Buttons that help on. */
  readonly actions: readonly HTMLElement[];
}

const ICONS = { good: 'good', warning: 'warning', bad: 'bad', busy: 'busy', neutral: 'empty' } as const;

/** The verdict at the top of the page, which also those hear who don’t see it. Its words say what its colour does. */
export const summaryView = () => {
  const status = el('div', { class: 'verdict-words', role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' });
  const symbol = el('div', { class: 'verdict-symbol' });
  const below = el('div', { class: 'verdict-more' });
  const element = el(
    'section',
    { class: 'verdict', 'aria-label': 'Verification', 'data-tone': 'busy' },
    symbol,
    el('div', { class: 'verdict-body' }, status, below),
  );
  let said = '';
  const update = (facts: SummaryFacts): void => {
    const verdict = verdictOf(facts.state, facts.releases, facts.faults, dayText);
    element.dataset.tone = verdict.tone;
    document.documentElement.dataset.tone = verdict.tone;
    if (said !== verdict.title + verdict.text) {
      said = verdict.title + verdict.text;
      replace(symbol, icon(ICONS[verdict.tone]));
      replace(status, el('h2', {}, verdict.title), el('p', {}, verdict.text));
    }
    replace(
      below,
      facts.faults.length > 0 && faultList(facts.faults),
      facts.state.kind === 'refused' &&
        facts.pinned &&
        el('p', {}, 'Only the key that you pinned counts. It may not be this product’s.'),
      facts.actions.length > 0 && el('p', { class: 'actions' }, ...facts.actions),
      facts.state.kind === 'verified' && checkList(facts.state.site, facts),
    );
  };
  return { element, update };
};

const MAX_FAULTS = 20;

const faultList = (faults: readonly Fault[]): HTMLElement =>
  el(
    'ul',
    { class: 'faults' },
    ...faults.slice(0, MAX_FAULTS).map(({ name, reason }) => el('li', {}, el('strong', {}, name), `: ${reason}.`)),
    faults.length > MAX_FAULTS && el('li', {}, `and ${faults.length - MAX_FAULTS} more`),
  );

const checkList = (
  { index, freshness, remembers, seenCounter, offline }: VerifiedSite,
  facts: SummaryFacts,
): HTMLElement => {
  const { counter, created, expires } = index.predicate;
  const states = [...facts.releases.values()];
  const checked = states.filter(({ kind }) => kind === 'good').length;
  const retired = states.filter((state) => state.kind === 'good' && state.value.retiredKey).length;
  const of = `${index.keyIds.length} of ${counted(facts.trust.keys.length, facts.pinned ? 'key that you pinned' : 'trusted key', facts.pinned ? 'keys that you pinned' : 'trusted keys')}`;
  const rows: readonly (readonly [string, string])[] = [
    ['Signatures', `signed by ${of}; ${facts.trust.threshold} must`],
    ['Revision', `${counter}, ${dayText(created)}${seenText(seenCounter, remembers)}`],
    [
      'Good until',
      freshness.kind === 'expired'
        ? `${timeText(expires)}: past`
        : `${dayText(expires)}, ${counted(freshness.days, 'more day')}`,
    ],
    [
      'Releases',
      `${checked} of ${facts.total} checked${retired > 0 ? `; ${retired} signed by a key that was retired since` : ''}`,
    ],
    ['Read from', offline ? 'a copy, not a server' : 'this site, just now'],
  ];
  return el(
    'dl',
    { class: 'checks' },
    ...rows.map(([term, text]) => el('div', {}, el('dt', {}, term), el('dd', {}, text))),
  );
};

const seenText = (seen: number | undefined, remembers: boolean): string => {
  if (!remembers) return '; this browser keeps nothing, so that a site that has gone back can’t be told';
  return seen === undefined ? '; this browser’s first look' : `; not older than ${seen}, seen before`;
};
