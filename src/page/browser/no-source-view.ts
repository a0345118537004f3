import { copyButton } from './copy-button.js';
import { el, replace } from './dom.js';

/** What a visitor can do who opened the page as a file: choose its folder, or serve it. */
export const noSourceView = (site: string, chosen: (files: FileList) => boolean): HTMLElement => {
  const fault = el('p', { class: 'refused', role: 'alert' });
  const input = el('input', { type: 'file', id: 'folder', webkitdirectory: true, multiple: true, class: 'spoken' });
  input.addEventListener('change', () => {
    if (input.files && input.files.length > 0 && !chosen(input.files))
      replace(fault, 'This folder holds no index of this channel: choose the one that holds the whole site.');
  });
  const command = `python3 -m http.server --bind 127.0.0.1 --directory ${quoted(site)} 8000`;
  return el(
    'section',
    { class: 'note', 'aria-labelledby': 'note-title' },
    el('h2', { id: 'note-title' }, 'Two ways on'),
    el(
      'p',
      {},
      'Choose the folder that holds the site. The browser reads it and sends nothing anywhere; it may call that an upload.',
    ),
    el('p', {}, input, el('label', { for: 'folder', class: 'button primary' }, 'Choose the site’s folder')),
    fault,
    el('p', {}, 'Or serve the folder, and open ', el('code', {}, 'http://127.0.0.1:8000/'), ':'),
    el(
      'div',
      { class: 'commands' },
      el('pre', { tabindex: 0, 'aria-label': 'Command' }, el('code', {}, command)),
      copyButton('the command', () => command),
    ),
  );
};

const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
