import type { ChannelLayout } from '../site/layout.js';

/**
 * The URLs of what a release changes: index and pointers, the page for people under both of its addresses, and the upgrade object, which a
 * device may have asked for before it was there. All else is written once, under names that nobody knows before.
 *
 * @param publicUrl without a trailing slash.
 */
export const purgeUrls = (publicUrl: string, layout: ChannelLayout, version: string | undefined): readonly string[] =>
  [
    layout.index,
    layout.versions,
    layout.latest,
    layout.page,
    layout.prefix,
    ...(version === undefined ? [] : [layout.upgradeObject(version)]),
  ].map((path) => new URL(`${publicUrl}/${path}`).href);
