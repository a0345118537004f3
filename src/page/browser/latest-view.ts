import type { IndexRelease } from '../../site/index-statement.js';
import { sha256OfFile } from './digest.js';
import { el, quiet, replace } from './dom.js';
import { dayText, sizeText } from './format.js';
import { icon } from './icons.js';
import type { ReleaseState } from './release-checks.js';
import { fullDigest } from './release-details.js';
import type { ObjectSource } from './source.js';

/** The latest release, with its download once it is verified. */
export const latestView = (entry: IndexRelease, source: ObjectSource) => {
  const day = el('span');
  const action = el('div', { class: 'latest-action' });
  const element = el(
    'section',
    { class: 'latest', 'aria-labelledby': 'latest-title' },
    el('p', { class: 'eyebrow', id: 'latest-title' }, 'Latest release'),
    el('p', { class: 'latest-version' }, entry.version),
    el('p', { class: 'latest-facts' }, day, el('span', {}, sizeText(entry.bundle.size))),
    action,
    el(
      'p',
      { class: 'latest-digest' },
      el('span', { class: 'quiet' }, 'SHA-256'),
      fullDigest('the SHA-256 of the latest bundle', entry.bundle.sha256),
    ),
  );
  const update = (state: ReleaseState): void => {
    element.dataset.state = state.kind;
    day.textContent = state.kind === 'good' ? dayText(state.value.statement.created) : '';
    replace(action, ...actionOf(entry, source, state));
  };
  return { element, update };
};

const actionOf = (entry: IndexRelease, source: ObjectSource, state: ReleaseState) => {
  if (state.kind === 'bad') return [el('p', { class: 'refused' }, icon('bad'), `Not verified: ${state.reason}.`)];
  if (state.kind !== 'good') return [quiet('Its upgrade object is being checked.')];
  return [
    el(
      'a',
      { class: 'button primary', href: source.href(entry.bundle.path), download: true },
      icon('download'),
      `Download ${entry.version}`,
    ),
    fileCheck(entry),
  ];
};

/** A check of the file that the visitor has downloaded: the browser computes its digest, and nothing leaves the machine. */
const fileCheck = (entry: IndexRelease): HTMLElement => {
  const said = el('p', { class: 'file-said', role: 'status' });
  const input = el('input', { type: 'file', id: 'file-check', class: 'spoken' });
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    const sha256 = await sha256OfFile(file, (done) =>
      replace(said, `${sizeText(done)} of ${sizeText(file.size)} read`),
    );
    const same = sha256 === entry.bundle.sha256 && file.size === entry.bundle.size;
    said.dataset.tone = same ? 'good' : 'bad';
    replace(
      said,
      icon(same ? 'good' : 'bad'),
      same
        ? `${file.name} is the signed bundle of ${entry.version}.`
        : `${file.name} is not the bundle of ${entry.version}: its SHA-256 is ${sha256}.`,
    );
    input.value = '';
  });
  return el(
    'div',
    { class: 'file-check' },
    input,
    el('label', { for: 'file-check', class: 'button' }, 'Check a downloaded file'),
    said,
  );
};
