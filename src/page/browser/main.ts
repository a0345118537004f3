import { channelLayout } from '../../site/layout.js';
import { button, el, replace } from './dom.js';
import type { PageKey } from './keys.js';
import { keysView } from './keys-view.js';
import { loadSite, memoryKey } from './load-site.js';
import { mastheadView } from './masthead-view.js';
import { noSourceView } from './no-source-view.js';
import { keyOfAddress, pinnedTrust, readPageData, trustOf } from './page-data.js';
import { pagePlace } from './page-place.js';
import { browserMemory, rememberSeen } from './remembered.js';
import { serverSource } from './server-source.js';
import type { SiteState } from './site-state.js';
import { carriedSource, folderSource, type ObjectSource } from './source.js';
import { type SummaryFacts, summaryView } from './summary-view.js';
import { themeButton } from './theme.js';
import { verifiedView } from './verified-view.js';

const slot = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
};

const { facts, objects } = readPageData((id) => slot(id).textContent ?? '');
const place = pagePlace(facts, location.href);
const memory = browserMemory();
const own = trustOf(facts);
const summary = summaryView();
const body = el('div', { class: 'parts' });
const keys = el('div', { class: 'keys-place' });

const firstSource = (): ObjectSource | undefined => {
  if (!place.isFile) return serverSource(place.root, location.href);
  return objects && carriedSource(objects, place.root);
};

let source = firstSource();
let pinned: PageKey | undefined;
/** Which run of `start` is the one that the page shows. */
let run = 0;

const forget = (): void => {
  rememberSeen(memory, memoryKey(facts.product, facts.channel), undefined);
  void start();
};

const actionsOf = (state: SiteState): readonly HTMLElement[] => {
  if (state.kind === 'unreachable' || state.kind === 'empty') return [button('Try again', () => void start())];
  if (state.kind === 'refused' && state.rolledBack) return [button('Forget what this browser has seen', forget)];
  return [];
};

const tell = (state: SiteState, more: Partial<SummaryFacts> = {}): void => {
  const trust = pinned ? pinnedTrust(pinned) : own;
  const verified = state.kind === 'verified' ? state.site.index.predicate : undefined;
  const total = (verified?.releases.length ?? 0) + (verified?.archive?.releases ?? 0);
  summary.update({
    state,
    releases: new Map(),
    faults: [],
    total,
    trust,
    pinned: pinned !== undefined,
    actions: actionsOf(state),
    ...more,
  });
};

const chooseFolder = (files: FileList): boolean => {
  const folder = folderSource(files, channelLayout(facts.channel).index, place.root);
  if (!folder) return false;
  source = folder;
  void start();
  return true;
};

const showKeys = (): void => {
  const trust = pinned ? pinnedTrust(pinned) : own;
  const pin = (key: PageKey | undefined): void => {
    pinned = key;
    history.replaceState(null, '', key ? `#key=${encodeURIComponent(key.text)}` : location.pathname + location.search);
    void start();
    keys.querySelector('h2')?.scrollIntoView({ block: 'nearest' });
  };
  replace(keys, keysView({ trust, pinned: pinned !== undefined, pin }));
};

/** Verifies and shows everything anew, by the keys and the source that hold now. */
const start = async (): Promise<void> => {
  run += 1;
  const mine = run;
  document.documentElement.dataset.ready = 'no';
  showKeys();
  const state = await stateNow();
  if (mine !== run) return;
  replace(body);
  tell(state);
  if (state.kind === 'no-source') replace(body, noSourceView(place.site, chooseFolder));
  if (state.kind === 'verified' && source) {
    const { site } = state;
    const trust = pinned ? pinnedTrust(pinned) : own;
    const { parts, started } = verifiedView({
      site,
      source,
      trust,
      address: place.site,
      now: new Date(),
      changed: (checks, faults) => {
        if (mine === run) tell(state, { releases: checks.states(), faults });
      },
    });
    replace(body, ...parts);
    await started;
  }
  if (mine === run) document.documentElement.dataset.ready = 'yes';
};

const stateNow = async (): Promise<SiteState> => {
  const asked = keyOfAddress(location.hash);
  if (asked?.kind === 'good') pinned = asked.value;
  // Whoever asks for a key of their own must not get the page’s instead.
  if (asked?.kind === 'bad')
    return { kind: 'refused', path: 'The key in the address', reason: asked.reason, rolledBack: false };
  if (!source) return { kind: 'no-source' };
  showKeys();
  tell({ kind: 'verifying' });
  const trust = pinned ? pinnedTrust(pinned) : own;
  return loadSite({ product: facts.product, channel: facts.channel, trust, source, memory, now: new Date() });
};

document.title = `${facts.product} ${facts.channel}: releases`;
replace(slot('masthead'), ...mastheadView(facts, place.root, themeButton(memory)));
replace(slot('page'), summary.element, body, keys);
replace(
  slot('imprint'),
  el(
    'p',
    {},
    'Published with ',
    el('strong', {}, 'ota-release'),
    '. This page asks no other server and keeps the newest revision it has seen, and your colours, in this browser. ',
    el('a', { href: source ? source.href(channelLayout(facts.channel).index) : 'index.json' }, 'index.json'),
  ),
);
// A jump inside the page takes the key from the address, and from nobody’s trust.
addEventListener('hashchange', () => {
  if (keyOfAddress(location.hash)) void start();
});
void start();
