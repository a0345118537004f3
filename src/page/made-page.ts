import { sha256Hex } from '../site/json-bytes.js';
import { type ChannelLayout, pagePath, STABLE } from '../site/layout.js';
import type { MakePage } from '../site/next-index.js';
import { pageDocument } from './page-document.js';

/** Which page a channel has. */
export interface PageSettings {
  readonly layout: Pick<ChannelLayout, 'channel'>;
  /** Channels to link to; its own among them is left out, `stable` is added. */
  readonly channels: readonly string[];
}

/** What makes the page of a channel, whoever its revision trusts: of the template and these facts alone, so that it is the same on every machine. */
export const pageMaker =
  (template: string, { layout: { channel }, channels }: PageSettings): MakePage =>
  ({ product, trustedKeys, threshold }) => {
    const bytes = pageDocument(template, {
      product,
      channel,
      root: channel === STABLE ? '' : '../../',
      trustedKeys: trustedKeys.map(({ keyid, publicKey }) => ({ keyid, publicKey })),
      threshold,
      channels: otherChannels(channel, channels),
    });
    const sha256 = sha256Hex(bytes);
    return { path: pagePath(sha256), sha256, size: bytes.length, bytes };
  };

const otherChannels = (own: string, channels: readonly string[]): readonly string[] => {
  const others = new Set([STABLE, ...channels]);
  others.delete(own);
  return [...others];
};
