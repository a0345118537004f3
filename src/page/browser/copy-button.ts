import { el } from './dom.js';
import { icon } from './icons.js';

const SHOWN_MS = 1600;

/** A button that copies a text, wherever the browser allows it at all. `what` is said by it: `Copy the digest`. */
export const copyButton = (what: string, text: () => string): HTMLButtonElement => {
  const said = el('span', { class: 'said', 'aria-live': 'polite' });
  const button = el(
    'button',
    { type: 'button', class: 'copy', 'aria-label': `Copy ${what}`, title: `Copy ${what}` },
    icon('copy'),
    said,
  );
  button.addEventListener('click', async () => {
    const copied = await copyText(text(), button);
    button.classList.toggle('copied', copied);
    said.textContent = copied ? 'Copied' : 'Select and copy by hand';
    setTimeout(() => {
      button.classList.remove('copied');
      said.textContent = '';
    }, SHOWN_MS);
  });
  return button;
};

/** Browsers have the clipboard’s API in secure contexts alone; the older way does everywhere else. */
const copyText = async (text: string, near: Element): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, near);
  }
};

const copyBySelection = (text: string, near: Element): boolean => {
  const area = el('textarea', { class: 'spoken', 'aria-hidden': 'true', tabindex: -1 });
  area.value = text;
  const focused = document.activeElement;
  near.after(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
};
