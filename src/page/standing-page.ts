import type { Host } from '../hosts/host.js';
import type { IndexPredicate } from '../site/index-statement.js';
import type { ChannelLayout } from '../site/layout.js';
import { isOwnPage } from './page-document.js';
import { pageSource } from './page-view.js';

/**
 * What stands where a channel has its page for people. `named`: the very page that the newest revision names. `free`: nothing, or another
 * page of ours. `foreign`: somebody else’s; `named` where the revision names a page all the same, so that this one took its place.
 */
export type StandingPage =
  | { readonly kind: 'named'; readonly sha256: string }
  | { readonly kind: 'free' }
  | { readonly kind: 'foreign'; readonly named: boolean };

/** What is looked at. */
export interface PageLook {
  readonly host: Pick<Host, 'read' | 'compareCopy'>;
  readonly layout: Pick<ChannelLayout, 'page'>;
  /** What the newest revision says; undefined before the first. */
  readonly predicate: Pick<IndexPredicate, 'page'> | undefined;
  /** Whether the channel is to have a page. */
  readonly wanted: boolean;
}

/** Looks at the page of a channel: one question to the host, and a second where it is another page than the one that is named. */
export const lookAtPage = async ({ host, layout, predicate, wanted }: PageLook): Promise<StandingPage> => {
  const named = predicate?.page;
  if (!named && !wanted) return { kind: 'free' };
  if (named && (await host.compareCopy(layout.page, pageSource(named))).kind === 'same')
    return { kind: 'named', sha256: named.sha256 };
  const stored = await host.read(layout.page);
  return stored && !isOwnPage(stored.bytes) ? { kind: 'foreign', named: named !== undefined } : { kind: 'free' };
};
