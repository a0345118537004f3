import type { IndexRelease } from '../../site/index-statement.js';
import { type CheckedRelease, objectPath } from './check-release.js';
import { copyButton } from './copy-button.js';
import { type Child, el, quiet, replace } from './dom.js';
import { sizeText, timeText } from './format.js';
import { icon } from './icons.js';
import { notesView } from './notes-view.js';
import { readRecord } from './record.js';
import type { ReleaseState } from './release-checks.js';
import type { ObjectSource } from './source.js';

/** What the details of a release are made from. */
export interface DetailFacts {
  readonly entry: IndexRelease;
  readonly state: ReleaseState;
  readonly channel: string;
  readonly source: ObjectSource;
  readonly pruned: boolean;
}

/** All that is known of one release. What failed is said, and nothing of it offered. */
const releaseDetails = (facts: DetailFacts): HTMLElement => {
  const { state, entry } = facts;
  switch (state.kind) {
    case 'good':
      return goodDetails(facts, state.value);
    case 'bad':
      return el(
        'div',
        { class: 'details' },
        el('p', { class: 'refused' }, icon('bad'), `Not verified: ${state.reason}. Nothing of it is offered here.`),
      );
    case 'unchecked':
    case 'checking':
      return el('div', { class: 'details' }, quiet(`The upgrade object of ${entry.version} is being checked.`));
  }
};

/** A digest or key id in full, with a button that copies it. */
export const fullDigest = (what: string, digest: string): HTMLElement =>
  el(
    'span',
    { class: 'digest' },
    el('code', {}, digest),
    copyButton(what, () => digest),
  );

const goodDetails = (facts: DetailFacts, checked: CheckedRelease): HTMLElement => {
  const { notes } = checked.statement;
  return el(
    'div',
    { class: 'details' },
    el('div', { class: 'details-notes' }, notes ? notesView(notes) : quiet('No notes.')),
    factList(facts.entry, checked),
    linksOf(facts, checked),
  );
};

type Row = readonly [string, ...Child[]];

const factList = (entry: IndexRelease, { statement, keyIds, retiredKey }: CheckedRelease): HTMLElement => {
  const { reissuedFrom: from } = statement;
  const rows: readonly (Row | undefined)[] = [
    entry.yanked && ['Withdrawn', `${timeText(entry.yanked.at)}: ${entry.yanked.reason}`],
    entry.barrier && ['Barrier', `Every device passes through it: ${entry.barrier.reason}`],
    ['Bundle SHA-256', fullDigest(`the SHA-256 of ${entry.version}`, entry.bundle.sha256)],
    ['Size', `${sizeText(entry.bundle.size)} (${entry.bundle.size.toLocaleString('en')} bytes)`],
    [
      'Signed by',
      ...keyIds.map((id) => fullDigest('the key id', id)),
      retiredKey && el('span', { class: 'quiet' }, 'A key that was retired since: the index vouches for it.'),
    ],
    ['Made', timeText(statement.created)],
    ['Models', statement.models.join(', ')],
    ['Tag and commit', el('code', {}, statement.tag), ' ', fullDigest('the commit', statement.commit)],
    ['Upgrades from', statement.upgradeFrom === undefined ? 'any version' : el('code', {}, statement.upgradeFrom)],
    from && [
      'Issued anew from',
      `${from.version} of ${from.channel}${from.site ? ` on ${from.site}` : ''}: the same bytes`,
    ],
  ];
  const shown = rows.flatMap((row) => (row ? [row] : []));
  return el(
    'dl',
    { class: 'facts' },
    ...shown.map(([term, ...what]) => el('div', {}, el('dt', {}, term), el('dd', {}, ...what))),
  );
};

const linksOf = ({ entry, channel, source, pruned }: DetailFacts, { statement }: CheckedRelease): HTMLElement => {
  const link = (path: string, text: string, download = false): HTMLElement =>
    el('li', {}, el('a', { href: source.href(path), download }, text));
  const { path } = entry.bundle;
  const list = el(
    'ul',
    { class: 'links', 'aria-label': `Files of ${entry.version}` },
    !entry.yanked && !pruned && link(path, 'Bundle', true),
    !entry.yanked && !pruned && link(`${path}.minisig`, 'minisign signature', true),
    link(objectPath(channel, entry.version), 'Upgrade object'),
    ...(pruned
      ? []
      : statement.attachments.map((file) => link(file.path, `${file.name} (${sizeText(file.size)})`, true))),
  );
  // The bundle’s address is known at once; what its record names, once that was read.
  void readRecord(source, entry).then((record) => {
    if (record?.kind === 'bad') list.append(el('li', { class: 'refused' }, `Record not verified: ${record.reason}`));
    if (record?.kind !== 'good') return;
    list.append(link(record.value.path, `Record${record.value.by ? ` (by ${record.value.by})` : ''}`));
    if (record.value.provenance) list.append(link(record.value.provenance, 'Provenance (SLSA)'));
  });
  return list;
};

/** Puts fresh details in place of what an element shows. */
export const showDetails = (element: Element, facts: DetailFacts): void => replace(element, releaseDetails(facts));
