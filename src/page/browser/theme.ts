import { el } from './dom.js';
import { icon } from './icons.js';
import type { Memory } from './remembered.js';

type Theme = 'light' | 'dark';

const systemTheme = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
const isTheme = (text: string | undefined): text is Theme => text === 'light' || text === 'dark';

/** The dark colours are a style sheet of their own, which the system’s wish switches on until the visitor does. */
const show = (sheet: HTMLStyleElement | null, theme: Theme | undefined): void => {
  if (sheet && theme) sheet.media = theme === 'dark' ? 'all' : 'not all';
};

/** A button for light and dark. What the visitor chose is remembered; until then the system’s choice holds. */
export const themeButton = (memory: Memory): HTMLButtonElement => {
  const kept = memory.get('theme');
  let theme = isTheme(kept) ? kept : undefined;
  const sheet = document.querySelector<HTMLStyleElement>('#dark');
  show(sheet, theme);
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
    show(sheet, theme);
    name();
  });
  name();
  return button;
};
