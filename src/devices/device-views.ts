import { z } from 'zod';
import type { ArchiveDirectory, IndexPredicate } from '../site/index-statement.js';
import type { ChannelLayout } from '../site/layout.js';
import type { NewObject } from '../site/next-index.js';
import { type ChannelView, channelView } from './channel-view.js';

/** What the documents of a family are made from, apart from its own settings. */
export interface ViewContext {
  readonly layout: ChannelLayout;
  readonly channel: ChannelView;
  /** The URL under which devices reach the site, without a trailing slash. */
  readonly publicUrl: string;
}

/** Makes the mutable documents of one family. Pure: the same revision gives the same bytes, whoever brings the site in line. */
export type FamilyViews = (settings: unknown, context: ViewContext) => readonly NewObject[];

/** One line a family that has mutable documents. */
const FAMILY_VIEWS: Readonly<Record<string, FamilyViews>> = {};

const siteSettingsSchema = z.looseObject({ publicUrl: z.url() });

/**
 * The mutable documents of every family that a revision was made for, in the order of the families. They follow from the signed
 * revision alone, so that whoever sees it (a release, a mirror, an audit) makes or expects the same ones.
 */
export const deviceViews = (
  layout: ChannelLayout,
  predicate: IndexPredicate,
  directory: ArchiveDirectory,
): readonly NewObject[] => {
  const { site, ...families } = predicate.families ?? {};
  const settings = siteSettingsSchema.safeParse(site);
  if (!settings.success) return [];
  const context = { layout, channel: channelView(predicate, directory), publicUrl: settings.data.publicUrl };
  return Object.entries(families).flatMap(([family, own]) => FAMILY_VIEWS[family]?.(own, context) ?? []);
};
