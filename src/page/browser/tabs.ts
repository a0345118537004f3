import { el, replace } from './dom.js';

/** One tab: its name, and what it shows when it is chosen. */
export interface Tab {
  readonly id: string;
  readonly name: string;
  readonly content: () => HTMLElement;
}

/** Tabs as the ARIA practices have them: arrows, Home and End choose one, and only the chosen one is in the order of Tab. */
export const tabs = (label: string, all: readonly Tab[]) => {
  let chosen = all[0]?.id;
  const panel = el('div', { role: 'tabpanel', id: 'tab-panel', tabindex: 0, class: 'tab-panel' });
  const buttons = all.map(({ id, name }) =>
    el(
      'button',
      { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': 'tab-panel', click: () => choose(id) },
      name,
    ),
  );
  const show = (): void => {
    for (const [at, { id }] of all.entries()) {
      buttons[at]?.setAttribute('aria-selected', String(id === chosen));
      buttons[at]?.setAttribute('tabindex', id === chosen ? '0' : '-1');
    }
    panel.setAttribute('aria-labelledby', `tab-${chosen}`);
    replace(panel, all.find(({ id }) => id === chosen)?.content());
  };
  const choose = (id: string | undefined): void => {
    chosen = id;
    show();
  };
  const list = el('div', { role: 'tablist', 'aria-label': label, class: 'tab-list' }, ...buttons);
  list.addEventListener('keydown', (event) => {
    const at = all.findIndex(({ id }) => id === chosen);
    const next = nextTab(event.key, at, all.length);
    if (next === undefined) return;
    event.preventDefault();
    choose(all[next]?.id);
    buttons[next]?.focus();
  });
  show();
  return { element: el('div', { class: 'tabs' }, list, panel), show };
};

const nextTab = (key: string, at: number, count: number): number | undefined => {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
};
