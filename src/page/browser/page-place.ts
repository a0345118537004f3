import type { PageFacts } from '../page-document.js';

/** Where a page stands. */
export interface PagePlace {
  /** The site’s root, relative to the page: empty where the page stands in it. */
  readonly root: string;
  /** The site’s root for commands: an address without a slash at its end, or a path of this machine. */
  readonly site: string;
  readonly isFile: boolean;
}

/** The page under its immutable name, which stands in a folder of its own. */
const IMMUTABLE = /\/pages\/[0-9a-f]{64}\.html$/;

/** Where the page stands, by its address. The immutable original of a page is one folder further in than its copy. */
export const pagePlace = ({ root, channel }: Pick<PageFacts, 'root' | 'channel'>, address: string): PagePlace => {
  const { protocol, pathname } = new URL(address);
  const immutable = IMMUTABLE.exec(pathname);
  const folder = immutable ? pathname.slice(0, immutable.index) : '';
  const inChannel = folder.endsWith(`/channels/${channel}`);
  const fromPage = immutable ? `../${inChannel ? '../../' : ''}` : root;
  const url = new URL(fromPage || './', address);
  const isFile = protocol === 'file:';
  const shown = isFile ? decodeURIComponent(url.pathname) : url.origin + url.pathname;
  return { root: fromPage, site: shown.replace(/\/$/, ''), isFile };
};
