import type { PageFacts } from '../page-document.js';
import { el } from './dom.js';
import { addressOf } from './source.js';

/** The page’s head: the product, its channels, and the switch of colours. */
export const mastheadView = (
  { product, channel, channels }: PageFacts,
  root: string,
  theme: HTMLElement,
): readonly HTMLElement[] => [
  el(
    'div',
    { class: 'name' },
    el('h1', {}, product),
    el('p', {}, 'Releases of the ', el('strong', {}, channel), ' channel'),
  ),
  channelLinks(channel, channels, root),
  theme,
];

const channelLinks = (channel: string, channels: readonly string[], root: string): HTMLElement => {
  const all = [...new Set([channel, ...channels])].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return el(
    'nav',
    { 'aria-label': 'Channels' },
    el(
      'ul',
      {},
      ...all.map((name) =>
        el(
          'li',
          {},
          el('a', { href: channelHref(root, name), 'aria-current': name === channel ? 'page' : undefined }, name),
        ),
      ),
    ),
  );
};

const rank = (channel: string): number => (channel === 'stable' ? 0 : 1);

const channelHref = (root: string, channel: string): string =>
  addressOf(root, channel === 'stable' ? 'index.html' : `channels/${channel}/index.html`);
