import type { IndexRelease } from '../../site/index-statement.js';
import { type Child, el, replace, spoken } from './dom.js';
import { dayText, shortDigest, sizeText } from './format.js';
import { icon } from './icons.js';
import type { ReleaseChecks, ReleaseState } from './release-checks.js';
import { showDetails } from './release-details.js';
import { rolloutState } from './rollout-text.js';
import { rolloutView } from './rollout-view.js';
import type { ObjectSource } from './source.js';

/** What all rows have in common. */
export interface RowContext {
  readonly channel: string;
  readonly latest: string | null;
  readonly source: ObjectSource;
  readonly checks: ReleaseChecks;
  readonly now: Date;
  readonly isPruned: (version: string) => boolean;
}

/** One release in the list. */
export interface ReleaseRow {
  readonly entry: IndexRelease;
  readonly element: HTMLElement;
  /** Shows how its check stands. */
  readonly update: (state: ReleaseState) => void;
}

/** A row that opens. What stands in it before its upgrade object is checked is from the signed index. */
export const releaseRow = (entry: IndexRelease, context: RowContext): ReleaseRow => {
  const { version } = entry;
  const mark = el('span', { class: 'mark' });
  const day = el('span', { class: 'day' });
  const body = el('div');
  const details = el('details', {}, el('summary', {}, headOf(entry, context, mark, day)), body);
  const element = el(
    'li',
    { class: classOf(entry, context.latest), id: `v${version}`, 'data-version': version },
    details,
  );
  const show = (): void => {
    const { channel, source, checks } = context;
    showDetails(body, { entry, state: checks.state(version), channel, source, pruned: context.isPruned(version) });
  };
  details.addEventListener('toggle', () => {
    if (!details.open) return;
    show();
    void context.checks.check(entry);
  });
  const update = (state: ReleaseState): void => {
    element.dataset.state = state.kind;
    replace(mark, ...markOf(state));
    day.textContent = state.kind === 'good' ? dayText(state.value.statement.created) : '';
    if (details.open) show();
  };
  update(context.checks.state(version));
  return { entry, element, update };
};

const classOf = ({ version, yanked, barrier }: IndexRelease, latest: string | null): string =>
  ['release', version === latest && 'is-latest', yanked && 'is-withdrawn', barrier && 'is-barrier']
    .filter(Boolean)
    .join(' ');

const headOf = (
  entry: IndexRelease,
  { latest, now, isPruned }: RowContext,
  mark: HTMLElement,
  day: HTMLElement,
): HTMLElement => {
  const { version, yanked, barrier, rollout, bundle } = entry;
  const state = yanked ? undefined : rolloutState(rollout, now);
  return el(
    'span',
    { class: 'row' },
    el(
      'span',
      { class: 'row-name' },
      yanked ? el('s', {}, version) : el('strong', {}, version),
      ...badges(entry, latest, isPruned(version)),
    ),
    day,
    el('span', { class: 'size' }, sizeText(bundle.size)),
    el('code', { class: 'short' }, spoken('SHA-256 '), shortDigest(bundle.sha256)),
    mark,
    yanked && el('span', { class: 'row-more' }, `Withdrawn on ${dayText(yanked.at)}: ${yanked.reason}`),
    barrier && !yanked && el('span', { class: 'row-more' }, `Every device passes through it: ${barrier.reason}`),
    state && rolloutView(version, state),
  );
};

const badges = (
  { version, yanked, barrier, rollout }: IndexRelease,
  latest: string | null,
  pruned: boolean,
): readonly Child[] => [
  version === latest && el('span', { class: 'badge badge-latest' }, 'latest'),
  yanked && el('span', { class: 'badge badge-bad' }, 'withdrawn'),
  barrier && !yanked && el('span', { class: 'badge badge-barrier' }, icon('barrier'), 'barrier'),
  rollout && !yanked && el('span', { class: 'badge badge-warn' }, rollout.paused ? 'paused' : 'rolling out'),
  pruned && el('span', { class: 'badge' }, 'no longer offered'),
];

const markOf = (state: ReleaseState): readonly Child[] => {
  switch (state.kind) {
    case 'good':
      return [icon('good'), 'verified'];
    case 'bad':
      return [icon('bad'), 'not verified'];
    case 'checking':
      return [icon('busy'), 'checking'];
    case 'unchecked':
      return [el('span', { class: 'quiet' }, 'not checked yet')];
  }
};
