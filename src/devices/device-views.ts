import { z } from 'zod';
import type { ArchiveDirectory, IndexPredicate } from '../site/index-statement.js';
import type { ChannelLayout } from '../site/layout.js';
import { type CopiedObject, isCopied, type ViewObject } from '../site/mutable-object.js';
import { type ChannelView, channelView } from './channel-view.js';
import { connhexViews } from './connhex/alias.js';
import { iotoDocuments } from './ioto/documents.js';
import { ivyViews } from './ivy/views.js';
import { pantavisorViews } from './pantavisor/remote-view.js';

/** What the documents of a family are made from, apart from its own settings. */
export interface ViewContext {
  readonly layout: ChannelLayout;
  readonly channel: ChannelView;
  /** The URL under which devices reach the site, without a trailing slash. */
  readonly publicUrl: string;
}

/** Makes the mutable documents of one family. Pure: the same revision gives the same bytes, whoever brings the site in line. */
export type FamilyViews = (settings: unknown, context: ViewContext) => readonly ViewObject[];

/** One line a family that has mutable documents. */
const FAMILY_VIEWS: Readonly<Record<string, FamilyViews>> = {
  connhex: connhexViews,
  ivy: ivyViews,
  ioto: iotoDocuments,
  pantavisor: pantavisorViews,
};

const siteSettingsSchema = z.looseObject({ publicUrl: z.url() });

/** The URL under which devices reach the site, as the index keeps it; undefined where no family asks for it. */
export const siteUrlOf = ({ families }: Pick<IndexPredicate, 'families'>): string | undefined =>
  siteSettingsSchema.safeParse(families?.site).data?.publicUrl;

/**
 * The mutable documents of every family that a revision was made for, in the order of the families. They follow from the signed
 * revision alone, so that whoever sees it (a release, a mirror, an audit) makes or expects the same ones.
 */
export const deviceViews = (
  layout: ChannelLayout,
  predicate: IndexPredicate,
  directory: ArchiveDirectory,
): readonly ViewObject[] => {
  const { site, ...families } = predicate.families ?? {};
  const settings = siteSettingsSchema.safeParse(site);
  if (!settings.success) return [];
  const context = { layout, channel: channelView(predicate, directory), publicUrl: settings.data.publicUrl };
  return Object.entries(families).flatMap(([family, own]) => FAMILY_VIEWS[family]?.(own, context) ?? []);
};

/** Families of which a document is a copy of a bundle. */
const COPYING: ReadonlySet<string> = new Set(['site', 'connhex']);

/** The documents that are copies of a bundle: what a web server is told of. None depends on the archive. */
export const copiesOf = (layout: ChannelLayout, predicate: IndexPredicate): readonly CopiedObject[] => {
  const families = Object.fromEntries(Object.entries(predicate.families ?? {}).filter(([name]) => COPYING.has(name)));
  return deviceViews(layout, { ...predicate, families }, { pages: [], groups: [] }).filter(isCopied);
};
