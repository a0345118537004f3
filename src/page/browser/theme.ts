import { el } from './dom.js';
import { icon } from './icons.js';
import type { Memory } from './remembered.js';

type Theme = 'light' | 'dark';

const systemTheme = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
const isTheme = (text: string | undefined): text is Theme => text === 'light' || text === 'dark';

const show = (theme: Theme | undefined): void => {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
};

/** A button for light and dark. What the visitor chose is remembered; until then the system’s choice holds. */
export const themeButton = (memory: Memory): HTMLButtonElement => {
  const kept = memory.get('theme');
  let theme = isTheme(kept) ? kept : undefined;
  show(theme);
  const label = el('span', { class: 'spoken' });
  const button = el('button', { type: 'button', class: 'plain theme' }, icon('theme'), label);
  const name = () => {
    const other = (theme ?? systemTheme()) === 'dark' ? 'light' : 'dark';
    label.textContent = `Switch to ${other} colours`;
    button.title = label.textContent;
  };
  button.addEventListener('click', () => {
    theme = (theme ?? systemTheme()) === 'dark' ? 'light' : 'dark';
    memory.set('theme', theme);
    show(theme);
    name();
  });
  name();
  return button;
};
