import { copyButton } from './copy-button.js';
import { button, el, replace } from './dom.js';
import { type PageKey, type PageTrust, readKey } from './keys.js';
import { fullDigest } from './release-details.js';

/** What the section about keys is made from. */
export interface KeysFacts {
  readonly trust: PageTrust;
  readonly pinned: boolean;
  /** Takes only this key from now on; undefined takes the page’s own again. */
  readonly pin: (key: PageKey | undefined) => void;
}

/** Whose signatures count, and how to make it a key of one’s own. */
export const keysView = ({ trust, pinned, pin }: KeysFacts): HTMLElement =>
  el(
    'section',
    { class: 'keys', 'aria-labelledby': 'keys-title' },
    el('h2', { id: 'keys-title' }, 'Keys'),
    pinned
      ? el(
          'p',
          {},
          el('strong', {}, 'You pinned a key.'),
          ' Only its signatures count here, whatever this page and this site say.',
        )
      : el(
          'p',
          {},
          `${trust.keys.length === 1 ? 'This key' : `${trust.threshold} of these keys`} must have signed. What came with the page is as good as the server it came from: to be sure, compare the key id with one from elsewhere, or pin a key that you have.`,
        ),
    el('ul', { class: 'key-list' }, ...trust.keys.map(keyView)),
    pinned && button('Use the page’s keys again', () => pin(undefined)),
    pinForm(pin),
  );

const keyView = (key: PageKey): HTMLElement =>
  el(
    'li',
    {},
    el('div', {}, el('span', { class: 'quiet' }, 'Key id'), fullDigest('the key id', key.keyId)),
    el(
      'div',
      {},
      el('span', { class: 'quiet' }, 'Public key'),
      el(
        'span',
        { class: 'digest' },
        el('code', {}, key.text),
        copyButton('the public key', () => key.text),
      ),
    ),
  );

const pinForm = (pin: KeysFacts['pin']): HTMLElement => {
  const area = el('textarea', {
    id: 'pin',
    rows: 3,
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': 'pin-hint pin-fault',
  });
  const fault = el('p', { class: 'refused', id: 'pin-fault', role: 'alert' });
  const take = (): void => {
    const key = readKey(area.value);
    replace(fault, key.kind === 'bad' ? `This key can’t be pinned: ${key.reason}.` : '');
    if (key.kind === 'good') pin(key.value);
  };
  return el(
    'details',
    { class: 'pin' },
    el('summary', {}, 'Pin a key of your own'),
    el('label', { for: 'pin' }, 'Public key'),
    area,
    el(
      'p',
      { id: 'pin-hint', class: 'quiet' },
      'As base64, PEM, or minisign’s form. An address that ends with ',
      el('code', {}, '#key=<base64>'),
      ' pins it as well, and can be kept as a bookmark.',
    ),
    button('Pin this key', take),
    fault,
  );
};
