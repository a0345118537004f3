import type { IndexRelease } from '../../site/index-statement.js';
import { button, el, quiet, replace } from './dom.js';
import { counted } from './format.js';
import { type ReleaseRow, type RowContext, releaseRow } from './release-row.js';
import { isSought, type Search } from './release-search.js';

/** Older releases that can be read on demand. */
export interface OlderReleases {
  /** How many there are left. */
  readonly left: () => number;
  /** Reads the next ones, newest first; why not, where they don’t verify. */
  readonly next: () => Promise<readonly IndexRelease[]>;
}

/** Releases that are checked without being asked for. */
export const CHECKED_AT_ONCE = 20;
/** Rows that are drawn at once; more come as the visitor gets near them. */
const DRAWN = 120;

/** The list of releases, newest first, with its search. */
export const releaseList = (context: RowContext, older: OlderReleases) => {
  const rows: ReleaseRow[] = [];
  const byVersion = new Map<string, ReleaseRow>();
  let search: Search = { text: '', hideWithdrawn: false };
  let limit = DRAWN;
  const list = el('ol', { class: 'releases', 'aria-label': 'Releases, newest first' });
  const found = el('p', { class: 'quiet found', role: 'status' });
  const end = el('div', { class: 'list-end' });
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      if (target === end) {
        limit += DRAWN;
        return draw();
      }
      const row = byVersion.get(target instanceof HTMLElement ? (target.dataset.version ?? '') : '');
      if (row) void context.checks.check(row.entry);
      seen.unobserve(target);
    }
  });
  const draw = (): void => {
    const sought = rows.filter(({ entry }) => isSought(entry, context.checks.state(entry.version), search));
    const shown = sought.slice(0, limit);
    replace(list, ...shown.map(({ element }) => element));
    for (const row of shown)
      if (context.checks.state(row.entry.version).kind === 'unchecked') seen.observe(row.element);
    seen.unobserve(end);
    if (shown.length < sought.length) seen.observe(end);
    replace(found, foundText(sought.length, rows.length, search, unread()));
    replace(end, ...ends(sought.length - shown.length));
  };
  const unread = (): number => rows.filter(({ entry }) => context.checks.state(entry.version).kind !== 'good').length;
  const add = (releases: readonly IndexRelease[]): void => {
    for (const entry of releases) {
      if (byVersion.has(entry.version)) continue;
      const row = releaseRow(entry, context);
      rows.push(row);
      byVersion.set(entry.version, row);
    }
    draw();
  };
  const more = button('', async () => {
    more.disabled = true;
    const next = await older.next();
    more.disabled = false;
    limit = Math.max(limit, rows.length) + DRAWN;
    add(next);
  });
  const ends = (undrawn: number) => {
    if (undrawn > 0) return [quiet(`${counted(undrawn, 'more release')} further down`)];
    more.textContent = `Show older releases (${older.left().toLocaleString('en')})`;
    return older.left() > 0 ? [more] : [];
  };
  const verifyAll = verifyAllButton(rows, context);
  const element = el(
    'div',
    {},
    searchBox((next) => {
      search = next;
      limit = DRAWN;
      draw();
    }, verifyAll),
    found,
    list,
    end,
  );
  context.checks.watch((version, state) => byVersion.get(version)?.update(state));
  return { element, add, rows: (): readonly ReleaseRow[] => rows };
};

const foundText = (found: number, all: number, { text, hideWithdrawn }: Search, unread: number): string => {
  if (text === '' && !hideWithdrawn) return '';
  const notes = text !== '' && unread > 0 ? ` The notes of ${counted(unread, 'release')} have not been read yet.` : '';
  return `${found} of ${counted(all, 'release')}.${notes}`;
};

const searchBox = (changed: (search: Search) => void, verifyAll: HTMLElement): HTMLElement => {
  const input = el('input', {
    type: 'search',
    id: 'search',
    placeholder: 'Version, notes, commit, SHA-256',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const hide = el('input', { type: 'checkbox', id: 'hide-withdrawn' });
  const tell = (): void => changed({ text: input.value, hideWithdrawn: hide.checked });
  input.addEventListener('input', tell);
  hide.addEventListener('change', tell);
  return el(
    'div',
    { class: 'tools', role: 'search' },
    el('label', { for: 'search', class: 'field' }, el('span', {}, 'Find'), input),
    el('label', { class: 'check', for: 'hide-withdrawn' }, hide, 'Hide withdrawn'),
    verifyAll,
  );
};

const verifyAllButton = (rows: readonly ReleaseRow[], { checks }: RowContext): HTMLButtonElement => {
  const all = button('Verify all', async () => {
    all.disabled = true;
    let done = 0;
    const tell = (): void => {
      done += 1;
      all.textContent = `Verifying ${done} of ${rows.length}`;
    };
    const states = await Promise.all(
      rows.map(async ({ entry }) => {
        const state = await checks.check(entry);
        tell();
        return state;
      }),
    );
    const failed = states.filter(({ kind }) => kind === 'bad').length;
    all.textContent = failed > 0 ? `${failed} of ${rows.length} not verified` : `All ${rows.length} verified`;
    all.disabled = false;
  });
  return all;
};
